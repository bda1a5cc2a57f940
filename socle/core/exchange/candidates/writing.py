"""The canonical candidate file, the spreadsheet of errors and the blank template."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from socle.core.exchange.candidates.cells import would_run_as_formula
from socle.core.exchange.candidates.checking import CheckedLine
from socle.core.exchange.candidates.columns import COLUMNS, ERRORS_COLUMN, HEADER, LONGEST_CELL
from socle.core.exchange.candidates.row import CandidateRow


def write_candidates(rows: Iterable[CandidateRow], target: BinaryIO) -> None:
    """The canonical file: a file written so comes back byte for byte when read and written again."""
    write_cells((row.to_cells() for row in rows), target)


def write_cells(lines: Iterable[Sequence[str]], target: BinaryIO, header: Sequence[str] = HEADER) -> None:
    """UTF-8 with BOM, separator `;`, every cell quoted, one LF a line."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    text.flush()
    text.detach()


def write_errors_csv(faulty: Iterable[CheckedLine], target: BinaryIO) -> None:
    """Only the faulty lines, with what to mend in a 27th column."""
    lines = ([_harmless(cell) for cell in _with_errors(line)] for line in faulty)
    write_cells(lines, target, (*HEADER, ERRORS_COLUMN))


def write_errors_xlsx(faulty: Iterable[CheckedLine], target: BinaryIO) -> None:
    book = Workbook(write_only=True)
    _fill_sheet(book, "Lignes à corriger", (*HEADER, ERRORS_COLUMN), (_with_errors(line) for line in faulty))
    book.save(target)


def write_template_xlsx(target: BinaryIO) -> None:
    """The 26 headings on a first sheet of text cells, and how to fill them on a second."""
    book = Workbook(write_only=True)
    _fill_sheet(book, "Candidats", HEADER, ())
    guide = (
        (column.name, "obligatoire" if column.compulsory else "facultatif", column.expected)
        for column in COLUMNS
    )
    _fill_sheet(book, "Mode d’emploi", ("Colonne", "Obligatoire ?", "Attendu"), guide)
    book.save(target)


def _with_errors(line: CheckedLine) -> tuple[str, ...]:
    """Exactly 27 cells, so that the errors stay under their heading even on a line cut short."""
    cells = (line.cells + ("",) * len(COLUMNS))[: len(COLUMNS)]
    return (*cells, " | ".join(str(error) for error in line.errors))


def _harmless(cell: str) -> str:
    """Spreadsheets run CSV cells that start like a formula; an apostrophe keeps them text."""
    return f"'{cell}" if would_run_as_formula(cell) else cell


def _fill_sheet(book: Workbook, title: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    sheet = book.create_sheet(title)
    for index, name in enumerate(header, 1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = max(14, len(name) + 2)
        # The column itself is text, so that Excel keeps the zero of 01400 in lines typed later.
        dimension.number_format = "@"
    sheet.freeze_panes = "A2"
    sheet.append([_text_cell(sheet, name, bold=True) for name in header])
    for line in lines:
        sheet.append([_text_cell(sheet, text) for text in line])


def _text_cell(sheet: object, text: str, *, bold: bool = False) -> WriteOnlyCell:
    """A cell that stays text whatever it starts with: « =2+2 » is shown, never computed."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub(" ", text)[:LONGEST_CELL])
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell
