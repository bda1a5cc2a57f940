"""A sheet of text cells under headings, as the template and the spreadsheet of errors have them."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from socle.core.exchange.tables.writing import NARROWEST, TEXT_FORMAT, text_cell

FIRST = (2, 1)


def headed_sheet(
    book: Workbook, title: str, header: Sequence[str], *, opens_at: tuple[int, int] = FIRST
) -> Any:
    """Opened in a spreadsheet, the cell of that row and column is chosen and in sight."""
    sheet = book.create_sheet(title)
    for index, name in enumerate(header, 1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = max(NARROWEST, len(name) + 2)
        # The column itself is text, so that Excel keeps the zero of 01400 in lines typed later.
        dimension.number_format = TEXT_FORMAT
    sheet.freeze_panes = "A2"
    _open_at(sheet, *opens_at)
    headings = [text_cell(sheet, name) for name in header]
    for heading in headings:
        heading.font = Font(bold=True)
    sheet.append(headings)
    return sheet


def _open_at(sheet: Any, row: int, column: int) -> None:
    view, letter = sheet.sheet_view, get_column_letter(column)
    view.topLeftCell = f"{letter}1"
    view.pane.topLeftCell = f"{letter}{row}"
    for selection in view.selection:
        selection.activeCell = selection.sqref = f"{letter}{row}"
