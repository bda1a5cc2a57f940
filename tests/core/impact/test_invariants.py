"""What must not move, and what must move with it."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.sample import Sample
from socle.environment import home
from tests.core.impact.cohort import cohort

QUICK = sorted(ESTIMATORS.keys() - {"aipw_att", "exact_att"})
SEEDS = st.integers(0, 10_000)
NAMES = st.sampled_from(QUICK)


def people(seed: int) -> Sample:
    """Enough of them for the average over all never to be refused."""
    return cohort(seed, size=500)


@settings(max_examples=60, deadline=None)
@given(name=NAMES, seed=SEEDS)
def test_the_order_of_rows_changes_nothing(name: str, seed: int) -> None:
    sample = people(seed % 7)
    first = ESTIMATORS[name](sample)
    again = ESTIMATORS[name](sample.take(np.random.default_rng(seed).permutation(500)))
    expected = (first.estimate, first.se, first.ess)
    assert (again.estimate, again.se, again.ess) == pytest.approx(expected, rel=1e-9)


@settings(max_examples=60, deadline=None)
@given(name=NAMES, seed=SEEDS, shift=st.floats(-1e3, 1e3), scale=st.floats(0.01, 1e3))
def test_an_outcome_in_other_units_is_the_same_effect_in_those_units(
    name: str, seed: int, shift: float, scale: float
) -> None:
    sample = people(seed)
    first = ESTIMATORS[name](sample)
    moved = ESTIMATORS[name](replace(sample, outcome=shift + scale * sample.outcome))
    expected = [scale * first.estimate, scale * first.se]
    assert [moved.estimate, moved.se] == pytest.approx(expected, rel=1e-6, abs=1e-7 * (abs(shift) + scale))


@settings(max_examples=40, deadline=None)
@given(name=NAMES, seed=SEEDS)
def test_columns_in_other_units_are_the_same_study(name: str, seed: int) -> None:
    sample = people(seed)
    first = ESTIMATORS[name](sample)
    columns = sample.propensity * np.array([12.0, 0.001, 1.0]) + np.array([5.0, 3.0, -1.0])
    moved = ESTIMATORS[name](replace(sample, propensity=columns, outcome_model=columns))
    assert [moved.estimate, moved.se] == pytest.approx([first.estimate, first.se], rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(name=NAMES, seed=SEEDS)
def test_an_effect_added_to_the_treated_is_found_entire(name: str, seed: int) -> None:
    sample = people(seed)
    first = ESTIMATORS[name](sample)
    more = ESTIMATORS[name](replace(sample, outcome=sample.outcome + 2.5 * sample.treated))
    assert more.estimate - first.estimate == pytest.approx(2.5, rel=1e-7)


@settings(max_examples=40, deadline=None)
@given(name=NAMES, seed=SEEDS)
def test_weights_are_positive_and_the_interval_surrounds_the_estimate(name: str, seed: int) -> None:
    answer = ESTIMATORS[name](people(seed))
    assert answer.weights is None or (np.min(answer.weights) >= 0 and answer.weights.shape == (500,))
    assert answer.ci_low < answer.estimate < answer.ci_high
    assert 1 <= answer.ess <= 500


def test_every_answer_names_its_convention_and_its_error_s() -> None:
    sample = replace(cohort(), cells=np.arange(600) % 2)
    for name, estimator in ESTIMATORS.items():
        answer = estimator(sample)
        assert answer.estimator == name
        assert answer.convention and answer.se_convention


def test_every_estimator_has_its_line_in_the_methods() -> None:
    page = (home() / "docs" / "methods.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(ESTIMATORS)
