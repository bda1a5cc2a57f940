"""The lines of a file of the history: its cells in the order of our columns, or why the line is refused."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.cells import Objection, invisible_or_formula, too_long
from socle.core.exchange.candidates.columns import Column
from socle.core.exchange.candidates.mapping import own_header
from socle.core.exchange.candidates.reading import read_rows
from socle.core.exchange.legacy.columns import File

EMPTY = Objection("elle est vide", "remplissez-la")


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing to mend.

    >>> print(Refused("certificates.csv", 3, "Statut", "elle est vide", "remplissez-la"))
    certificates.csv, ligne 3, colonne « Statut » : elle est vide ; remplissez-la
    """

    file: str
    line: int
    column: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}, ligne {self.line}, colonne « {self.column} » : {self.reason} ; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Line:
    """`cells` stand in the order of our columns; `digest` tells a line that comes back."""

    number: int
    cells: tuple[str, ...]

    @property
    def digest(self) -> str:
        return hashlib.sha256("\x1f".join(self.cells).encode()).hexdigest()


def read_file(file: File, source: BinaryIO, *, on: date) -> Iterator[Line | tuple[Refused, ...]]:
    """Each line in turn; the file is refused whole only when it cannot be read, or lacks a column."""
    lines = read_rows(source, len(file.columns))
    first = next(lines, None)
    if first is None:
        remedy = "La première ligne nomme les colonnes."
        raise UnreadableInput(f"{file.name} : le fichier est vide", remedy=remedy)
    header = own_header(first[1])
    if problems := file.problems(header):
        told = (f"{file.name}, ligne {first[0]}, {problem}" for problem in problems)
        raise UnreadableInput(*told, remedy="Les colonnes attendues sont dans docs/legacy.md.")
    order = [header.index(column.name) for column in file.columns]
    is_mended = len(first[1]) > len(header)
    for number, cells in lines:
        raw = cells[: len(header)] if is_mended else cells
        if len(raw) != len(header):
            yield (_wrong_count(file, number, len(raw)),)
            continue
        cells = tuple(raw[rank].strip() for rank in order)
        refused = tuple(_refused(file, number, cells, on))
        yield refused or Line(number, cells)


def _wrong_count(file: File, number: int, count: int) -> Refused:
    reason = f"la ligne a {count} cellules au lieu de {len(file.columns)}"
    remedy = "vérifiez les points-virgules et les guillemets de la ligne"
    return Refused(file.name, number, file.header[min(count, len(file.columns) - 1)], reason, remedy)


def _refused(file: File, number: int, cells: Sequence[str], on: date) -> Iterator[Refused]:
    for column, text in zip(file.columns, cells, strict=True):
        if objection := _objection(column, text, on):
            yield Refused(file.name, number, column.name, objection.reason, objection.remedy)


def _objection(column: Column, text: str, on: date) -> Objection | None:
    if not text:
        return EMPTY if column.compulsory else None
    return invisible_or_formula(text) or too_long(text, column.longest) or column.check(text, on)
