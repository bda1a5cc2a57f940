"""The smallest effect a study could see."""

import pytest
from scipy.stats import norm

from socle.core.impact.detectable import binary_spread, minimum_detectable


def test_an_effect_of_that_size_is_seen_four_times_in_five() -> None:
    answer = minimum_detectable(4_300, 17_000, binary_spread(0.4))
    se = answer.effect / (norm.isf(0.025) + norm.ppf(0.8))
    assert norm.sf(norm.isf(0.025) - answer.effect / se) == pytest.approx(0.8)
    assert se == pytest.approx((0.24 / 4_300 + 0.24 / 17_000) ** 0.5)


def test_covariates_that_explain_help() -> None:
    alone, helped = (minimum_detectable(100, 100, 1.0, explained=share).effect for share in (0.0, 0.75))
    assert helped == pytest.approx(alone / 2)
