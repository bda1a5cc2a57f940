"""Dates as people say them."""

from datetime import date

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


SPANS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
DAYS_A_MONTH = 365.25 / 12


def in_full(day: date) -> str:
    """A date nobody can misread.

    >>> in_full(date(2026, 12, 1))
    'mardi 1er décembre 2026'
    """
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[day.month - 1]} {day.year}"


def said_span(days: int) -> str:
    """In months where it is one or several, within a day or so; in days otherwise.

    >>> said_span(183), said_span(91), said_span(45)
    ('six mois', 'trois mois', '45 jours')
    """
    months = round(days / DAYS_A_MONTH)
    if 1 <= months <= len(SPANS) and abs(days - months * DAYS_A_MONTH) < 1:
        return f"{SPANS[months - 1]} mois"
    return f"{days} jour{'s' if days > 1 else ''}"
