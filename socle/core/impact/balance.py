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
    columns, equal = sample.propensity, np.ones(sample.size)
    arms = (sample.treated, ~sample.treated)
    before = [_moments(columns, arm, equal) for arm in arms]
    after = [_moments(columns, arm, weights) for arm in arms]
    spread = _spread(columns, sample.treated)
    extremes = (columns == columns.min(axis=0)) | (columns == columns.max(axis=0))
    return tuple(
        Balance(
            covariate=name,
            mean_treated=float(after[0].mean[place]),
            mean_before=float(before[1].mean[place]),
            mean_after=float(after[1].mean[place]),
            smd_before=float((before[0].mean - before[1].mean)[place] / spread[place]),
            smd_after=float((after[0].mean - after[1].mean)[place] / spread[place]),
            variance_ratio_before=None if is_binary else _ratio(before, place),
            variance_ratio_after=None if is_binary else _ratio(after, place),
        )
        for place, (name, is_binary) in enumerate(
            zip(sample.propensity_names, extremes.all(axis=0), strict=True)
        )
    )


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Of each column."""

    mean: Floats
    variance: Floats


def _spread(columns: Floats, treated: Flags) -> Floats:
    """Of the treated; where they are all alike, of everyone; a column that never varies is balanced."""
    several = treated.sum() > 1
    own = np.std(columns[treated], axis=0, ddof=1) if several else np.zeros(columns.shape[1])
    spread = np.where(own > 0, own, np.std(columns, axis=0))
    return np.asarray(np.where(spread > 0, spread, 1.0))


def _moments(columns: Floats, arm: Flags, weights: Floats) -> Moments:
    share = weights[arm] / weights[arm].sum()
    mean = share @ columns[arm]
    # Reliability weights: the unbiased variance when weights are equal.
    return Moments(mean, share @ (columns[arm] - mean) ** 2 / max(1 - share @ share, 1e-300))


def _ratio(arms: list[Moments], place: int) -> float | None:
    treated, controls = (float(arm.variance[place]) for arm in arms)
    return treated / controls if controls > 0 else None
