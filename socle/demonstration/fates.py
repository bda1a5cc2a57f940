"""Who goes how far: perseverance decides who stops, the number certified decides how much is enough.

Nobody's ratings are touched. Those who would acquire everything, at once or after training, are taken from
the most persevering down until as many as published are granted; the next few are refused by the jury, the
others had stopped during their training.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from socle.demonstration.endings import Ending
from socle.demonstration.margins import NEVER_START_TRAINING, REFUSED, STOP_BEFORE_ASSESSMENT
from socle.demonstration.simulation import Entrant, Simulation, Way

ROUNDS, MOST_ROUNDS = 2, 8


@dataclass(frozen=True, slots=True)
class Fate:
    """How far one person goes; there is no way for someone who was never assessed."""

    way: Way | None
    ending: Ending


@dataclass(frozen=True, slots=True)
class Assessed:
    """Those who were assessed, the least persevering first: their first result, and the last ahead."""

    firsts: Mapping[str, Way]
    lasts: dict[str, Way]

    def succeeding(self) -> list[str]:
        """The keys of those who acquire everything: at once first, then the most persevering first."""
        keys = [key for key in reversed(self.lasts) if self.lasts[key].decision.certified]
        at_once = [key for key in keys if self.firsts[key].decision.certified]
        trained = [key for key in keys if self.lasts[key].trainings]
        return at_once + trained


def decide_fates(
    simulation: Simulation, entrants: Sequence[Entrant], *, size: int, certified: int
) -> dict[str, Fate]:
    """The fate of each, by key; `entrants` come least persevering first, `certified` of them are granted."""
    absent = STOP_BEFORE_ASSESSMENT.of(size)
    fates = {entrant.key: Fate(None, Ending.BEFORE_ASSESSMENT) for entrant in entrants[:absent]}
    firsts = {entrant.key: simulation.assess(entrant) for entrant in entrants[absent:]}
    hesitant = list(firsts)[: NEVER_START_TRAINING.of(size)]
    leaving = {key for key in hesitant if not firsts[key].decision.certified}
    fates |= {key: Fate(firsts[key], Ending.BEFORE_TRAINING) for key in leaving}
    going_on = {key: way for key, way in firsts.items() if key not in leaving}
    assessed = Assessed(going_on, _trained(simulation, going_on, certified))
    return fates | _by_perseverance(assessed, certified, refused=REFUSED.of(size))


def _trained(simulation: Simulation, firsts: Mapping[str, Way], certified: int) -> dict[str, Way]:
    """Two rounds of training for those who need them; more only if too few succeed, as in a tiny cohort."""
    ways = dict(firsts)
    for done in range(MOST_ROUNDS):
        if done >= ROUNDS and sum(way.decision.certified for way in ways.values()) >= certified:
            return ways
        ways = {
            key: way if way.decision.certified else simulation.train_and_assess(way)
            for key, way in ways.items()
        }
    return ways


def _by_perseverance(assessed: Assessed, certified: int, *, refused: int) -> dict[str, Fate]:
    order = assessed.succeeding()
    if len(order) < certified:
        raise ValueError(f"{len(order)} succeed where {certified} are wanted")
    granted, heard = set(order[:certified]), set(order[certified : certified + refused])
    places = {key: place for place, key in enumerate(assessed.lasts)}
    enough = min((places[key] for key in granted if assessed.lasts[key].trainings), default=len(places))
    return {
        key: _fate(
            assessed, key, granted=key in granted, heard=key in heard, perseveres=places[key] >= enough
        )
        for key in assessed.lasts
    }


def _fate(assessed: Assessed, key: str, *, granted: bool, heard: bool, perseveres: bool) -> Fate:
    first, last = assessed.firsts[key], assessed.lasts[key]
    if granted or heard:
        return Fate(last, Ending.GRANTED if granted else Ending.REFUSED)
    if first.decision.certified:
        return Fate(first, Ending.BEFORE_JURY)
    if perseveres and not last.decision.certified:
        return Fate(last, Ending.AFTER_FINAL)
    return Fate(first, Ending.IN_TRAINING)
