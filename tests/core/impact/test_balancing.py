"""Entropy balancing: the controls get the treated people's moments, exactly."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize

from socle.core.errors import Refusal
from socle.core.impact.balancing import ebal2_att, ebal_att
from socle.core.impact.bootstrap import bootstrap
from tests.core.impact.cohort import EFFECT, cohort, with_constant


def test_means_are_equal_after_balancing() -> None:
    sample = cohort()
    weights = ebal_att(sample).weights
    assert weights is not None
    controls = ~sample.treated
    balanced = np.average(sample.propensity[controls], axis=0, weights=weights[controls])
    assert np.allclose(balanced, sample.propensity[sample.treated].mean(axis=0), rtol=1e-9)
    assert weights[controls].sum() == pytest.approx(sample.n_treated)


def test_variances_are_equal_too_with_two_orders() -> None:
    sample = cohort()
    weights = ebal2_att(sample).weights
    assert weights is not None
    controls = ~sample.treated
    for power in (1, 2):
        balanced = np.average(sample.propensity[controls] ** power, axis=0, weights=weights[controls])
        assert np.allclose(balanced, (sample.propensity[sample.treated] ** power).mean(axis=0), rtol=1e-8)


def test_the_weights_are_those_a_general_minimiser_finds() -> None:
    sample = cohort(size=200)
    controls = with_constant(sample.propensity[~sample.treated])
    target = with_constant(sample.propensity[sample.treated]).sum(axis=0)
    scale = controls.std(axis=0) + (controls.std(axis=0) == 0)
    found = minimize(
        lambda dual: np.exp(controls / scale @ dual).sum() - target / scale @ dual,
        np.zeros(4),
        jac=lambda dual: (controls / scale).T @ np.exp(controls / scale @ dual) - target / scale,
        method="BFGS",
        options={"gtol": 1e-9},
    )
    weights = ebal_att(sample).weights
    assert weights is not None
    assert np.allclose(weights[~sample.treated], np.exp(controls / scale @ found.x), rtol=1e-5)


def test_its_error_is_the_spread_of_repeated_studies() -> None:
    answers = [ebal_att(cohort(seed)) for seed in range(300)]
    spread = np.std([answer.estimate for answer in answers])
    assert np.mean([answer.se for answer in answers]) == pytest.approx(spread, rel=0.15)
    assert np.mean([answer.estimate for answer in answers]) == pytest.approx(
        EFFECT, abs=4 * spread / 300**0.5
    )
    # The doubly robust bootstrap, another road to the same place.
    assert bootstrap(cohort(), repetitions=400)["dr_att"].se == pytest.approx(answers[1].se, rel=0.2)


def test_people_too_far_apart_are_refused_never_dropped() -> None:
    sample = cohort()
    apart = sample.propensity.copy()
    apart[sample.treated, 0] += 200
    with pytest.raises(Refusal, match="Aucune pondération"):
        ebal_att(replace(sample, propensity=apart))


def test_a_level_of_controls_alone_only_weighs_nothing() -> None:
    sample = cohort()
    alone = np.zeros(sample.size)
    spare = np.flatnonzero(~sample.treated)[:7]
    alone[spare] = 1
    columns = np.column_stack([sample.propensity, alone])
    answer = ebal_att(
        replace(sample, propensity=columns, propensity_names=(*sample.propensity_names, "level"))
    )
    without = ebal_att(sample.take(alone == 0))
    assert answer.weights is not None
    assert np.max(answer.weights[spare]) < 1e-6
    assert (answer.estimate, answer.se) == pytest.approx((without.estimate, without.se), rel=1e-6)
