"""How long acquired domains are kept: until five years after the initial assessment's result.

Source: insup.org (time limit). Its exact boundary is not public: the result's date is used, and the number
of years is a dated parameter.
"""

from datetime import date

from socle.core.errors import Refusal


def carry_over_ends_on(result_on: date, years: int) -> date:
    """The last day on which what was acquired still counts: the same calendar day, `years` later.

    >>> carry_over_ends_on(date(2024, 2, 29), 5)
    datetime.date(2029, 2, 28)
    """
    try:
        return result_on.replace(year=result_on.year + years)
    except ValueError:
        return date(result_on.year + years, 2, 28)


def refuse_expired_carry_over(result_on: date, years: int, *, on: date) -> None:
    last = carry_over_ends_on(result_on, years)
    if on > last:
        raise Refusal(
            f"Ce qui a été acquis lors de l’évaluation préalable valait jusqu’au {last:%d/%m/%Y}.",
            "Proposez une nouvelle évaluation préalable.",
        )
