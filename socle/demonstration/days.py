"""Working days, and the days on which the juries of Île-de-France sit in the demonstration."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

FIRST_YEAR, LAST_YEAR = 2020, 2080
CUT_OFF = timedelta(days=10)
FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))


class Territory(StrEnum):
    """Where a jury sits; each site sends its files to one of them."""

    PARIS = "Paris"
    NORTH = "Seine-Saint-Denis et Val-d’Oise"
    WEST = "Hauts-de-Seine et Yvelines"
    SOUTH_EAST = "Seine-et-Marne, Essonne et Val-de-Marne"


# Territory → (which one of the month, weekday counted from Monday): "the third Tuesday" is (3, 1).
SITTINGS = {
    Territory.PARIS: (2, 3),
    Territory.NORTH: (2, 1),
    Territory.WEST: (3, 1),
    Territory.SOUTH_EAST: (3, 3),
}


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays(day.year)


def working_day(day: date, steps: int = 0) -> date:
    """The first working day from `day` on, then as many working days later.

    >>> working_day(date(2021, 5, 13)), working_day(date(2021, 5, 12), 1)
    (datetime.date(2021, 5, 14), datetime.date(2021, 5, 14))
    """
    days = _working_days()
    return days[bisect_left(days, day) + steps]


def working_days_ago(day: date, steps: int) -> date:
    """The last working day up to `day`, then as many working days before.

    >>> working_days_ago(date(2021, 5, 16), 1)
    datetime.date(2021, 5, 12)
    """
    days = _working_days()
    return days[bisect_right(days, day) - 1 - steps]


def working_days_of(year: int) -> tuple[date, ...]:
    days = _working_days()
    return days[bisect_left(days, date(year, 1, 1)) : bisect_left(days, date(year + 1, 1, 1))]


def next_sitting(territory: Territory, submitted_on: date) -> date:
    """The first sitting whose cut-off lets in a file submitted that day."""
    year, month = submitted_on.year, submitted_on.month
    while (sitting := _sitting(territory, year, month)) - CUT_OFF < submitted_on:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return sitting


def next_validation(submitted_on: date) -> date:
    """Where there is no jury, the certifier validates a batch on the first working day of the next month."""
    return working_day((submitted_on.replace(day=1) + timedelta(days=31)).replace(day=1))


@cache
def _sitting(territory: Territory, year: int, month: int) -> date:
    which, weekday = SITTINGS[territory]
    first = date(year, month, 1)
    wait = (weekday - first.weekday()) % 7
    return working_day(first + timedelta(days=wait + 7 * (which - 1)))


@cache
def _working_days() -> tuple[date, ...]:
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in every if is_working_day(day))


@cache
def _holidays(year: int) -> frozenset[date]:
    easter = _easter(year)
    moving = (easter + timedelta(days=days) for days in (1, 39, 50))
    return frozenset({*moving, *(date(year, month, day) for month, day in FIXED)})


def _easter(year: int) -> date:
    """The Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
