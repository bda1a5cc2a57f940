"""What an estimator answers, and how its uncertainty is measured."""

from dataclasses import dataclass

import numpy as np

from socle.core.impact.sample import Codes, Flags, Floats, Sample

Z = 1.959963984540054
"""The standard normal's 97.5 % point: every interval holds 95 %."""

BY_INFLUENCE = "fonction d’influence"
BY_HC1 = "sandwich de White, correction n/(n−k) (HC1)"


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """A number never goes without its interval, nor without the convention of both."""

    estimator: str
    estimate: float
    se: float
    ci_low: float
    ci_high: float
    ess: float
    """Kish's effective number of comparison people, once weighted."""
    convention: str
    se_convention: str
    weights: Floats | None = None
    """What each row weighs, for the balance table; None where the estimator weighs nobody."""
    notes: tuple[str, ...] = ()
    """What the reader must know: columns left out, people set aside."""


def standard_error(influence: Floats, clusters: Codes | None) -> float:
    """Of a mean of n influences; people of one cluster vary together."""
    rows = len(influence)
    if clusters is None:
        return float(np.sqrt(np.sum(influence**2)) / rows)
    _, codes = np.unique(clusters, return_inverse=True)
    sums = np.bincount(codes, weights=influence)
    return float(np.sqrt(np.sum(sums**2) * len(sums) / (len(sums) - 1)) / rows)


def effective_size(weights: Floats) -> float:
    """Kish: how many equally weighted people would be as precise."""
    return float(weights.sum() ** 2 / np.sum(weights**2))


def by_influence(
    name: str,
    value: float,
    influence: Floats,
    *,
    sample: Sample,
    convention: str,
    se_convention: str = BY_INFLUENCE,
    weights: Floats | None = None,
    notes: tuple[str, ...] = (),
) -> Estimate:
    """The estimate whose error is read on its influence function."""
    return with_error(
        name,
        value,
        standard_error(influence, sample.clusters),
        treated=sample.treated,
        convention=convention,
        se_convention=se_convention + (" par grappe" if sample.clusters is not None else ""),
        weights=weights,
        notes=notes,
    )


def with_error(
    name: str,
    value: float,
    se: float,
    *,
    treated: Flags,
    convention: str,
    se_convention: str,
    weights: Floats | None = None,
    notes: tuple[str, ...] = (),
) -> Estimate:
    controls = np.ones(int((~treated).sum())) if weights is None else weights[~treated]
    return Estimate(
        estimator=name,
        estimate=float(value),
        se=float(se),
        ci_low=float(value - Z * se),
        ci_high=float(value + Z * se),
        ess=effective_size(controls),
        convention=convention,
        se_convention=se_convention,
        weights=weights,
        notes=notes,
    )
