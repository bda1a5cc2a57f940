"""Many rows at once, a thousand at a time."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

PAGE = 1000
Row = TypeVar("Row")


def pages_of(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), PAGE):
        yield rows[start : start + PAGE]
