"""The propensity score, beside statsmodels."""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from socle.core.errors import Refusal
from socle.core.impact.logit import fit_propensity
from socle.core.impact.sample import Floats, Sample
from tests.core.impact.cohort import cohort, with_constant


def test_coefficients_and_probabilities_are_those_of_statsmodels() -> None:
    sample = cohort()
    peer = sm.Logit(sample.treated * 1.0, with_constant(sample.propensity)).fit(tol=1e-14, disp=0)
    ours = fit_propensity(sample)
    assert np.allclose(ours.basis.raw(ours.coefficients), peer.params, rtol=1e-8)
    assert np.allclose(ours.probability, peer.predict(), rtol=1e-8)


def test_the_influence_of_rows_sums_to_the_robust_variance() -> None:
    sample = cohort()
    peer = sm.Logit(sample.treated * 1.0, with_constant(sample.propensity)).fit(disp=0, cov_type="HC0")
    ours = fit_propensity(sample)
    raw = np.linalg.solve(ours.basis.triangle, ours.influence(sample.treated).T)
    assert np.allclose(raw @ raw.T / sample.size**2, peer.cov_params(), rtol=1e-6)


def with_column(sample: Sample, column: Floats) -> Sample:
    columns = np.column_stack([sample.propensity, column])
    return replace(sample, propensity=columns, propensity_names=(*sample.propensity_names, "level"))


def test_who_is_recognised_for_sure_has_nobody_comparable() -> None:
    sample = cohort()
    with pytest.raises(Refusal, match=r"Pas de recouvrement : \d+ bénéficiaire"):
        fit_propensity(with_column(sample, sample.treated * 1.0))


def test_a_level_of_treated_people_alone_is_refused_too() -> None:
    sample = cohort()
    alone = np.zeros(sample.size)
    alone[np.flatnonzero(sample.treated)[:7]] = 1
    with pytest.raises(Refusal, match="7 bénéficiaire"):
        fit_propensity(with_column(sample, alone))


def test_a_level_of_controls_alone_only_weighs_nothing() -> None:
    sample = cohort()
    alone = np.zeros(sample.size)
    spare = np.flatnonzero(~sample.treated)[:7]
    alone[spare] = 1
    fitted = fit_propensity(with_column(sample, alone))
    without = fit_propensity(sample.take(alone == 0))
    assert np.max(fitted.odds[spare]) < 1e-8
    assert np.allclose(fitted.odds[alone == 0], without.odds, rtol=1e-6)


def test_a_logit_without_any_term_is_the_share_treated() -> None:
    sample = replace(cohort(), propensity=np.empty((600, 0)), propensity_names=())
    assert np.allclose(fit_propensity(sample).probability, sample.treated.mean())
