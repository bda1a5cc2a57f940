import io
from typing import Any

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from socle.core.exchange.candidates.choices import CLOSED, choices
from socle.core.exchange.candidates.columns import HEADER
from socle.core.exchange.candidates.template import EXAMPLES, example_cells, write_template_xlsx
from socle.scheme import scheme
from tests.core.exchange.candidates.files import TODAY, check, csv_of

OFFERED = choices(scheme().lists, TODAY)


def template() -> bytes:
    target = io.BytesIO()
    write_template_xlsx(target, OFFERED)
    return target.getvalue()


def test_blank_template_is_a_readable_file_without_candidates() -> None:
    report = check(template())
    assert (report.lines, report.errors) == (0, ())


def test_the_examples_of_the_template_pass_the_check() -> None:
    report = check(csv_of(*(example_cells(each) for each in EXAMPLES)))
    assert (report.lines, report.errors) == (2, ())


def test_another_reader_finds_the_examples_on_a_sheet_of_their_own() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(template()))
    assert book.sheet_names == ["Candidats", "Exemples", "Mode d’emploi", "Listes"]
    rows = book.get_sheet_by_name("Exemples").to_python()
    assert [tuple(row) for row in rows] == [HEADER, *(example_cells(each) for each in EXAMPLES)]


def drop_downs(book: Any, sheet: Any) -> dict[str, tuple[list[str], bool]]:
    """What each column offers once the workbook is read back: its values, and whether others are refused."""
    told = {}
    for rule in sheet.data_validations.dataValidation:
        letter = str(rule.sqref).partition("2")[0]
        name, _, area = rule.formula1.partition("!")
        values = [row[0].value for row in book[name][area.replace("$", "")]]
        told[sheet[f"{letter}1"].value] = (values, rule.showErrorMessage)
    return told


def test_the_template_offers_drop_down_values_in_every_column_that_has_a_list() -> None:
    book = load_workbook(io.BytesIO(template()))
    told = drop_downs(book, book["Candidats"])
    assert set(told) == {
        "Statut à l'inscription",
        "Niveau d'instruction",
        "Origine de la démarche",
        "Financeur",
        "Civilité",
        "Né à l'étranger",
        "Zone géographique de naissance",
        "Né en collectivité d'outre-mer",
        "CCPI",
        "Statut",
        "Obtention après la première évaluation ?",
    }
    assert told["Civilité"] == (["M", "MME"], True)
    assert told["Zone géographique de naissance"] == (["100", "200", "300", "400", "500"], True)
    assert told["Niveau d'instruction"] == (
        [
            "Sans diplôme",
            "Brevet des collèges",
            "CAP ou BEP",
            "Baccalauréat",
            "Après le baccalauréat",
            "Diplôme obtenu dans un autre pays",
        ],
        False,
    )


def test_a_value_of_a_closed_list_is_accepted_by_the_check() -> None:
    for field, values in CLOSED.items():
        for value in values:
            errors = check(csv_of(example_cells({**EXAMPLES[1], field: value}))).errors
            assert [error for error in errors if "n’est pas prévu" in error.reason] == []
