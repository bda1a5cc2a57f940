"""A list as it leaves for a spreadsheet: its headings, and rows of typed cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

# Numbers that are names (SIREN, SIRET, postal codes) are given as text: they keep their zeros.
Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are read once, one at a time."""

    title: str
    header: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]
