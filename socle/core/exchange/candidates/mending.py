"""The spreadsheet of errors: the faulty lines, marked where they are to be mended.

It opens on the first cell to mend; each one is coloured and carries a comment that says why and what to do.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, BinaryIO, Protocol

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


class ToMend(Protocol):
    """What is wrong in one column, and what to do."""

    @property
    def column(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def remedy(self) -> str: ...


# Spreadsheets draw every comment when they open a file: beyond these, the colour and the last column tell.
MOST_COMMENTS = 2_000
WIDTH, HEIGHT = 320, 90


def write_errors_xlsx(
    faulty: Iterable[CheckedLine],
    target: BinaryIO,
    offered: Mapping[str, tuple[str, ...]],
    header: Sequence[str] = HEADER,
) -> None:
    """The faulty lines and one more column; sent back once mended, that column is passed over.

    Under a body's own columns, whose words are theirs, nothing is offered.
    """
    book, lines = Workbook(write_only=True), iter(faulty)
    first = next(lines, None)
    at = (2, min(told_at(first.errors, header)) + 1) if first and first.errors else FIRST
    sheet = headed_sheet(book, "Lignes à corriger", (*header, ERRORS_COLUMN), opens_at=at)
    offer(sheet, offered)
    comments = 0
    for line in chain([first] if first else [], lines):
        cells = [text_cell(sheet, text) for text in with_errors(line, len(header))]
        comments += mark(cells, told_at(line.errors, header), commented=comments < MOST_COMMENTS)
        sheet.append(cells)
    if offered:
        add_offered(book, offered)
    book.save(target)


def told_at(errors: Iterable[ToMend], header: Sequence[str]) -> dict[int, list[str]]:
    """Where to mend in the line, and what to do there: position of the column → sentences.

    What a body's own columns do not hold is told in the last one.
    """
    told: dict[int, list[str]] = {}
    for error in errors:
        position = header.index(error.column) if error.column in header else len(header)
        told.setdefault(position, []).append(f"{error.reason} ; {error.remedy}.")
    return told


def mark(cells: Sequence[Any], told: Mapping[int, Sequence[str]], *, commented: bool) -> int:
    """Colour the cells to mend, and comment them; answer how many comments were written."""
    for position, sentences in told.items():
        cells[position].fill = TO_MEND
        if commented:
            text = "\n".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)
            cells[position].comment = Comment(text, "Contrôle", height=HEIGHT, width=WIDTH)
    return len(told) if commented else 0
