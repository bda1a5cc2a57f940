"""Instants as credentials write them (RFC 3339), and as people say them."""

import re
from datetime import UTC, datetime

from socle.core.days import MONTHS

INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


def read_instant(value: object) -> datetime | None:
    """The instant in UTC; None when it is not written with its date, its time and its offset."""
    if not isinstance(value, str) or not INSTANT.fullmatch(value):
        return None
    try:
        # Python 3.11 reads at most six digits after the second.
        text = re.sub(r"(\.[0-9]{6})[0-9]+", r"\1", value.upper())
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def said(instant: datetime) -> str:
    """The day of that instant in UTC.

    >>> said(datetime(2026, 11, 1, tzinfo=UTC))
    '1er novembre 2026'
    """
    day = instant.astimezone(UTC).date()
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
