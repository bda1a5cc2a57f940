"""The balance table: what it divides by, what it says of two values."""

from dataclasses import replace

import numpy as np
import pytest

from socle.core.impact.balance import balance
from socle.core.impact.balancing import ebal_att
from tests.core.impact.cohort import cohort


def test_differences_are_in_standard_deviations_of_the_treated() -> None:
    sample = cohort()
    age, treated = sample.propensity[:, 0], sample.treated
    first = balance(sample, np.ones(600))[0]
    by_hand = (age[treated].mean() - age[~treated].mean()) / age[treated].std(ddof=1)
    assert (first.covariate, first.smd_before, first.smd_after) == (
        "age",
        pytest.approx(by_hand),
        first.smd_before,
    )
    assert first.variance_ratio_before == pytest.approx(age[treated].var(ddof=1) / age[~treated].var(ddof=1))


def test_balanced_columns_no_longer_differ() -> None:
    weights = ebal_att(cohort()).weights
    assert weights is not None
    rows = balance(cohort(), weights)
    assert [row.covariate for row in rows] == ["age", "unease", "woman"]
    assert max(abs(row.smd_after) for row in rows) < 1e-9 < min(abs(row.smd_before) for row in rows)


def test_a_column_of_two_values_has_no_variance_ratio() -> None:
    assert balance(cohort(), np.ones(600))[2].variance_ratio_before is None


def test_a_column_that_never_varies_is_balanced() -> None:
    sample = replace(cohort(), propensity=np.ones((600, 1)), propensity_names=("one",))
    assert balance(sample, np.ones(600))[0].smd_before == pytest.approx(0, abs=1e-12)
