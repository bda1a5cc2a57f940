import io
from typing import Any

from openpyxl import load_workbook

from socle.core.exchange.candidates import mending
from socle.core.exchange.candidates.choices import choices
from socle.core.exchange.candidates.mending import write_errors_xlsx
from socle.scheme import scheme
from tests.core.exchange.candidates.files import TODAY, check, csv_of, line

OFFERED = choices(scheme().lists, TODAY)


def errors_file(content: bytes) -> bytes:
    target = io.BytesIO()
    write_errors_xlsx(check(content).faulty_lines, target, OFFERED)
    return target.getvalue()


def sheet_of(content: bytes) -> Any:
    return load_workbook(io.BytesIO(errors_file(content))).worksheets[0]


def test_error_workbook_keeps_formulas_as_text() -> None:
    sheet = sheet_of(csv_of(line(), line(first_name="Bob", birth_name="=2+2")))
    assert (sheet.max_row, sheet.max_column) == (2, 27)
    assert (sheet.cell(2, 8).value, sheet.cell(2, 8).data_type) == ("=2+2", "s")


def test_the_spreadsheet_of_errors_can_be_sent_again_with_its_last_column() -> None:
    content = errors_file(csv_of(line(), line(first_name="Bob", title="B")))
    assert [str(error) for error in check(content).errors] == [
        "ligne 2, colonne « Civilité » : « B » n’est pas prévu ; écrivez M ou MME"
    ]


def test_the_spreadsheet_of_errors_opens_on_the_first_cell_to_mend() -> None:
    view = sheet_of(csv_of(line(title="B", birth_date="07-03-1990"))).sheet_view
    chosen = {(each.activeCell, each.sqref) for each in view.selection}
    assert (chosen, view.topLeftCell, view.pane.topLeftCell) == ({("G2", "G2")}, "G1", "G2")


def test_each_cell_to_mend_is_coloured_and_says_why() -> None:
    sheet = sheet_of(csv_of(line(title="B", birth_date="07-03-1990")))
    marked = {cell.coordinate: cell.comment.text for cell in sheet[2] if cell.comment}
    assert marked == {
        "G2": "« B » n’est pas prévu ; écrivez M ou MME.",
        "Q2": "« 07-03-1990 » n’est pas une date JJ/MM/AAAA ; écrivez par exemple 07/03/1990.",
    }
    assert [cell.coordinate for cell in sheet[2] if cell.fill.fgColor.rgb == "00FFE8B8"] == ["G2", "Q2"]


def test_the_cells_to_mend_offer_their_values() -> None:
    sheet = sheet_of(csv_of(line(title="B")))
    assert "G2:G10001" in {str(rule.sqref) for rule in sheet.data_validations.dataValidation}


def test_many_errors_keep_their_colour_and_only_the_first_have_a_comment(monkeypatch: Any) -> None:
    monkeypatch.setattr(mending, "MOST_COMMENTS", 1)
    sheet = sheet_of(csv_of(line(title="A"), line(first_name="Bob", title="B")))
    assert [sheet.cell(row, 7).comment is not None for row in (2, 3)] == [True, False]
    assert sheet.cell(3, 7).fill.fgColor.rgb == "00FFE8B8"
