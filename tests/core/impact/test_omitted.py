"""Omitted variables: the formulas, beside the very variable left out."""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from socle.core.errors import Refusal
from socle.core.impact.omitted import adjusted_effect, robustness, robustness_value
from socle.core.impact.sample import Floats
from tests.core.impact.cohort import NAMES, cohort, with_constant


def partial_r2(values: Floats, column: Floats, others: Floats) -> float:
    """By the drop of the residual sum of squares."""
    short = sm.OLS(values, with_constant(others)).fit().ssr
    return float(1 - sm.OLS(values, with_constant(np.column_stack([others, column]))).fit().ssr / short)


def test_the_bias_formula_is_exact_for_a_variable_left_out() -> None:
    sample = cohort()
    kept, left_out, treated = sample.outcome_model[:, :2], sample.outcome_model[:, 2], sample.treated * 1.0
    short = sm.OLS(sample.outcome, with_constant(np.column_stack([treated, kept]))).fit()
    long = sm.OLS(sample.outcome, with_constant(np.column_stack([treated, sample.outcome_model]))).fit()
    adjusted = adjusted_effect(
        short.params[1],
        short.bse[1],
        degrees=int(short.df_resid),
        with_treatment=partial_r2(treated, left_out, kept),
        with_outcome=partial_r2(sample.outcome, left_out, np.column_stack([treated, kept])),
    )
    assert adjusted == pytest.approx((long.params[1], long.bse[1]), rel=1e-9)


def test_darfur_is_found_again() -> None:
    """Their article: estimate 0.097, error 0.023, 783 degrees: RV 13.9 %."""
    assert robustness_value(0.09731582 / 0.02325654 / 783**0.5) == pytest.approx(0.1388, abs=5e-5)


def test_a_cause_of_that_strength_brings_the_effect_to_zero() -> None:
    answer = robustness(cohort(), ("age",))
    degrees = 600 - 5
    left, error = adjusted_effect(
        answer.estimate, answer.se, degrees=degrees, with_treatment=answer.value, with_outcome=answer.value
    )
    assert left == pytest.approx(0, abs=1e-9)
    limit = answer.value_at_5_percent
    left, error = adjusted_effect(
        answer.estimate, answer.se, degrees=degrees, with_treatment=limit, with_outcome=limit
    )
    assert left / error == pytest.approx(1.964, abs=0.002)


def test_benchmarks_are_partial_r2_of_the_observed_columns() -> None:
    sample = cohort()
    answer = robustness(sample)
    assert [benchmark.covariate for benchmark in answer.benchmarks] == list(NAMES)
    for place, benchmark in enumerate(answer.benchmarks):
        others = np.delete(sample.outcome_model, place, axis=1)
        column, treated = sample.outcome_model[:, place], sample.treated * 1.0
        own = partial_r2(treated, column, others)
        outcome = partial_r2(sample.outcome, column, np.column_stack([treated, others]))
        shared = own**2 / (1 - own) ** 2
        assert benchmark.with_treatment == pytest.approx(own / (1 - own))
        pull = (1 + shared**0.5) / (1 - shared) ** 0.5
        assert benchmark.with_outcome == pytest.approx(min(pull**2 * outcome / (1 - outcome), 1))


def test_the_estimate_is_ordinary_least_squares() -> None:
    sample = cohort()
    peer = sm.OLS(
        sample.outcome, with_constant(np.column_stack([sample.treated, sample.outcome_model]))
    ).fit()
    answer = robustness(sample)
    assert (answer.estimate, answer.se) == pytest.approx((peer.params[1], peer.bse[1]))


def test_a_benchmark_too_strong_is_refused_by_name() -> None:
    sample = cohort()
    nearly = sample.treated + np.random.default_rng(0).normal(0, 0.2, 600)
    columns = np.column_stack([sample.outcome_model, nearly])
    sample = replace(sample, outcome_model=columns, outcome_model_names=(*NAMES, "nearly"))
    with pytest.raises(Refusal, match="« nearly » explique trop de l’entrée"):
        robustness(sample, ("nearly",))
    assert [benchmark.covariate for benchmark in robustness(sample).benchmarks] == list(NAMES)
