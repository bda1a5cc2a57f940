"""The spreadsheet of errors: the faulty lines, marked where they are to be mended.

It opens on the first cell to mend; each one is coloured and carries a comment that says why and what to do.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from socle.core.exchange.candidates.checking import CheckedLine
from socle.core.exchange.candidates.choices import add_offered, offer
from socle.core.exchange.candidates.columns import ERRORS_COLUMN, HEADER
from socle.core.exchange.candidates.sheet import FIRST, headed_sheet
from socle.core.exchange.candidates.writing import with_errors
from socle.core.exchange.tables.writing import text_cell

TO_MEND = PatternFill("solid", start_color="FFE8B8", end_color="FFE8B8")
# Spreadsheets draw every comment when they open a file: beyond these, the colour and the last column tell.
MOST_COMMENTS = 2_000
WIDTH, HEIGHT = 320, 90


def write_errors_xlsx(
    faulty: Iterable[CheckedLine], target: BinaryIO, offered: Mapping[str, tuple[str, ...]]
) -> None:
    """The faulty lines and a 27th column; sent back once mended, that column is passed over."""
    book, lines = Workbook(write_only=True), iter(faulty)
    first = next(lines, None)
    at = (2, min(told_at(first)) + 1) if first and first.errors else FIRST
    sheet = headed_sheet(book, "Lignes à corriger", (*HEADER, ERRORS_COLUMN), opens_at=at)
    offer(sheet, offered)
    comments = 0
    for line in chain([first] if first else [], lines):
        cells = [text_cell(sheet, text) for text in with_errors(line)]
        comments += mark(cells, line, commented=comments < MOST_COMMENTS)
        sheet.append(cells)
    add_offered(book, offered)
    book.save(target)


def told_at(line: CheckedLine) -> dict[int, list[str]]:
    """Where to mend in the line, and what to do there: position of the column → sentences."""
    told: dict[int, list[str]] = {}
    for error in line.errors:
        told.setdefault(HEADER.index(error.column), []).append(f"{error.reason} ; {error.remedy}.")
    return told


def mark(cells: Sequence[Any], line: CheckedLine, *, commented: bool) -> int:
    """Colour the cells to mend, and comment them; answer how many comments were written."""
    told = told_at(line)
    for position, sentences in told.items():
        cells[position].fill = TO_MEND
        if commented:
            text = "\n".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)
            cells[position].comment = Comment(text, "Contrôle", height=HEIGHT, width=WIDTH)
    return len(told) if commented else 0
