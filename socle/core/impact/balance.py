"""How alike the groups are, before and after weighting."""

from dataclasses import dataclass

import numpy as np

from socle.core.impact.sample import Flags, Floats, Sample


@dataclass(frozen=True, slots=True)
class Balance:
    """One column. Differences are in standard deviations of the treated, unweighted, before as after."""

    covariate: str
    mean_treated: float
    mean_before: float
    mean_after: float
    smd_before: float
    smd_after: float
    variance_ratio_before: float | None
    """Treated over controls; None for a column of two values, whose mean says it all."""
    variance_ratio_after: float | None


def balance(sample: Sample, weights: Floats) -> tuple[Balance, ...]:
    """Every column of the propensity terms, under an estimate's weights."""
    return tuple(
        _of(name, column, sample.treated, weights)
        for name, column in zip(sample.propensity_names, sample.propensity.T, strict=True)
    )


def _of(name: str, column: Floats, treated: Flags, weights: Floats) -> Balance:
    equal = np.ones(len(column))
    spread = _spread(column, treated)
    before = [_moments(column, arm, equal) for arm in (treated, ~treated)]
    after = [_moments(column, arm, weights) for arm in (treated, ~treated)]
    binary = len(np.unique(column)) <= 2
    return Balance(
        covariate=name,
        mean_treated=after[0][0],
        mean_before=before[1][0],
        mean_after=after[1][0],
        smd_before=(before[0][0] - before[1][0]) / spread,
        smd_after=(after[0][0] - after[1][0]) / spread,
        variance_ratio_before=None if binary else _ratio(before),
        variance_ratio_after=None if binary else _ratio(after),
    )


def _spread(column: Floats, treated: Flags) -> float:
    """Of the treated; where they are all alike, of everyone; a column that never varies is balanced."""
    own, all_of_them = float(np.std(column[treated], ddof=1)) if treated.sum() > 1 else 0.0, np.std(column)
    return own or float(all_of_them) or 1.0


def _moments(column: Floats, arm: Flags, weights: Floats) -> tuple[float, float]:
    share = weights[arm] / weights[arm].sum()
    mean = float(share @ column[arm])
    # Reliability weights: the unbiased variance when weights are equal.
    return mean, float(share @ (column[arm] - mean) ** 2 / max(1 - share @ share, 1e-300))


def _ratio(arms: list[tuple[float, float]]) -> float | None:
    return arms[0][1] / arms[1][1] if arms[1][1] > 0 else None
