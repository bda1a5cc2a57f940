"""Rosenbaum's bounds, beside scipy where Γ is 1 and beside every way pairs may fall."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from scipy.stats import norm, rankdata, wilcoxon

from socle.core.errors import Refusal
from socle.core.impact.logit import fit_propensity
from socle.core.impact.rosenbaum import bounds_of, pairs, rosenbaum_bounds
from socle.core.impact.support import CALIPER
from tests.core.impact.cohort import cohort


def test_without_a_hidden_cause_it_is_wilcoxon() -> None:
    gaps = np.random.default_rng(2).normal(0.3, 1, 80)
    theirs = wilcoxon(gaps, alternative="greater", method="asymptotic", correction=False).pvalue
    assert bounds_of(gaps, (1.0,)).p_values[0][1] == pytest.approx(theirs)


@pytest.mark.parametrize("gamma", [1.0, 2.0, 4.0])
def test_the_worst_case_is_near_the_exact_one_of_all_the_ways_pairs_may_fall(gamma: float) -> None:
    gaps = np.array([0.3, 1.1, -0.4, 2.0, 1.7, 0.9, -0.2, 1.3, 0.8, 2.4, 1.9, 0.6, 1.2, 0.5])
    ranks = rankdata(np.abs(gaps))
    ways = np.array(list(product([0, 1], repeat=len(gaps))))
    chance = gamma / (1 + gamma)
    likely = np.prod(np.where(ways == 1, chance, 1 - chance), axis=1)
    exact = likely[ways @ ranks >= ranks[gaps > 0].sum()].sum()
    assert bounds_of(gaps, (gamma,)).p_values[0][1] == pytest.approx(exact, abs=0.02)


def test_the_critical_gamma_is_where_the_worst_case_reaches_five_percent() -> None:
    gaps = np.random.default_rng(2).normal(0.8, 1, 60)
    critical = bounds_of(gaps, ()).critical
    assert critical > 1.5
    assert bounds_of(gaps, (critical,)).p_values[0][1] == pytest.approx(0.05, abs=1e-8)


def test_outcomes_of_zero_and_one_are_mcnemar() -> None:
    gaps = np.array([1.0] * 30 + [-1.0] * 12 + [0.0] * 50)
    expected = (30 - 42 / 2) / np.sqrt(42 / 4)
    assert bounds_of(gaps, (1.0,)).p_values[0][1] == pytest.approx(norm.sf(expected))


def test_no_effect_needs_no_hidden_cause() -> None:
    assert bounds_of(np.array([1.0, -1.0, 1.0, -1.0]), (1.0,)).critical == 1.0


def test_a_pair_holds_two_people_of_near_scores_and_nobody_is_in_two() -> None:
    sample = cohort()
    treated, controls = pairs(sample)
    score = fit_propensity(sample).basis.columns @ fit_propensity(sample).coefficients
    assert sample.treated[treated].all() and not sample.treated[controls].any()
    assert len(np.unique(treated)) == len(np.unique(controls)) == len(treated)
    assert np.max(np.abs(score[treated] - score[controls])) <= CALIPER * np.std(score) + 1e-8


def test_pairs_are_those_of_a_slow_search() -> None:
    sample = cohort(size=200)
    score = np.round(fit_propensity(sample).basis.columns @ fit_propensity(sample).coefficients, 9)
    free, found = list(np.flatnonzero(~sample.treated)), {}
    for person in sorted(np.flatnonzero(sample.treated), key=lambda row: -score[row]):
        best = min(free, key=lambda row: abs(score[row] - score[person]))
        if abs(score[best] - score[person]) <= CALIPER * np.std(score):
            found[int(person)] = int(best)
            free.remove(best)
    assert dict(zip(*(part.tolist() for part in pairs(sample)), strict=True)) == found


def test_pairs_stay_in_their_cell_and_ignore_the_order_of_rows() -> None:
    sample = replace(cohort(), cells=np.arange(600) % 3)
    assert sample.cells is not None
    treated, controls = pairs(sample)
    assert sample.cells[treated].tolist() == sample.cells[controls].tolist()
    shuffled = np.random.default_rng(1).permutation(600)
    assert rosenbaum_bounds(sample.take(shuffled)).critical == pytest.approx(
        rosenbaum_bounds(sample).critical
    )


def test_pairs_that_never_differ_are_refused() -> None:
    with pytest.raises(Refusal, match="Aucune paire ne diffère"):
        bounds_of(np.zeros(5), (1.0,))
