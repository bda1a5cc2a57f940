"""Working days and sittings."""

from datetime import date

import pytest

from socle.demonstration.days import (
    CUT_OFF,
    Territory,
    is_working_day,
    next_sitting,
    next_validation,
    working_day,
    working_days_ago,
)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2021, 1, 1), "New Year"),
        (date(2021, 4, 5), "Easter Monday"),
        (date(2021, 5, 13), "Ascension"),
        (date(2021, 5, 24), "Whit Monday"),
        (date(2021, 7, 14), "the national day"),
        (date(2026, 11, 11), "the armistice"),
        (date(2026, 11, 22), "a Sunday"),
    ],
)
def test_nobody_is_received_on_a_holiday_or_at_the_week_end(day: date, why: str) -> None:
    assert not is_working_day(day), why


def test_working_days_are_counted_over_week_ends() -> None:
    friday, monday = date(2021, 3, 5), date(2021, 3, 8)
    assert (working_day(friday, 1), working_days_ago(monday, 1)) == (monday, friday)
    assert (working_day(date(2021, 3, 6)), working_days_ago(date(2021, 3, 7), 0)) == (monday, friday)


def test_a_file_sent_after_the_cut_off_waits_for_the_next_sitting() -> None:
    sitting = next_sitting(Territory.PARIS, date(2021, 3, 1))
    assert sitting == date(2021, 3, 11)
    assert next_sitting(Territory.PARIS, sitting - CUT_OFF) == sitting
    assert next_sitting(Territory.PARIS, date(2021, 3, 2)) == date(2021, 4, 8)


def test_where_there_is_no_jury_a_batch_is_validated_at_the_start_of_the_next_month() -> None:
    assert next_validation(date(2026, 10, 31)) == date(2026, 11, 2)
    assert next_validation(date(2026, 12, 1)) == date(2027, 1, 4)
