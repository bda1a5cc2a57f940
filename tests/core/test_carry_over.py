from datetime import date

import pytest

from socle.core.carry_over import carry_over_ends_on, refuse_expired_carry_over
from socle.core.errors import Refusal


def test_acquired_domains_carry_over_until_five_years_after_the_result() -> None:
    refuse_expired_carry_over(date(2026, 11, 23), 5, on=date(2031, 11, 23))
    with pytest.raises(Refusal, match="valait jusqu’au 23/11/2031"):
        refuse_expired_carry_over(date(2026, 11, 23), 5, on=date(2031, 11, 24))


def test_a_leap_day_ends_on_the_last_of_february() -> None:
    assert carry_over_ends_on(date(2024, 2, 29), 5) == date(2029, 2, 28)
