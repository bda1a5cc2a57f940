"""E-values, as published."""

import pytest

from socle.core.impact.estimate import Estimate
from socle.core.impact.evalue import binary_e_value, continuous_e_value, e_value


def estimate(value: float, low: float, high: float) -> Estimate:
    return Estimate("dr_att", value, 0.1, low, high, 100.0, "", "")


def test_the_article_s_example_is_found_again() -> None:
    """VanderWeele and Ding (2017): breastfeeding, RR 3.9 (1.8 to 8.7): 7.26 and 3.0."""
    assert (e_value(3.9), e_value(1.8)) == (pytest.approx(7.26, abs=0.005), pytest.approx(3.0))


def test_a_difference_of_shares_is_read_as_a_ratio() -> None:
    answer = binary_e_value(estimate(0.2, 0.1, 0.3), controls=0.2)
    assert (answer.risk_ratio, answer.point, answer.limit) == pytest.approx((2.0, e_value(2.0), e_value(1.5)))


def test_a_harmful_effect_reads_its_upper_limit() -> None:
    answer = binary_e_value(estimate(-0.2, -0.3, -0.1), controls=0.4)
    assert (answer.point, answer.limit) == pytest.approx((e_value(2.0), e_value(4 / 3)))


def test_an_interval_that_holds_no_effect_needs_no_hidden_cause() -> None:
    assert binary_e_value(estimate(0.1, -0.1, 0.3), controls=0.4).limit == 1.0


def test_a_continuous_outcome_counts_in_its_standard_deviations() -> None:
    assert continuous_e_value(estimate(1.0, 0.5, 1.5), spread=2.0).risk_ratio == pytest.approx(
        1.5762, abs=1e-4
    )
