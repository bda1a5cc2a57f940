"""The bootstrap in batches, beside repetitions refitted one at a time."""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from socle.core.impact import bootstrap as boot
from socle.core.impact.bootstrap import bootstrap, bootstrap_outcomes
from socle.core.impact.canonical import canonical_order
from socle.core.impact.robust import dr_att
from socle.core.impact.sample import Sample
from socle.core.impact.weighting import ipw_att
from tests.core.impact.cohort import cohort, with_constant


def one_at_a_time(sample: Sample, weights: np.ndarray) -> tuple[float, float]:
    """Both effects under one set of weights, by statsmodels."""
    columns, treated, outcome = with_constant(sample.propensity), sample.treated, sample.outcome
    family = sm.families.Binomial()
    chance = sm.GLM(treated * 1.0, columns, family=family, freq_weights=weights).fit(tol=1e-13).predict()
    without = sm.WLS(outcome[~treated], columns[~treated], weights[~treated]).fit().predict(columns)
    odds = np.where(treated, 0.0, weights * chance / (1 - chance))
    reached = np.average(outcome[treated], weights=weights[treated])
    ipw = reached - np.average(outcome, weights=odds)
    gap = outcome - without
    total = weights[treated].sum()
    return ipw, float((weights[treated] @ gap[treated] - odds @ gap) / total)


def test_each_repetition_refits_both_models() -> None:
    sample = cohort()
    answer = bootstrap(sample, repetitions=3, seed=7)
    seeds = np.random.SeedSequence(7).spawn(1)
    drawn = np.random.default_rng(seeds[0]).standard_exponential((3, 600))
    ordered = sample.take(canonical_order(sample))
    theirs = [one_at_a_time(ordered, weights) for weights in drawn]
    assert answer["ipw_att"].draws == pytest.approx([ipw for ipw, _ in theirs], rel=1e-5)
    assert answer["dr_att"].draws == pytest.approx([robust for _, robust in theirs], rel=1e-5)


def test_its_error_is_that_of_the_influence_function() -> None:
    sample = cohort(size=2_000)
    answer = bootstrap(sample, repetitions=1_000)
    assert answer["dr_att"].se == pytest.approx(dr_att(sample).se, rel=0.1)
    assert answer["ipw_att"].se == pytest.approx(ipw_att(sample).se, rel=0.1)
    assert answer["dr_att"].ci_low < dr_att(sample).estimate < answer["dr_att"].ci_high


def test_the_same_seed_gives_the_same_numbers_whatever_the_row_order_or_the_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sample = cohort()
    first = bootstrap(sample, repetitions=60)["dr_att"]
    shuffled = sample.take(np.random.default_rng(0).permutation(600))
    assert bootstrap(shuffled, repetitions=60)["dr_att"].se == pytest.approx(first.se, rel=1e-9)
    monkeypatch.setattr(boot, "THREADS", 1)
    assert bootstrap(sample, repetitions=60)["dr_att"].draws.tolist() == first.draws.tolist()
    assert bootstrap(sample, repetitions=60, seed=2)["dr_att"].se != first.se


def test_several_outcomes_are_repeated_together() -> None:
    sample = cohort()
    outcomes = np.column_stack([sample.outcome, sample.outcome**2])
    both = bootstrap_outcomes(sample, outcomes, repetitions=40)
    alone = bootstrap(replace(sample, outcome=outcomes[:, 1]), repetitions=40)
    assert both[0]["dr_att"].se == pytest.approx(bootstrap(sample, repetitions=40)["dr_att"].se, rel=1e-6)
    assert both[1]["ipw_att"].se == pytest.approx(alone["ipw_att"].se, rel=1e-6)


def test_a_cluster_is_drawn_whole() -> None:
    sample = cohort(size=300)
    twice = replace(sample.take(np.tile(np.arange(300), 2)), clusters=np.tile(np.arange(300), 2))
    answer = bootstrap(twice, repetitions=600)["dr_att"]
    assert answer.se == pytest.approx(dr_att(twice).se, rel=0.15)
    assert answer.se > 1.25 * dr_att(replace(twice, clusters=None)).se


def test_cells_hold_in_every_repetition() -> None:
    sample = replace(cohort(), cells=np.arange(600) % 3)
    assert bootstrap(sample, repetitions=200)["dr_att"].se == pytest.approx(dr_att(sample).se, rel=0.25)
