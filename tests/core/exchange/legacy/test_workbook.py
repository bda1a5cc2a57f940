import io
from collections.abc import Mapping
from typing import Any

import pytest
from openpyxl import load_workbook

from socle.core.exchange.candidates.columns import ERRORS_COLUMN
from socle.core.exchange.legacy.columns import CERTIFICATES, FILES, File
from socle.core.exchange.legacy.workbook import EXAMPLES, write_errors_xlsx, write_template_xlsx
from tests.core.exchange.legacy.files import ALICE, BOB, file, history, rehearsed


def template(of: File) -> Any:
    target = io.BytesIO()
    write_template_xlsx(of, target)
    return load_workbook(target)


def errors_of(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    write_errors_xlsx(rehearsed(dict(files)).refused, {n: io.BytesIO(c) for n, c in files.items()}, target)
    return target.getvalue()


@pytest.mark.parametrize("of", FILES, ids=lambda of: of.title)
def test_a_blank_file_has_an_example_a_guide_and_drop_down_values(of: File) -> None:
    book = template(of)
    filled, example, guide = (book[name] for name in ("À remplir", "Exemple", "Mode d’emploi"))
    assert [cell.value for cell in filled[1]] == [cell.value for cell in example[1]] == list(of.header)
    assert [row[0].value for row in guide.iter_rows(min_row=2)] == list(of.header)
    assert filled.max_row == 1


def test_the_closed_lists_are_offered_in_their_columns() -> None:
    book = template(CERTIFICATES)
    offered = {}
    for rule in book["À remplir"].data_validations.dataValidation:
        cells = book["Listes"][rule.formula1.partition("!")[2].replace("$", "")]
        offered[rule.errorTitle] = [cell.value for (cell,) in cells]
    assert offered == {
        "Certificat": ["CléA", "CléA Numérique", "CléA Management"],
        "Émetteur": ["COPANEF", "Branche", "Certif’Pro"],
        "Statut": ["VALIDE", "RETIRE"],
        "Civilité": ["M", "MME"],
    }


def test_the_examples_are_taken_over_as_they_stand() -> None:
    found = rehearsed({each.name: file(each, dict(EXAMPLES[each.name])) for each in FILES})
    assert [counted.accepted for counted in found.counts.values()] == [1, 1, 1]


def test_a_file_is_read_from_a_spreadsheet_too() -> None:
    book = template(CERTIFICATES)
    book["À remplir"].append([ALICE.get(column.field, "") for column in CERTIFICATES.columns])
    target = io.BytesIO()
    book.save(target)
    assert (
        rehearsed(history() | {CERTIFICATES.name: target.getvalue()}).certificates
        == rehearsed(history(ALICE)).certificates
    )


def test_the_lines_to_mend_open_where_the_first_error_is() -> None:
    wrong = BOB | {"title": "X", "status": "PERDU"}
    sheet = load_workbook(io.BytesIO(errors_of(history(ALICE, wrong))))["Certificats"]
    header = [cell.value for cell in sheet[1]]
    assert header == [*CERTIFICATES.header, ERRORS_COLUMN]
    marked = [name for name, cell in zip(header, sheet[2], strict=True) if cell.comment]
    assert (marked, sheet.max_row) == (["Statut", "Civilité"], 2)
    assert sheet.sheet_view.selection[-1].activeCell == "E2"
    assert "certificates.csv, ligne 3, colonne « Statut »" in sheet[2][-1].value


def test_lines_once_mended_are_read_with_their_column_of_errors() -> None:
    content = errors_of(history(ALICE, BOB | {"title": "X"}))
    book = load_workbook(io.BytesIO(content))
    book["Certificats"]["I2"].value = "M"
    target = io.BytesIO()
    book.save(target)
    found = rehearsed(history() | {CERTIFICATES.name: target.getvalue()})
    assert (found.refused, [line.number for line in found.certificates]) == ((), [BOB["number"]])


def test_lines_still_to_mend_have_one_column_of_errors() -> None:
    once = errors_of(history(BOB | {"title": "X"}))
    twice = load_workbook(io.BytesIO(errors_of(history() | {CERTIFICATES.name: once})))
    assert [cell.value for cell in twice["Certificats"][1]] == [*CERTIFICATES.header, ERRORS_COLUMN]
