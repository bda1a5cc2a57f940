"""The National Supported Work demonstration: an experiment whose answer is known, then its comparison people.

LaLonde (1986), Dehejia and Wahba (1999); data from the package causaldata (MIT).
"""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from causaldata import cps_mixtape, nsw_mixtape

from socle.core.impact.balance import balance
from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.sample import Sample
from tests.core.impact.cohort import with_constant

COLUMNS = ("age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75")


@cache
def people(comparison: str) -> Sample:
    experiment = nsw_mixtape.load_pandas().data
    table: Any = experiment
    if comparison == "cps":
        table = pd.concat([experiment[experiment.treat == 1], cps_mixtape.load_pandas().data])
    columns = {name: table[name].to_numpy(float) for name in COLUMNS}
    columns |= {"age^2": columns["age"] ** 2, "age^3": columns["age"] ** 3, "educ^2": columns["educ"] ** 2}
    columns |= {"no74": (columns["re74"] == 0) * 1.0, "no75": (columns["re75"] == 0) * 1.0}
    columns |= {"educ*re74": columns["educ"] * columns["re74"]}
    made = np.column_stack(list(columns.values()))
    return Sample(
        table["treat"].to_numpy() == 1,
        table["re78"].to_numpy(float),
        made,
        made,
        tuple(columns),
        tuple(columns),
    )


def test_the_experiment_s_answer_is_1_794_dollars() -> None:
    answer = ESTIMATORS["naive"](people("nsw"))
    assert answer.estimate == pytest.approx(1794.34, abs=0.01)
    # 633 with equal variances, as published; 671 with White's.
    sample = people("nsw")
    assert sm.OLS(sample.outcome, with_constant(sample.treated * 1.0)).fit().bse[1] == pytest.approx(
        633, abs=0.5
    )
    assert answer.se == pytest.approx(670.8, abs=0.1)


def test_with_other_comparison_people_the_raw_difference_is_wrong_by_ten_thousand() -> None:
    assert ESTIMATORS["naive"](people("cps")).estimate == pytest.approx(-8497.52, abs=0.01)


@pytest.mark.parametrize(
    "name", ["ols", "ipw_att", "ebal_att", "ebal2_att", "cbps_att", "dr_att", "nn_att", "subclass_att"]
)
def test_every_adjusted_interval_holds_the_experiment_s_answer(name: str) -> None:
    answer = ESTIMATORS[name](people("cps"))
    assert answer.ci_low < 1794.34 < answer.ci_high


def test_columns_of_very_different_sizes_lose_no_digit() -> None:
    """age³ beside 0 and 1, re74 beside both: the logit is that of statsmodels on scaled columns."""
    sample = people("cps")
    scaled = sample.propensity / np.abs(sample.propensity).max(axis=0)
    peer = sm.GLM(sample.treated * 1.0, with_constant(scaled), family=sm.families.Binomial()).fit(tol=1e-14)
    chance = peer.predict()
    weights = np.where(sample.treated, 1.0, chance / (1 - chance))
    means = [
        np.average(sample.outcome[arm], weights=weights[arm]) for arm in (sample.treated, ~sample.treated)
    ]
    assert ESTIMATORS["ipw_att"](sample).estimate == pytest.approx(means[0] - means[1], rel=1e-6)
    fitted = sm.OLS(sample.outcome[~sample.treated], with_constant(scaled[~sample.treated])).fit()
    gap = sample.outcome - fitted.predict(with_constant(scaled))
    robust = gap[sample.treated].mean() - (weights * gap)[~sample.treated].sum() / sample.n_treated
    assert ESTIMATORS["dr_att"](sample).estimate == pytest.approx(robust, rel=1e-6)


def test_balancing_leaves_no_difference() -> None:
    answer = ESTIMATORS["ebal_att"](people("cps"))
    assert answer.weights is not None
    assert max(abs(row.smd_after) for row in balance(people("cps"), answer.weights)) < 1e-6
