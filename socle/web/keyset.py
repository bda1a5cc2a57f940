"""A long list, fifty rows at a time: the address names the row after which it goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict

ON_A_PAGE = 50
AFTER = "apres"
Row = TypeVar("Row")
Following = Callable[[QuerySet[Any], Any], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """`next_query` asks for the following rows, empty on the last page; `first_query` for the first ones."""

    rows: tuple[Row, ...]
    first_query: str
    next_query: str


def part_of(
    found: QuerySet[Any], asked: QueryDict, following: Following, row: Callable[[Any], Row]
) -> Part[Row]:
    """`following` keeps what comes after a row, in the order of the list."""
    if last := last_seen(found, asked):
        found = following(found, last)
    records = list(found[: ON_A_PAGE + 1])
    shown = records[:ON_A_PAGE]
    return Part(
        rows=tuple(row(each) for each in shown),
        first_query=query(asked, None),
        next_query=query(asked, shown[-1]) if len(records) > ON_A_PAGE else "",
    )


def last_seen(found: QuerySet[Any], asked: QueryDict) -> Any:
    """The row after which to go on; an address that means nothing starts from the beginning."""
    try:
        public_id = UUID(asked.get(AFTER, ""))
    except ValueError:
        return None
    return found.filter(public_id=public_id).first()


def query(asked: QueryDict, last: Any) -> str:
    """The same filters, from after `last`."""
    again = asked.copy()
    again.pop(AFTER, None)
    if last:
        again[AFTER] = str(last.public_id)
    return again.urlencode()


def by_key(found: QuerySet[Any], last: Any) -> QuerySet[Any]:
    return found.filter(pk__gt=last.pk)


def by_key_downward(found: QuerySet[Any], last: Any) -> QuerySet[Any]:
    return found.filter(pk__lt=last.pk)
