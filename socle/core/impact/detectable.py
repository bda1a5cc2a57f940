"""The smallest effect a study could see, known before any outcome is read."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri


@dataclass(frozen=True, slots=True)
class Detectable:
    effect: float
    power: float
    level: float
    n_treated: int
    controls: float


def minimum_detectable(
    n_treated: int,
    controls: float,
    spread: float,
    *,
    explained: float = 0.0,
    power: float = 0.8,
    level: float = 0.05,
) -> Detectable:
    """`controls`: how many, or their effective size; `spread`: the outcome's expected standard deviation.

    `explained` is the share of the outcome's variance that covariates are expected to explain.

    >>> round(minimum_detectable(4_300, 17_000, binary_spread(0.4)).effect, 4)
    0.0234
    """
    z = float(ndtri(power) - ndtri(level / 2))
    se = spread * np.sqrt((1 - explained) * (1 / n_treated + 1 / controls))
    return Detectable(z * float(se), power, level, n_treated, controls)


def binary_spread(share: float) -> float:
    """The standard deviation of an outcome that happens to this share of people."""
    return float(np.sqrt(share * (1 - share)))
