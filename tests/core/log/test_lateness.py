from datetime import UTC, date, datetime

import pytest

from socle.core.log.lateness import is_registered_late, registration_day

DECIDED = date(2026, 11, 24)


def seen(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("time", "late"),
    [
        (seen(2026, 11, 24), False),
        (seen(2027, 2, 24, 23, 59, 59), False),
        (seen(2027, 2, 25), True),
        # A log that was seen before the decision it tells of is not late.
        (seen(2026, 11, 20), False),
    ],
)
def test_a_decision_registered_more_than_92_days_after_is_late(time: int, late: bool) -> None:
    assert is_registered_late(DECIDED, time, days=92) is late


def test_the_day_of_registration_is_the_one_of_universal_time() -> None:
    assert registration_day(seen(2026, 11, 24, 23, 59, 59)) == date(2026, 11, 24)
    assert registration_day(0) == date(1970, 1, 1)
