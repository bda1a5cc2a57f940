"""Figures as a French reader expects them: decimal comma, true minus, thin spaces."""

import math

from socle.core.impact.plan import Kind

THIN, SPACE, MINUS = "\u202f", "\u00a0", "\u2212"


def number(value: float, decimals: int = 2) -> str:
    """A number with its decimals.

    >>> number(-1794.34, 1)
    '−1\u202f794,3'
    """
    if not math.isfinite(value):
        return "non défini"
    text = f"{abs(value):,.{decimals}f}".replace(",", THIN).replace(".", ",")
    is_zero = not any(digit in text for digit in "123456789")
    return f"{MINUS}{text}" if value < 0 and not is_zero else text


def percent(value: float, decimals: int = 0) -> str:
    return f"{number(100 * value, decimals)}{SPACE}%"


def signed(value: float, kind: str) -> str:
    """A difference: in points where the outcome is yes or no, in its own unit otherwise.

    >>> signed(0.0216, "binary")
    '+2,2 points'
    """
    text = amount(value, kind)
    return text if text.startswith(MINUS) or not value > 0 else f"+{text}"


def amount(value: float, kind: str) -> str:
    if kind == Kind.CONTINUOUS:
        return number(value, decimals_of(value))
    points = number(100 * value, 1)
    return f"{points}{SPACE}point{'s' if abs(value) >= 0.02 else ''}"


def interval(low: float, high: float, kind: str) -> str:
    """Both ends of an interval, the unit said once.

    >>> interval(-0.01, 0.03, "binary")
    'de −1,0 à +3,0 points'
    """
    if kind == Kind.CONTINUOUS:
        decimals = max(decimals_of(low), decimals_of(high)) if max(abs(low), abs(high)) < 100 else 0
        ends = [number(low, decimals), number(high, decimals)]
    else:
        ends = [number(100 * low, 1), number(100 * high, 1)]
    plus = [
        "" if text.startswith(MINUS) or not value else "+"
        for text, value in zip(ends, (low, high), strict=True)
    ]
    unit = "" if kind == Kind.CONTINUOUS else f"{SPACE}points"
    return f"de {plus[0]}{ends[0]} à {plus[1]}{ends[1]}{unit}"


def decimals_of(value: float) -> int:
    """Fewer decimals for larger numbers."""
    return 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2


def horizon(months: int | None) -> str:
    return "" if months is None else f" à {months}{SPACE}mois"
