"""The covariate-balancing propensity score: beside the moments it must weigh, and repeated studies."""

import numpy as np
import pytest
from scipy.optimize import minimize

from socle.core.impact.balance import balance
from socle.core.impact.cbps import cbps_att
from socle.core.impact.logit import fit_propensity
from socle.core.impact.sample import Floats, Sample
from socle.core.impact.weighting import ipw_att
from tests.core.impact.cohort import EFFECT, cohort, with_constant


def moments(sample: Sample, columns: Floats, beta: Floats) -> Floats:
    """Imai and Ratkovic's moments for the treated, written from their article."""
    chance = 1 / (1 + np.exp(-columns @ beta))
    predicts = columns.T @ (sample.treated - chance)
    balances = columns.T @ ((sample.treated - chance) / (1 - chance)) / sample.treated.mean()
    return np.concatenate([predicts, balances]) / sample.size


def their_weight(sample: Sample, columns: Floats, chance: Floats) -> Floats:
    share, total = sample.treated.mean(), np.zeros((8, 8))
    for row, p in zip(columns, chance, strict=True):
        parts = np.array([[p * (1 - p), p / share], [p / share, p / (1 - p) / share**2]])
        total += np.kron(parts, np.outer(row, row))
    return np.linalg.inv(total / sample.size)


def test_it_minimises_the_article_s_objective() -> None:
    sample = cohort(size=300)
    columns = with_constant((sample.propensity - sample.propensity.mean(0)) / sample.propensity.std(0))
    chance = fit_propensity(sample).probability
    weight = their_weight(sample, columns, chance)
    start = np.linalg.lstsq(columns, np.log(chance / (1 - chance)), rcond=None)[0]

    def objective(beta: Floats) -> float:
        mean = moments(sample, columns, beta)
        return float(mean @ weight @ mean)

    options = {"xatol": 1e-10, "fatol": 1e-18, "maxiter": 10_000, "maxfev": 10_000}
    odds = np.exp(columns @ minimize(objective, start, method="Nelder-Mead", options=options).x)
    controls = ~sample.treated
    without = np.average(sample.outcome[controls], weights=odds[controls])
    theirs = sample.outcome[sample.treated].mean() - without
    assert cbps_att(sample).estimate == pytest.approx(theirs, rel=1e-6)


def test_it_balances_better_than_the_logit() -> None:
    sample = cohort()
    worst = []
    for estimate in (cbps_att(sample), ipw_att(sample)):
        assert estimate.weights is not None
        worst.append(max(abs(row.smd_after) for row in balance(sample, estimate.weights)))
    assert worst[0] < worst[1]


def test_its_error_is_the_spread_of_repeated_studies() -> None:
    answers = [cbps_att(cohort(seed)) for seed in range(200)]
    spread = np.std([answer.estimate for answer in answers])
    assert np.mean([answer.se for answer in answers]) == pytest.approx(spread, rel=0.2)
    assert np.mean([answer.estimate for answer in answers]) == pytest.approx(
        EFFECT, abs=4 * spread / 200**0.5
    )
