"""A file with a body's own columns, as the person who chooses what they give looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass

from socle.apps.exchanges.checking import lines_of
from socle.apps.exchanges.models import Import
from socle.apps.files.actions import read
from socle.core.exchange.candidates.mapping import own_header
from socle.core.person import plain

SHOWN = 3


@dataclass(frozen=True, slots=True)
class OwnFile:
    """Its columns that have a name, and every value under them."""

    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    @classmethod
    def of(cls, record: Import) -> "OwnFile":
        (_, first), *lines = lines_of(read(record.stored), is_own=True)
        return cls(own_header(first), [cells for _, cells in lines])

    def values(self, name: str) -> tuple[str, ...]:
        """The different values of a column in the file's order, those that are spelt alike once."""
        rank = self.header.index(name)
        texts = (row[rank].strip() if rank < len(row) else "" for row in self.rows)
        found: dict[str, str] = {}
        for text in texts:
            found.setdefault(plain(text), text)
        return tuple(found.values())

    def told(self, name: str) -> str:
        """The first values, for whoever has to recognise the column."""
        values = [value for value in self.values(name) if value]
        shown = " · ".join(value[:40] for value in values[:SHOWN])
        return f"{shown}…" if len(values) > SHOWN else shown or "vide partout"
