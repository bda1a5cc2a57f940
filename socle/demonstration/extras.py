"""A few people on the two other certificates, beside the funnel; no figure is published of them."""

from collections.abc import Iterable
from datetime import date

from socle.demonstration.as_of import as_of
from socle.demonstration.days import working_day
from socle.demonstration.draw import course_by, never_gives_up, planned
from socle.demonstration.endings import Ending, hearings
from socle.demonstration.enrolment import Enrolled, Profile, days_up_to, enrol
from socle.demonstration.facts import Facts
from socle.demonstration.fates import Fate
from socle.demonstration.margins import (
    DIGITAL,
    DIGITAL_BY_PIX,
    MANAGEMENT,
    PARTICIPANTS,
    SECTORS,
    shared_out,
)
from socle.demonstration.plan import Course, Outcome, PlannedCandidate, PlannedOutside
from socle.demonstration.ratings import spread_abilities
from socle.demonstration.seeds import seeded
from socle.demonstration.simulation import Simulation

PIX = "CléA Numérique by Pix"
NUMERIQUE, MANAGER = "clea-numerique", "clea-management"
LAST_DAYS = 180
# In percent: jobseekers on each of the two, and the perseverance below which a person stops at each step.
SEEKERS = {NUMERIQUE: 60, MANAGER: 20}
ABSENT, HESITANT, LEAVING = 6, 20, 32


def draw_extras(
    seed: int,
    size: int = PARTICIPANTS,
    *,
    today: date,
    facts: Facts,
    besides: Iterable[PlannedCandidate] = (),
) -> tuple[PlannedCandidate, ...]:
    """Those of CléA Numérique, some with a result obtained by Pix, then those of CléA Management.

    None of them may be taken for someone of the cohort they are drawn `besides`.
    """
    simulation = Simulation(facts)
    taken = {candidate.status.identity_key for candidate in besides}
    digital = enrol(
        seed, NUMERIQUE, _profiles(seed, NUMERIQUE, DIGITAL.of(size), today), facts=facts, taken=taken
    )
    taken |= {each.status.identity_key for each in digital}
    managers = enrol(
        seed, MANAGER, _profiles(seed, MANAGER, MANAGEMENT.of(size), today), facts=facts, taken=taken
    )
    by_pix = set(seeded(seed, "pix").sample(range(len(digital)), DIGITAL_BY_PIX.of(size)))
    courses = [
        _by_pix(simulation, each, today) if n in by_pix else _course(simulation, each, today)
        for n, each in enumerate(digital)
    ]
    courses += [_course(simulation, each, today) for each in managers]
    return tuple(planned(each, course) for each, course in zip((*digital, *managers), courses, strict=True))


def _profiles(seed: int, framework: str, count: int, today: date) -> list[Profile]:
    rng = seeded(seed, framework, "profiles")
    sectors = shared_out(count, SECTORS)
    abilities = spread_abilities(count)
    rng.shuffle(sectors)
    rng.shuffle(abilities)
    ages = ("under_30", "older", "older") if framework == MANAGER else ("under_25", "under_30", "older")
    return [
        Profile(
            number=n + 1,
            opened_on=on,
            ages=rng.choice(ages),
            sector=sectors[n],
            is_jobseeker=rng.random() * 100 < SEEKERS[framework],
            ability=abilities[n],
        )
        for n, on in enumerate(days_up_to(today, count, LAST_DAYS))
    ]


def _course(simulation: Simulation, person: Enrolled, today: date) -> Course:
    return course_by(simulation, person, _fate(simulation, person), today)


def _fate(simulation: Simulation, person: Enrolled) -> Fate:
    perseverance = seeded(person.entrant.key, "perseverance").random() * 100
    if perseverance < ABSENT:
        return Fate(None, Ending.BEFORE_ASSESSMENT)
    first = simulation.assess(person.entrant)
    if perseverance < LEAVING and not first.decision.certified:
        return Fate(first, Ending.BEFORE_TRAINING if perseverance < HESITANT else Ending.IN_TRAINING)
    return never_gives_up(simulation, person)


def _by_pix(simulation: Simulation, person: Enrolled, today: date) -> Course:
    """The result comes from outside: no grid, and nothing is awarded before a named person validates it."""
    entrant = person.entrant
    accepted_on = working_day(entrant.opened_on, seeded(entrant.key, "pix").randint(0, 4))
    course = Course(
        outside=PlannedOutside(PIX, accepted_on),
        hearings=hearings(entrant, accepted_on, Outcome.GRANTED, has_jury=False),
    )
    return as_of(course, today, simulation.facts.frameworks[NUMERIQUE])
