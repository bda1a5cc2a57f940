"""Days as other software writes them; a day that could be read in two ways is not read."""

import re
from datetime import date
from enum import StrEnum

from socle.core.exchange.candidates.cells import Objection


class DayOrder(StrEnum):
    """Whatever the order, a year in front says which number is the month."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


PATTERNS = {
    DayOrder.DAY_FIRST: "JJ/MM/AAAA",
    DayOrder.MONTH_FIRST: "MM/JJ/AAAA",
    DayOrder.YEAR_FIRST: "AAAA-MM-JJ",
}
_EXAMPLES = {
    DayOrder.DAY_FIRST: "07/03/1990",
    DayOrder.MONTH_FIRST: "03/07/1990",
    DayOrder.YEAR_FIRST: "1990-03-07",
}
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/. ]?)([0-9]{2})\2([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")


def day_in(text: str, order: DayOrder) -> date | None:
    """The day that a text names, or nothing when it does not exist or is not written in that order.

    >>> day_in("7.3.1990", DayOrder.DAY_FIRST)
    datetime.date(1990, 3, 7)
    """
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], match[3], match[4])
    match = _YEAR_LAST.fullmatch(text)
    if match is None or order is DayOrder.YEAR_FIRST:
        return None
    first, second, year = match.groups()
    return _day(year, second, first) if order is DayOrder.DAY_FIRST else _day(year, first, second)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def not_a_day(text: str, order: DayOrder) -> Objection:
    reason = f"« {text} » n’est pas une date {PATTERNS[order]} qui existe"
    return Objection(reason, f"écrivez par exemple {_EXAMPLES[order]}")
