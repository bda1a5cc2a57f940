"""Rosenbaum's bounds: how uneven a hidden cause must make entry, inside pairs, to undo the result."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import logit as log_odds
from scipy.special import ndtr

from socle.core.errors import Refusal
from socle.core.impact.canonical import canonical_order
from socle.core.impact.logit import fit_propensity
from socle.core.impact.sample import Codes, Floats, Sample
from socle.core.impact.support import CALIPER

LEVEL = 0.05
FARTHEST = 100.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """`critical`: the Γ at which the worst one-sided p-value reaches 5 %; 1 when it does without any."""

    pairs: int
    critical: float
    p_values: tuple[tuple[float, float], ...]
    """(Γ, worst p-value)."""


def rosenbaum_bounds(sample: Sample, gammas: tuple[float, ...] = (1.0, 1.25, 1.5, 2.0, 3.0)) -> Bounds:
    """Signed ranks of pairs without replacement (for 0 and 1: McNemar), in the direction observed."""
    treated, controls = pairs(sample)
    gaps = sample.outcome[treated] - sample.outcome[controls]
    return bounds_of(gaps, gammas)


def bounds_of(gaps: Floats, gammas: tuple[float, ...]) -> Bounds:
    said = gaps[gaps != 0]
    if not len(said):
        raise Refusal("Aucune paire ne diffère par son résultat.", "Retirez les bornes de Rosenbaum.")
    ranks = _ranks(np.abs(said))
    sums = [float(ranks[side].sum()) for side in (said > 0, said < 0)]
    score = max(sums)
    worst = tuple((gamma, _worst(ranks, score, gamma)) for gamma in gammas)
    return Bounds(len(gaps), _critical(ranks, score), worst)


def _worst(ranks: Floats, score: float, gamma: float) -> float:
    chance = gamma / (1 + gamma)
    spread = np.sqrt(chance * (1 - chance) * np.sum(ranks**2))
    return float(ndtr((chance * ranks.sum() - score) / spread))


def _critical(ranks: Floats, score: float) -> float:
    if _worst(ranks, score, 1.0) >= LEVEL:
        return 1.0
    if _worst(ranks, score, FARTHEST) < LEVEL:
        return FARTHEST
    return float(brentq(lambda gamma: _worst(ranks, score, gamma) - LEVEL, 1.0, FARTHEST, xtol=1e-10))


def pairs(sample: Sample) -> tuple[Codes, Codes]:
    """Nearest free control within the caliper, from the highest score down; ties by what rows say.

    Inside exact cells when the sample has some.
    """
    score = log_odds(np.clip(fit_propensity(sample).probability, 1e-15, 1 - 1e-15))
    width = CALIPER * float(np.std(score))
    order = canonical_order(sample)
    found: list[tuple[int, int]] = []
    cells = np.zeros(sample.size, dtype=np.int64) if sample.cells is None else sample.cells
    # Scores closer than the rounding of another row order are the same score.
    rounded = np.round(score, 9)
    for cell in np.unique(cells):
        inside = order[cells[order] == cell]
        found += _inside(rounded, sample.treated, inside, width)
    if not found:
        raise Refusal(
            "Aucune paire assez proche.", "Retirez les bornes de Rosenbaum, ou élargissez la population."
        )
    treated, controls = np.array(found, dtype=np.int64).T
    return treated, controls


def _inside(score: Floats, treated: np.ndarray, rows: Codes, width: float) -> list[tuple[int, int]]:
    controls = rows[~treated[rows]]
    controls = controls[np.argsort(score[controls], kind="stable")]
    entering = rows[treated[rows]]
    entering = entering[np.argsort(-score[entering], kind="stable")]
    free = _Free(len(controls))
    found = []
    for person, place in zip(entering, np.searchsorted(score[controls], score[entering]), strict=True):
        near = [spot for spot in (free.below(int(place) - 1), free.above(int(place))) if spot is not None]
        if not near:
            break
        best = min(near, key=lambda spot: abs(score[controls[spot]] - score[person]))
        if abs(score[controls[best]] - score[person]) <= width:
            free.take(best)
            found.append((int(person), int(controls[best])))
    return found


class _Free:
    """The nearest place not yet taken, on either side; each search shortens the next ones."""

    def __init__(self, number: int) -> None:
        self._up = list(range(number + 1))
        self._down = list(range(number + 1))

    def above(self, place: int) -> int | None:
        found = _root(self._up, place)
        return found if found < len(self._up) - 1 else None

    def below(self, place: int) -> int | None:
        found = _root(self._down, place + 1)
        return found - 1 if found else None

    def take(self, place: int) -> None:
        self._up[place] = place + 1
        self._down[place + 1] = place


def _root(parents: list[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


def _ranks(values: Floats) -> Floats:
    """From 1; equal values share the mean of their ranks."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(count) - (count - 1) / 2)[place])
