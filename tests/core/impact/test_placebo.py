"""What must show nothing."""

from dataclasses import replace

import numpy as np
import pytest

from socle.core.errors import Refusal
from socle.core.impact.placebo import negative_control, placebo_outcome
from tests.core.impact.cohort import cohort


def test_an_outcome_from_before_entry_shows_nothing() -> None:
    sample = cohort(size=2_000)
    before = sample.propensity[:, 0] * 0.1 + np.random.default_rng(3).normal(0, 1, 2_000)
    answer = placebo_outcome(sample, "job a year before", before)
    assert answer.passed
    assert answer.half_width == pytest.approx(1.96 * answer.estimate.se, rel=1e-4)


def test_a_hidden_difference_before_entry_is_seen() -> None:
    sample = cohort(size=2_000)
    hidden = sample.treated * 0.5 + np.random.default_rng(3).normal(0, 1, 2_000)
    assert not placebo_outcome(sample, "job a year before", hidden).passed


def test_a_placebo_that_is_already_balanced_tests_nothing_and_is_refused() -> None:
    sample = cohort()
    with pytest.raises(Refusal, match="« age » est déjà dans les termes"):
        placebo_outcome(sample, "age", sample.propensity[:, 0])


def test_a_group_never_treated_shows_nothing() -> None:
    sample = cohort(size=2_000)
    other_region = ~sample.treated & (np.random.default_rng(5).random(2_000) < 0.3)
    assert negative_control(sample, "another region", other_region).passed
    moved = replace(sample, outcome=sample.outcome + other_region)
    assert not negative_control(moved, "another region", other_region).passed


def test_a_control_group_with_treated_people_is_refused() -> None:
    sample = cohort()
    with pytest.raises(Refusal, match="contient des bénéficiaires"):
        negative_control(sample, "everyone", sample.treated)
