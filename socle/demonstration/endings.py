"""How far a person goes on the way that was simulated, and how their pathway is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from socle.core.carry_over import carry_over_ends_on
from socle.demonstration.bodies import network
from socle.demonstration.days import next_sitting, next_validation, working_day
from socle.demonstration.plan import (
    Course,
    Outcome,
    PlannedHearing,
    PlannedSession,
    PlannedStop,
    PlannedTraining,
)
from socle.demonstration.seeds import seeded
from socle.demonstration.simulation import Entrant, Way

# In percent: files that a jury sends back once, and unfinished pathways that nobody closes.
DEFERRED, LEFT_OPEN = 3, 8
DEFERRALS = (
    "La date d’une situation manque.",
    "Deux situations se ressemblent trop : précisez ce que la personne a fait.",
    "La copie d’écran jointe n’est pas lisible.",
)
REFUSALS = (
    "Les situations décrites ne montrent pas ce que la personne a fait elle-même.",
    "Les situations du domaine 2 ne montrent aucun calcul.",
    "Les situations décrites sont celles d’un exercice et non d’un travail réel.",
)


class Ending(StrEnum):
    """Where a person's way ends."""

    BEFORE_ASSESSMENT = "before_assessment"
    BEFORE_TRAINING = "before_training"
    IN_TRAINING = "in_training"
    AFTER_FINAL = "after_final"
    BEFORE_JURY = "before_jury"
    REFUSED = "refused"
    GRANTED = "granted"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the scheme says of the end of a pathway, and why people of this situation stop, in percent."""

    has_jury: bool
    carry_over_years: int
    stops: Mapping[str, int]


def course_of(way: Way, ending: Ending, prescribed: PlannedTraining | None, rules: Rules) -> Course:
    """The course of someone who was assessed; `prescribed` follows a last result that lacks something."""
    if ending in (Ending.GRANTED, Ending.REFUSED):
        return _heard(way, ending, rules)
    if ending == Ending.BEFORE_JURY:
        return _closed(Course(way.assessments, way.trainings), way.result_on, way.entrant, rules, stops=True)
    if prescribed is None:
        raise ValueError("someone who lacks something has a prescription")
    given = _some(way.entrant, prescribed) if ending == Ending.IN_TRAINING else ()
    course = Course(way.assessments, (*way.trainings, replace(prescribed, sessions=given)))
    last = given[-1].on if given else way.result_on
    return _closed(course, last, way.entrant, rules)


def stopped_before_assessment(entrant: Entrant, rules: Rules) -> Course:
    return _closed(Course(), entrant.opened_on, entrant, rules, stops=True)


def hearings(
    entrant: Entrant, ready_on: date, outcome: Outcome, *, has_jury: bool
) -> tuple[PlannedHearing, ...]:
    """The sittings that see the file; a few send it back once before they grant it."""
    rng = seeded(entrant.key, "jury")
    submitted = working_day(ready_on, rng.randint(0, 8))
    if not has_jury:
        return (PlannedHearing(submitted, next_validation(submitted), outcome),)
    territory = network().sites[entrant.site].territory
    first = next_sitting(territory, submitted)
    if outcome == Outcome.REFUSED:
        return (PlannedHearing(submitted, first, outcome, rng.choice(REFUSALS)),)
    if rng.random() * 100 >= DEFERRED:
        return (PlannedHearing(submitted, first, outcome),)
    again = working_day(first, rng.randint(2, 8))
    return (
        PlannedHearing(submitted, first, Outcome.DEFERRED, rng.choice(DEFERRALS)),
        PlannedHearing(again, next_sitting(territory, again), outcome),
    )


def _heard(way: Way, ending: Ending, rules: Rules) -> Course:
    outcome = Outcome.GRANTED if ending == Ending.GRANTED else Outcome.REFUSED
    heard = hearings(way.entrant, way.result_on, outcome, has_jury=rules.has_jury)
    course = Course(way.assessments, way.trainings, heard)
    if outcome == Outcome.GRANTED:
        return course
    return _closed(course, heard[-1].sitting_on, way.entrant, rules)


def _some(entrant: Entrant, prescribed: PlannedTraining) -> tuple[PlannedSession, ...]:
    """The first sessions of a training that the person leaves."""
    rng = seeded(entrant.key, "leaving")
    return prescribed.sessions[: rng.randint(1, len(prescribed.sessions))]


def _closed(course: Course, last: date, entrant: Entrant, rules: Rules, *, stops: bool = False) -> Course:
    """Stopped with its reason, or left open by everybody until what was acquired no longer counts."""
    rng = seeded(entrant.key, "closing")
    if stops or rng.random() * 100 >= LEFT_OPEN:
        reason = rng.choices(tuple(rules.stops), tuple(rules.stops.values()))[0]
        return replace(course, stop=PlannedStop(working_day(last, rng.randint(6, 70)), reason))
    result_on = course.assessments[0].result_on or last
    over = carry_over_ends_on(result_on, rules.carry_over_years) + timedelta(days=1)
    return replace(course, expired_on=working_day(over, rng.randint(0, 10)))
