"""E-value (VanderWeele and Ding 2017): how strong a hidden cause must be to explain the effect away."""

from dataclasses import dataclass

import numpy as np

from socle.core.impact.estimate import Estimate


@dataclass(frozen=True, slots=True)
class EValue:
    """On the scale of risk ratios: with who enters, and with what happens, at least this much."""

    risk_ratio: float
    point: float
    limit: float
    """Of the confidence limit nearest to no effect; 1 when the interval holds no effect."""


def binary_e_value(estimate: Estimate, controls: float) -> EValue:
    """`controls`: the share of comparison people, weighted, to whom the outcome happened."""
    ratios = [
        _share(controls + move) / _share(controls)
        for move in (estimate.estimate, estimate.ci_low, estimate.ci_high)
    ]
    return _from_ratios(*ratios)


def continuous_e_value(estimate: Estimate, spread: float) -> EValue:
    """`spread`: the outcome's standard deviation; Chinn's approximation, exp(0.91 d)."""
    moves = (estimate.estimate, estimate.ci_low, estimate.ci_high)
    return _from_ratios(*(float(np.exp(0.91 * move / spread)) for move in moves))


def e_value(risk_ratio: float) -> float:
    """
    >>> round(e_value(3.9), 2), round(e_value(1 / 3.9), 2), e_value(1.0)
    (7.26, 7.26, 1.0)
    """
    away = max(risk_ratio, 1 / risk_ratio)
    return float(away + np.sqrt(away * (away - 1)))


def _from_ratios(ratio: float, low: float, high: float) -> EValue:
    nearest = low if ratio > 1 else high
    crosses = low <= 1 <= high
    return EValue(ratio, e_value(ratio), 1.0 if crosses else e_value(nearest))


def _share(value: float) -> float:
    """A linear interval may leave [0, 1]; a share may not."""
    return float(np.clip(value, 1e-6, 1 - 1e-6))
