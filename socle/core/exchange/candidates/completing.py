"""Filling what the sender of a candidate file left empty; what is written already is never changed."""

from collections.abc import Iterable, Iterator, Mapping, Set

from socle.core.exchange.candidates.columns import COLUMNS, POSITION
from socle.core.exchange.candidates.reading import Line

# What Pix leaves empty and the body knows, beside its own numbers.
LEFT_EMPTY = ("enrolment_status", "education_level", "initiative", "funder", "obtained_at_first_assessment")


def completed(
    lines: Iterable[Line], values: Mapping[str, str], only: Set[int] | None = None
) -> Iterator[tuple[str, ...]]:
    """The lines under the header, their empty cells filled; `only` are line numbers, None for all of them.

    A line without its 26 cells is left as it is: the check says what to mend there.
    """
    filled = {POSITION[field]: text for field, text in values.items() if text}
    for number, cells in lines:
        if len(cells) != len(COLUMNS) or (only is not None and number not in only):
            yield cells
        else:
            yield tuple(cell.strip() or filled.get(rank, "") for rank, cell in enumerate(cells))
