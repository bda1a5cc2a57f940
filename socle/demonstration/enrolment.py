"""Who enrols, where and when: the people of the cohort before anything happens to them."""

from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from socle.core.person import CivilStatus
from socle.demonstration.bodies import network
from socle.demonstration.circumstances import EMPLOYED, draw_circumstances
from socle.demonstration.days import working_days_ago, working_days_of
from socle.demonstration.facts import Facts
from socle.demonstration.margins import JOBSEEKERS, LATE, SECTORS, UNDER_25, UNDER_30, shared_out
from socle.demonstration.people import draw_birth_date, draw_civility, draw_contact, draw_status
from socle.demonstration.plan import PlannedCircumstances, PlannedContact
from socle.demonstration.ratings import OBSTACLES, spread_abilities
from socle.demonstration.seeds import seeded
from socle.demonstration.simulation import Entrant

YEAR, LATE_DAYS = 2021, 30
# Fewer people enrol at the turn of the year and in summer.
BUSY = {1: 0.8, 7: 0.6, 8: 0.3, 12: 0.6}
# In percent: those assessed by other means; among them, those of whom something cannot be asked as it stands.
ACCOMMODATED, WITH_OBSTACLE = 1.5, 30
ACCOMMODATIONS = (
    "Temps majoré d’un tiers.",
    "Documents en gros caractères.",
    "Salle calme, une seule personne à la fois.",
    "Interprète en langue des signes.",
    "Poste adapté, clavier à grosses touches.",
    "Pauses toutes les trente minutes.",
)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Someone who enrolled; the rest of their way is seeded by the entrant's key."""

    number: int
    entrant: Entrant
    status: CivilStatus
    contact: PlannedContact
    circumstances: PlannedCircumstances
    employer_siren: str
    accommodation: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What the margins give to one person."""

    number: int
    opened_on: date
    ages: str
    sector: str
    is_jobseeker: bool
    ability: float


def draw_profiles(seed: int, size: int, *, today: date) -> list[Profile]:
    """As many people of each kind as the margins say, whatever the seed; the last ones enrol up to today."""
    rng = seeded(seed, "profiles")
    under_25, under_30 = UNDER_25.of(size), UNDER_30.of(size)
    ages = ["under_25"] * under_25 + ["under_30"] * (under_30 - under_25) + ["older"] * (size - under_30)
    seekers = JOBSEEKERS.of(size)
    is_jobseeker = [True] * seekers + [False] * (size - seekers)
    sectors = shared_out(size, SECTORS)
    abilities = spread_abilities(size)
    rng.shuffle(ages)
    rng.shuffle(is_jobseeker)
    rng.shuffle(sectors)
    rng.shuffle(abilities)
    late = LATE.of(size)
    days = _days_of_year(seed, size - late) + days_up_to(today, late)
    people = zip(days, ages, sectors, is_jobseeker, abilities, strict=True)
    return [Profile(number, *person) for number, person in enumerate(people, 1)]


def enrol(
    seed: int, framework: str, profiles: Sequence[Profile], *, facts: Facts, taken: Collection[str]
) -> list[Enrolled]:
    """Everyone with their own civil status: nobody may be taken for another, nor for those already taken."""
    seen = set(taken)
    enrolled = []
    for profile in profiles:
        key = f"{seed}/{framework}/{profile.number}"
        status = _unlike(key, profile, facts, seen)
        seen.add(status.identity_key)
        enrolled.append(_enrolled(key, framework, profile, status))
    return enrolled


def days_up_to(today: date, count: int, over: int = LATE_DAYS) -> list[date]:
    """Working days spread evenly over the last weeks, the last one today if people work today."""
    return [working_days_ago(today, (count - 1 - n) * over // count) for n in range(count)]


def _days_of_year(seed: int, count: int) -> list[date]:
    days = [day for day in working_days_of(YEAR) if day <= date(YEAR, 12, 17)]
    busy = [BUSY.get(day.month, 1.0) for day in days]
    return sorted(seeded(seed, "days").choices(days, busy, k=count))


def _unlike(key: str, profile: Profile, facts: Facts, seen: Collection[str]) -> CivilStatus:
    rng = seeded(key, "status")
    while True:
        civility = draw_civility(rng, profile.sector)
        birth_date = draw_birth_date(rng, profile.ages, profile.opened_on)
        status = draw_status(rng, civility, birth_date, facts.places)
        if status.identity_key not in seen:
            return status


def _enrolled(key: str, framework: str, profile: Profile, status: CivilStatus) -> Enrolled:
    rng = seeded(key, "enrolment")
    weights = list(accumulate(site.weight for site in network().sites))
    site = bisect(weights, rng.random() * weights[-1])
    circumstances = draw_circumstances(
        rng,
        is_jobseeker=profile.is_jobseeker,
        is_young=profile.ages == "under_25",
        sector=profile.sector,
    )
    has_employer = circumstances.status in EMPLOYED and rng.random() < 0.7
    accommodation = rng.choice(ACCOMMODATIONS) if rng.random() * 100 < ACCOMMODATED else ""
    has_obstacle = framework == "clea" and accommodation and rng.random() * 100 < WITH_OBSTACLE
    obstacles = (rng.choice(tuple(OBSTACLES)),) if has_obstacle else ()
    return Enrolled(
        number=profile.number,
        entrant=Entrant(key, framework, site, profile.opened_on, profile.sector, profile.ability, obstacles),
        status=status,
        contact=draw_contact(rng, status, network().sites[site]),
        circumstances=circumstances,
        employer_siren=rng.choice(network().employers) if has_employer else "",
        accommodation=accommodation,
    )
