"""The canonical candidate file, and the faulty lines as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from socle.core.exchange.candidates.checking import CheckedLine
from socle.core.exchange.candidates.columns import COLUMNS, ERRORS_COLUMN, HEADER
from socle.core.exchange.candidates.row import CandidateRow
from socle.core.exchange.tables.writing import harmless


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
    lines = ([harmless(cell) for cell in with_errors(line)] for line in faulty)
    write_cells(lines, target, (*HEADER, ERRORS_COLUMN))


def with_errors(line: CheckedLine, width: int = len(COLUMNS)) -> tuple[str, ...]:
    """One cell more than the header, so that the errors stay under their heading even on a line cut short."""
    cells = (line.cells + ("",) * width)[:width]
    return (*cells, " | ".join(str(error) for error in line.errors))
