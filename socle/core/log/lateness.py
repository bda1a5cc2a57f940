"""The date that counts is the one witnesses saw: a much older decision shows as registered late."""

from datetime import UTC, date, datetime


def registration_day(time: int) -> date:
    """The day (UTC, so that every verifier finds the same one) of a witness's POSIX time."""
    return datetime.fromtimestamp(time, UTC).date()


def is_registered_late(decided: date, time: int, *, days: int) -> bool:
    """Whether the log was seen with it more than `days` days after the decision."""
    return (registration_day(time) - decided).days > days
