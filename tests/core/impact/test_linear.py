"""The raw difference and the additive regression, beside statsmodels."""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from socle.core.errors import Refusal
from socle.core.impact.linear import naive, ols
from tests.core.impact.cohort import cohort, with_constant


@pytest.mark.parametrize("seed", range(3))
def test_naive_and_ols_carry_hc1_errors(seed: int) -> None:
    sample = cohort(seed)
    treated = sample.treated[:, None] * 1.0
    for estimate, columns in (
        (naive(sample), treated),
        (ols(sample), np.hstack([treated, sample.outcome_model])),
    ):
        peer = sm.OLS(sample.outcome, with_constant(columns)).fit(cov_type="HC1")
        assert [estimate.estimate, estimate.se] == pytest.approx([peer.params[1], peer.bse[1]], rel=1e-9)
        assert [estimate.ci_low, estimate.ci_high] == pytest.approx(list(peer.conf_int()[1]), rel=1e-9)


def test_people_of_one_cluster_vary_together() -> None:
    sample = replace(cohort(), clusters=np.arange(600) // 12)
    columns = np.hstack([sample.treated[:, None], sample.outcome_model])
    peer = sm.OLS(sample.outcome, with_constant(columns)).fit(
        cov_type="cluster", cov_kwds={"groups": sample.clusters}
    )
    estimate = ols(sample)
    assert estimate.se == pytest.approx(peer.bse[1], rel=1e-9)
    assert estimate.se_convention == "sandwich par grappe (CR1)"


def test_a_term_that_tells_the_treatment_leaves_nothing_to_compare() -> None:
    sample = cohort()
    told = np.column_stack([sample.outcome_model, sample.treated * 2.0 - 1])
    with pytest.raises(Refusal, match="déterminent le traitement"):
        ols(replace(sample, outcome_model=told, outcome_model_names=(*sample.outcome_model_names, "told")))
