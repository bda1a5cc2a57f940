"""People drawn for tests: who enters depends on three columns, what happens too, and the effect is known."""

import numpy as np

from socle.core.impact.sample import Sample

NAMES = ("age", "unease", "woman")
EFFECT = 1.5


def cohort(seed: int = 1, *, size: int = 600, effect: float = EFFECT) -> Sample:
    draw = np.random.default_rng(seed)
    age = draw.normal(40, 10, size)
    unease = draw.gamma(2, 1, size)
    woman = (draw.random(size) < 0.5) * 1.0
    columns = np.column_stack([age, unease, woman])
    linear = -1.2 + 0.03 * (age - 40) + 0.25 * (unease - 2) + 0.3 * woman
    treated = draw.random(size) < 1 / (1 + np.exp(-linear))
    outcome = 5 + 0.05 * age + 0.4 * unease + 0.5 * woman + effect * treated + draw.normal(0, 1, size)
    return Sample(treated, outcome, columns, columns, NAMES, NAMES)


def with_constant(columns: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(columns)), columns])
