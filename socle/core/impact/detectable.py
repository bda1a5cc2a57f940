"""The smallest effect a study could see, known before any outcome is read."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from socle.core.impact.said import number


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


def said_before(kind: str, n_treated: int, controls: int) -> str:
    """What the study could see at best, from its numbers alone; weights will make it a little less.

    >>> said_before("binary", 4_300, 17_000)
    'Avant tout résultat : au mieux, un écart de 2,4 points ou plus sera vu huit fois sur dix'
    """
    is_continuous = kind == "continuous"
    found = minimum_detectable(n_treated, controls, 1.0 if is_continuous else binary_spread(0.5))
    least = (
        f"{number(found.effect)} écart-type" if is_continuous else f"{number(100 * found.effect, 1)} points"
    )
    return f"Avant tout résultat : au mieux, un écart de {least} ou plus sera vu huit fois sur dix"


def binary_spread(share: float) -> float:
    """The standard deviation of an outcome that happens to this share of people."""
    return float(np.sqrt(share * (1 - share)))
