"""Writing a list as CSV or XLSX, one row at a time: no cell of it can run as a formula.

CSV: UTF-8 with BOM, separator `;`, CRLF, days as DD/MM/YYYY (RFC 4180, and what French spreadsheets expect).
XLSX: days are days, numbers are numbers, and text is text whatever it starts with.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from socle.core.exchange.candidates.cells import date_text, would_run_as_formula
from socle.core.exchange.candidates.columns import LONGEST_CELL
from socle.core.exchange.tables.table import Cell, Table

DAY_FORMAT, TEXT_FORMAT = "DD/MM/YYYY", "@"
NARROWEST = 14


def write_csv(table: Table, target: BinaryIO) -> None:
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([_told(cell) for cell in row] for row in table.rows)
    text.flush()
    text.detach()


def _told(cell: Cell) -> str | int:
    if isinstance(cell, date):
        return date_text(cell)
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else cell


def harmless(text: str) -> str:
    """Spreadsheets run CSV cells that start like a formula; an apostrophe keeps them text."""
    return f"'{text}" if would_run_as_formula(text) else text


def write_xlsx(table: Table, target: BinaryIO) -> None:
    """One sheet, its headings frozen; rows go to a temporary file as they come, whatever their number."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.title[:31])
    for index, name in enumerate(table.header, 1):
        sheet.column_dimensions[get_column_letter(index)].width = max(NARROWEST, len(name) + 2)
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, name) for name in table.header])
    for row in table.rows:
        sheet.append(_cells(sheet, row))
    book.save(target)


def _heading(sheet: Any, name: str) -> Any:
    cell = text_cell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _cells(sheet: Any, row: Sequence[Cell]) -> list[Any]:
    return [_cell(sheet, cell) for cell in row]


def _cell(sheet: Any, cell: Cell) -> Any:
    if isinstance(cell, str):
        return text_cell(sheet, cell)
    return _day(sheet, cell) if isinstance(cell, date) else cell


def text_cell(sheet: Any, text: str) -> Any:
    """A cell that stays text whatever it starts with: « =2+2 » is shown, never computed."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub(" ", text)[:LONGEST_CELL])
    cell.data_type = "s"
    cell.number_format = TEXT_FORMAT
    return cell


def _day(sheet: Any, day: date) -> Any:
    cell = WriteOnlyCell(sheet, value=day)
    cell.number_format = DAY_FORMAT
    return cell
