"""Omitted variables (Cinelli and Hazlett 2020): what an unobserved cause would have to explain.

Reads the additive regression (`ols`), with classical errors as in their paper.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve_triangular
from scipy.special import stdtrit

from socle.core.errors import Refusal
from socle.core.impact.design import Basis, basis
from socle.core.impact.estimate import Z
from socle.core.impact.linear import own_part, residuals
from socle.core.impact.sample import Floats, Sample


@dataclass(frozen=True, slots=True)
class Benchmark:
    """An unobserved cause as strong as an observed column, and what would be left of the effect."""

    covariate: str
    with_treatment: float
    """The share of the treatment's remaining variance it would explain."""
    with_outcome: float
    adjusted: float
    adjusted_low: float
    adjusted_high: float


@dataclass(frozen=True, slots=True)
class Robustness:
    estimate: float
    se: float
    partial_r2: float
    """Of the treatment with the outcome."""
    value: float
    """What a cause must explain of both to bring the effect to zero."""
    value_at_5_percent: float
    """… to bring zero inside the interval."""
    benchmarks: tuple[Benchmark, ...]


@dataclass(frozen=True, slots=True)
class _Regression:
    estimate: float
    se: float
    degrees: int


def robustness(
    sample: Sample, covariates: tuple[str, ...] | None = None, *, times: float = 1.0
) -> Robustness:
    """`covariates`: the benchmarks (by default all that can be one), each `times` as strong as observed."""
    others = basis(sample.outcome_model, sample.outcome_model_names)
    own = own_part(sample.treated, others)
    estimate = float(own @ sample.outcome / (own @ own))
    rest = residuals(sample.outcome, others) - estimate * own
    degrees = sample.size - others.columns.shape[1] - 1
    fitted = _Regression(estimate, float(np.sqrt(rest @ rest / degrees / (own @ own))), degrees)
    effect = float(abs(estimate) / fitted.se / np.sqrt(degrees))
    least = float(-stdtrit(degrees - 1, 0.025) / np.sqrt(degrees - 1))
    return Robustness(
        estimate=estimate,
        se=fitted.se,
        partial_r2=effect**2 / (1 + effect**2),
        value=robustness_value(effect),
        value_at_5_percent=robustness_value(max(effect - least, 0.0)),
        benchmarks=_benchmarks(sample, fitted, covariates, times=times),
    )


def robustness_value(effect: float) -> float:
    """`effect`: Cohen's f, |t| over the root of the degrees of freedom.

    >>> round(robustness_value(4.184 / 783**0.5), 3)  # Darfur, in their paper: 13.9 %
    0.139
    """
    return float((np.sqrt(effect**4 + 4 * effect**2) - effect**2) / 2)


def adjusted_effect(
    estimate: float, se: float, *, degrees: int, with_treatment: float, with_outcome: float
) -> tuple[float, float]:
    """The estimate and its error had such a cause been in the regression, in the direction that harms."""
    bias = np.sqrt(with_outcome * with_treatment / (1 - with_treatment)) * se * np.sqrt(degrees)
    error = se * np.sqrt((1 - with_outcome) / (1 - with_treatment) * degrees / (degrees - 1))
    return float(estimate - np.sign(estimate) * bias), float(error)


def _benchmarks(
    sample: Sample, fitted: _Regression, covariates: tuple[str, ...] | None, *, times: float
) -> tuple[Benchmark, ...]:
    treated = sample.treated.astype(np.float64)
    both = basis(np.column_stack([treated, sample.outcome_model]), ("", *sample.outcome_model_names))
    alone = basis(sample.outcome_model, sample.outcome_model_names)
    with_outcome = _partial_r2(sample.outcome, both)[2:]
    found = zip(alone.kept, _partial_r2(treated, alone)[1:], with_outcome, strict=True)
    named = ((sample.outcome_model_names[place], own, outcome) for place, own, outcome in found)
    return tuple(
        _benchmark(name, fitted, _bounds(name, float(own), float(outcome), times))
        for name, own, outcome in named
        if (_can_be_benchmark(own, times) if covariates is None else name in covariates)
    )


def _can_be_benchmark(with_treatment: float, times: float) -> bool:
    """A hidden cause cannot explain more than all of what is left."""
    return times * with_treatment / (1 - with_treatment) < 1


def _benchmark(name: str, fitted: _Regression, bounds: tuple[float, float]) -> Benchmark:
    adjusted, error = adjusted_effect(
        fitted.estimate,
        fitted.se,
        degrees=fitted.degrees,
        with_treatment=bounds[0],
        with_outcome=bounds[1],
    )
    return Benchmark(name, *bounds, adjusted, adjusted - Z * error, adjusted + Z * error)


def _partial_r2(values: Floats, columns: Basis) -> Floats:
    """Of the values with each raw column, the others held: β²/(β² + variance of β left by the residual)."""
    design = columns.columns
    coefficients = columns.raw(design.T @ values / len(values))
    inverse = solve_triangular(columns.triangle, np.eye(len(columns.triangle)))
    left = np.sum(inverse**2, axis=1) / len(values) * np.sum(residuals(values, columns) ** 2)
    return np.asarray(coefficients**2 / (coefficients**2 + left))


def _bounds(name: str, with_treatment: float, with_outcome: float, times: float) -> tuple[float, float]:
    """Their section 4.4: the strength of a cause `times` as strong as the column."""
    treatment = times * with_treatment / (1 - with_treatment)
    if not _can_be_benchmark(with_treatment, times):
        raise Refusal(
            f"« {name} » explique trop de l’entrée pour servir de repère.",
            "Choisissez une autre variable repère.",
        )
    shared = times * with_treatment**2 / ((1 - times * with_treatment) * (1 - with_treatment))
    pull = (np.sqrt(times) + np.sqrt(shared)) / np.sqrt(1 - shared)
    return float(treatment), float(min(pull**2 * with_outcome / (1 - with_outcome), 1.0))
