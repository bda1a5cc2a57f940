"""Until when a certificate is declared, and when its lateness is told.

Source: arrêté of 21 May 2021 (three months). Where the three months start, and when one is warned, are dated
parameters.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from socle.core.parameters import Parameters

DECISION, AWARD = "decision", "award"


@dataclass(frozen=True, slots=True)
class Delay:
    """`counts_from` is the decision or the award; `alerts` are numbers of days since, in ascending order."""

    months: int
    counts_from: str
    alerts: tuple[int, ...]

    def due_on(self, start: date) -> date:
        """The last day: the same calendar day so many months later, or the last one of a shorter month."""
        return months_after(start, self.months)

    def last_late_start(self, on: date) -> date:
        """What started on that day or before is late; what started after is not."""
        start = months_after(on, -self.months)
        while self.due_on(start) >= on:
            start -= timedelta(days=1)
        return start

    def alert(self, start: date, on: date) -> int:
        """The last number of days after which one is warned, 0 before the first."""
        passed = (on - start).days
        return max((days for days in self.alerts if days <= passed), default=0)


def delay_of(parameters: Parameters, on: date) -> Delay:
    return Delay(
        months=parameters.value("declaration_months", on=on),
        counts_from=parameters.value("declaration_counts_from", on=on),
        alerts=tuple(parameters.value("declaration_alert_days", on=on)),
    )


def months_after(day: date, months: int) -> date:
    """
    >>> months_after(date(2026, 11, 30), 3), months_after(date(2026, 5, 31), -3)
    (datetime.date(2027, 2, 28), datetime.date(2026, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
