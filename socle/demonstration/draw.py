"""The demonstration cohort: Île-de-France in 2021, drawn from a seed, with the published margins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from socle.demonstration.as_of import as_of
from socle.demonstration.bodies import network
from socle.demonstration.circumstances import reasons_to_stop
from socle.demonstration.endings import Ending, Rules, course_of, stopped_before_assessment
from socle.demonstration.enrolment import Enrolled, draw_profiles, enrol
from socle.demonstration.facts import Facts
from socle.demonstration.fates import ROUNDS, Fate, decide_fates
from socle.demonstration.margins import CERTIFIED, LATE, PARTICIPANTS, POSSIBLE_DUPLICATES
from socle.demonstration.people import age_class, draw_contact, respelled
from socle.demonstration.plan import Course, PlannedCandidate, PlannedTraining
from socle.demonstration.seeds import seeded
from socle.demonstration.simulation import Simulation, Way

# Before this day, some of those certified in the end had not been yet.
EARLIEST = date(2024, 1, 1)
SOCLE = "clea"


def draw_cohort(
    seed: int, size: int = PARTICIPANTS, *, today: date, facts: Facts
) -> tuple[PlannedCandidate, ...]:
    """The participants in the order of their enrolment, and all that happened to them up to today."""
    if today < EARLIEST:
        raise ValueError(f"the cohort is drawn from {EARLIEST} on")
    simulation = Simulation(facts)
    people = enrol(seed, SOCLE, draw_profiles(seed, size, today=today), facts=facts, taken=())
    late = size - LATE.of(size)
    recent = [_candidate(simulation, each, never_gives_up(simulation, each), today) for each in people[late:]]
    wanted = CERTIFIED.of(size) - sum(1 for candidate in recent if candidate.course.granted_on)
    by_perseverance = [each.entrant for each in people[:late]]
    seeded(seed, "perseverance").shuffle(by_perseverance)
    fates = decide_fates(simulation, by_perseverance, size=size, certified=wanted)
    settled = [_candidate(simulation, each, fates[each.entrant.key], today) for each in people[:late]]
    returning = _come_back(settled, recent, POSSIBLE_DUPLICATES.of(size))
    return (*settled, *returning)


def never_gives_up(simulation: Simulation, person: Enrolled) -> Fate:
    """The way of someone who only lacks time."""
    way = simulation.assess(person.entrant)
    for _ in range(ROUNDS):
        if way.decision.certified:
            return Fate(way, Ending.GRANTED)
        way = simulation.train_and_assess(way)
    return Fate(way, Ending.GRANTED if way.decision.certified else Ending.AFTER_FINAL)


def planned(person: Enrolled, course: Course) -> PlannedCandidate:
    return PlannedCandidate(
        number=person.number,
        framework=person.entrant.framework,
        status=person.status,
        contact=person.contact,
        circumstances=person.circumstances,
        employer_siren=person.employer_siren,
        accommodation=person.accommodation,
        site=person.entrant.site,
        opened_on=person.entrant.opened_on,
        course=course,
    )


def _candidate(simulation: Simulation, person: Enrolled, fate: Fate, today: date) -> PlannedCandidate:
    return planned(person, course_by(simulation, person, fate, today))


def course_by(simulation: Simulation, person: Enrolled, fate: Fate, today: date) -> Course:
    """What this fate has brought by today."""
    facts = simulation.facts
    rules = _rules(facts, person)
    if fate.way is None:
        course = stopped_before_assessment(person.entrant, rules)
    else:
        course = course_of(fate.way, fate.ending, _prescribed(simulation, fate.way), rules)
    return as_of(course, today, facts.frameworks[person.entrant.framework])


def _prescribed(simulation: Simulation, way: Way) -> PlannedTraining | None:
    return None if way.decision.certified else simulation.prescribe(way)


def _rules(facts: Facts, person: Enrolled) -> Rules:
    slug, on = person.entrant.framework, person.entrant.opened_on
    return Rules(
        has_jury=facts.parameters.value("has_jury", framework=slug, on=on),
        carry_over_years=facts.parameters.value("carry_over_years", framework=slug, on=on),
        stops=reasons_to_stop(person.circumstances.status),
    )


def _come_back(
    settled: Sequence[PlannedCandidate], recent: Sequence[PlannedCandidate], count: int
) -> list[PlannedCandidate]:
    """A few of the last to enrol had come years before, elsewhere, and their name was written otherwise.

    None of them has a file before a jury: the certifier must first say whether they are the same person.
    """
    gone = [candidate for candidate in settled if candidate.course.stop and not candidate.course.hearings]
    waiting = [n for n, candidate in enumerate(recent) if not candidate.course.hearings]
    returning = list(recent)
    for n in waiting[:: max(1, len(waiting) // max(1, count))][:count]:
        former = next((each for each in gone if _could_be(each, recent[n])), None)
        if former:
            gone.remove(former)
            returning[n] = _as_former(recent[n], former)
    return returning


def _could_be(former: PlannedCandidate, candidate: PlannedCandidate) -> bool:
    """Of the same age class on the day of the new enrolment, for the margins to hold; at another body."""
    on, born_on = candidate.opened_on, candidate.status.birth_date
    bodies = (network().sites[each.site].body for each in (former, candidate))
    return age_class(former.status.birth_date, on) == age_class(born_on, on) and len(set(bodies)) == 2


def _as_former(candidate: PlannedCandidate, former: PlannedCandidate) -> PlannedCandidate:
    status = respelled(former.status)
    rng = seeded("returning", candidate.number, former.number)
    contact = draw_contact(rng, status, network().sites[candidate.site])
    return replace(candidate, status=status, contact=contact)
