from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.declaration.deadline import Delay, delay_of, months_after
from socle.core.parameters import load_parameters
from tests.core.test_parameters import LINE, SHIPPED

DELAY = Delay(3, "decision", (60, 75, 90))
DAYS = st.dates(date(2018, 1, 1), date(2090, 1, 1))


def test_every_certificate_is_declared_within_three_months_of_the_decision() -> None:
    delay = delay_of(SHIPPED, date(2026, 11, 26))
    assert (delay, delay.due_on(date(2026, 11, 30))) == (DELAY, date(2027, 2, 28))


@given(DAYS)
def test_what_is_late_is_what_is_past_its_last_day(on: date) -> None:
    last = DELAY.last_late_start(on)
    assert DELAY.due_on(last) < on <= DELAY.due_on(last + timedelta(days=1))


@pytest.mark.parametrize(("days", "told"), [(59, 0), (60, 60), (74, 60), (75, 75), (90, 90), (400, 90)])
def test_one_is_warned_at_sixty_seventy_five_and_ninety_days(days: int, told: int) -> None:
    start = date(2026, 1, 1)
    assert DELAY.alert(start, start + timedelta(days=days)) == told


@given(DAYS, st.integers(1, 36))
def test_so_many_months_later_is_in_that_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@pytest.mark.parametrize("wrong", ["[]", "[75, 60]", "[60, 60]", "[0]", '["60"]'])
def test_alerts_are_days_in_ascending_order(wrong: str) -> None:
    text = "[[parameter]]\n" + LINE.replace("carry_over_years", "declaration_alert_days").replace("5", wrong)
    with pytest.raises(Exception, match="du plus petit au plus grand"):
        load_parameters(text)
