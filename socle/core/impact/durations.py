"""Time to an outcome when something else may come first: Aalen and Johansen's cumulative incidence, weighted.

Another outcome (further training) competes: it ends the wait, it is not a loss of sight. At equal times,
events come before censoring.
"""

from dataclasses import dataclass

import numpy as np

from socle.core.errors import Refusal, UnreadableInput
from socle.core.impact.estimate import Z, standard_error
from socle.core.impact.sample import Codes, Flags, Floats

CENSORED, EVENT = 0, 1
"""The codes of `kinds`; any higher code is an outcome that competes."""


@dataclass(frozen=True, slots=True, eq=False)
class Durations:
    times: Floats
    kinds: Codes
    weights: Floats
    clusters: Codes | None = None

    def __post_init__(self) -> None:
        if not np.isfinite(self.times).all() or (self.times < 0).any():
            raise UnreadableInput(
                "Une durée manque ou est négative.", remedy="Comptez chaque durée depuis l’entrée, en nombre."
            )
        if not (self.kinds >= CENSORED).all():
            raise UnreadableInput(
                "Une issue n’a pas de code connu.", remedy="0 : perdu de vue, 1 : l’événement."
            )

    def of(self, rows: Flags) -> "Durations":
        clusters = None if self.clusters is None else self.clusters[rows]
        return Durations(self.times[rows], self.kinds[rows], self.weights[rows], clusters)


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """A curve read at some times, with its pointwise 95 % band."""

    times: Floats
    incidence: Floats
    se: Floats
    low: Floats
    high: Floats
    at_risk: Codes
    """People, unweighted, still awaited just before each time."""
    influence: Floats
    """Times × people."""


@dataclass(frozen=True, slots=True)
class IncidenceDifference:
    horizon: float
    treated: float
    controls: float
    estimate: float
    se: float
    ci_low: float
    ci_high: float


def incidence(people: Durations, at: Floats, *, kind: int = EVENT) -> Incidence:
    """The share, of all who started, to whom `kind` has happened first, by each time of `at`."""
    known = float(people.times.max())
    if len(people.times) == 0 or (np.max(at) > known and _still_waiting(people)):
        raise Refusal(
            f"Personne n’est suivi au-delà de {known:g} : l’incidence à {np.max(at):g} n’est pas connue.",
            f"Choisissez un horizon d’au plus {known:g}.",
        )
    steps = _Steps.of(people, kind)
    last = np.searchsorted(steps.times, at, side="right")
    curve = np.concatenate([[0.0], steps.incidence])[last]
    influence = np.stack([steps.influence(people, int(place), kind) for place in last])
    rows = len(people.times)
    se = np.array([standard_error(row * rows, people.clusters) for row in influence])
    at_risk = np.array([(people.times >= time).sum() for time in at], dtype=np.int64)
    return Incidence(
        at, curve, se, np.clip(curve - Z * se, 0, 1), np.clip(curve + Z * se, 0, 1), at_risk, influence
    )


def difference(treated: Flags, people: Durations, at: Floats) -> tuple[IncidenceDifference, ...]:
    """Treated less controls, at each horizon; the weights are taken as known."""
    arms = [incidence(people.of(arm), at) for arm in (treated, ~treated)]
    return tuple(
        _difference(float(time), arms[0], arms[1], place, treated, people.clusters)
        for place, time in enumerate(at)
    )


def _difference(
    time: float, ours: Incidence, theirs: Incidence, place: int, treated: Flags, clusters: Codes | None
) -> IncidenceDifference:
    influence = np.empty(len(treated))
    influence[treated], influence[~treated] = ours.influence[place], -theirs.influence[place]
    value = float(ours.incidence[place] - theirs.incidence[place])
    se = standard_error(influence * len(treated), clusters)
    return IncidenceDifference(
        horizon=time,
        treated=float(ours.incidence[place]),
        controls=float(theirs.incidence[place]),
        estimate=value,
        se=se,
        ci_low=value - Z * se,
        ci_high=value + Z * se,
    )


def _still_waiting(people: Durations) -> bool:
    """Somebody was lost from sight at the very end: what follows is unknown."""
    return bool((people.kinds[people.times == people.times.max()] == CENSORED).any())


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """The estimate at each distinct time."""

    times: Floats
    at_risk: Floats
    before: Floats
    """The share to whom nothing has happened just before."""
    hazard: Floats
    """Of the kind asked for."""
    all_hazards: Floats
    incidence: Floats

    @staticmethod
    def of(people: Durations, kind: int) -> "_Steps":
        times, place = np.unique(people.times, return_inverse=True)
        weight = np.bincount(place, people.weights).astype(np.float64)
        at_risk = np.cumsum(weight[::-1])[::-1]
        events = np.bincount(place, people.weights * (people.kinds == kind)) / at_risk
        any_event = np.bincount(place, people.weights * (people.kinds != CENSORED)) / at_risk
        before = np.concatenate([[1.0], np.cumprod(1 - any_event)[:-1]])
        return _Steps(times, at_risk, before, events, any_event, np.cumsum(before * events))

    def influence(self, people: Durations, last: int, kind: int) -> Floats:
        """What each person brings to the incidence after `last` times; their squares sum to its variance."""
        if last == 0:
            return np.zeros(len(people.times))
        to_come = np.maximum(self.incidence[last - 1] - self.incidence[:last], 0)
        own = self.before[:last] / self.at_risk[:last]
        kept = np.maximum(1 - self.all_hazards[:last], 1e-300)
        # Where everyone still there has their event, nothing is to come.
        lost = np.where(to_come > 0, to_come / (self.at_risk[:last] * kept), 0.0)
        passed = np.cumsum(own * self.hazard[:last] - lost * self.all_hazards[:last])
        place = np.searchsorted(self.times, people.times)
        reached = np.minimum(place, last - 1)
        happened = place < last
        influence = -passed[reached]
        influence += happened * (people.kinds == kind) * own[reached]
        influence -= happened * (people.kinds != CENSORED) * lost[reached]
        return np.asarray(influence * people.weights)
