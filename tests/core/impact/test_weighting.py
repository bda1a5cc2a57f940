"""Inverse-probability weighting, beside statsmodels' treatment effects."""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.treatment.treatment_effects import TreatmentEffect

from socle.core.errors import Refusal
from socle.core.impact.estimate import effective_size
from socle.core.impact.sample import Sample
from socle.core.impact.weighting import ipw_ate, ipw_att
from tests.core.impact.cohort import cohort, with_constant


def peer(sample: Sample) -> TreatmentEffect:
    columns = with_constant(sample.propensity)
    entering = sm.Logit(sample.treated * 1.0, columns).fit(tol=1e-14, disp=0)
    return TreatmentEffect(sm.OLS(sample.outcome, columns), sample.treated * 1, results_select=entering)


@pytest.mark.parametrize("seed", range(3))
def test_effects_and_errors_are_those_of_statsmodels(seed: int) -> None:
    sample = cohort(seed)
    judge = peer(sample)
    for ours, group in ((ipw_att(sample), 1), (ipw_ate(sample), "all")):
        theirs = judge.ipw(effect_group=group, return_results=True)
        assert ours.estimate == pytest.approx(theirs.effect[0], rel=1e-8)
        # Their error inverts a numerical derivative.
        assert ours.se == pytest.approx(theirs.results_gmm.bse[0], rel=1e-4)


def test_the_effective_size_is_kishs() -> None:
    estimate = ipw_att(cohort())
    assert estimate.weights is not None
    assert estimate.ess == pytest.approx(effective_size(estimate.weights[~cohort().treated]))
    assert effective_size(np.array([1.0, 1.0, 0.0])) == pytest.approx(2.0)


def test_the_average_over_all_is_refused_where_one_group_has_no_counterpart() -> None:
    sample = cohort()
    apart = sample.propensity.copy()
    apart[~sample.treated, 0] -= 25
    with pytest.raises(Refusal, match="L’effet moyen sur l’ensemble ne se mesure pas"):
        ipw_ate(replace(sample, propensity=apart))
