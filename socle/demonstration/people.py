"""Who the synthetic candidates are: civil status, and how to reach them."""

from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from socle.core.person import Civility, CivilStatus, plain
from socle.core.places.tables import Places
from socle.demonstration.bodies import Site, sites_near
from socle.demonstration.names import ORIGINS, Origin
from socle.demonstration.plan import PlannedContact

# Reserved by Arcep for works of fiction: no such number will ever ring.
LANDLINE, MOBILE = "01 99 00", "06 39 98"
# Share of women by project sector; 57 % of candidates in 2016 (Cap Métiers), more in the sectors of 2021.
WOMEN = {"childcare": 82, "health": 64, "office": 68, "care": 70, "retail": 46, "other": 26, "unknown": 48}
# Age classes, in whole years: from, to, and the age met most often.
AGES = {"under_25": (18, 24, 21), "under_30": (25, 29, 26), "older": (30, 61, 36)}
# Communes of birth in mainland France: in Île-de-France first, under their codes of today and of before 1968.
BORN_NEAR = (
    "75110 75112 75112 75113 75114 75115 75118 75119 75120 93066/75066 93066/75066 93048/75048 "
    "93001/75005 93005/78032 93008/75008 93010/75010 94028/75028 94028/75028 94081/75081 94041/75041 "
    "92050/75050 92024/75024 92025/75025 92036/75036 91228/78228 91174/78174 91345/78345 95127/78127 "
    "95018/78018 95277/78277 95500/78500 77284 77288 77243 78361 78498 78646 78621"
)
BORN_FAR = (
    "59350 59512 76351 76540 60175 60057 80021 51454 45234 28134 13203 13214 69383 69389 31555 33063 "
    "44109 35238 67482 68224 57463 42218 38185 34172 06088 83137 87085 63113 29019 72181"
)
STREETS = (
    "rue du Cahier-Bleu",
    "allée des Crayons",
    "rue de la Craie",
    "passage du Buvard",
    "avenue des Marelles",
    "rue du Papier-Plié",
    "square de l’Encrier",
    "rue des Trois-Gommes",
    "impasse du Compas",
    "boulevard des Équerres",
    "rue de la Page-Blanche",
    "chemin des Taille-Crayons",
)
BUILDINGS = ("bâtiment A", "bâtiment C", "escalier 2", "résidence des Tilleuls-Rouges")


def draw_civility(rng: Random, sector: str) -> Civility:
    return Civility.MRS if rng.random() * 100 < WOMEN[sector] else Civility.MR


def draw_birth_date(rng: Random, ages: str, on: date) -> date:
    """A birthday that puts the person in this age class on that day."""
    youngest, oldest, usual = AGES[ages]
    age = min(oldest, int(rng.triangular(youngest, oldest + 1, usual)))
    last = _years_before(on, age)
    first = _years_before(on, age + 1) + timedelta(days=1)
    return first + timedelta(days=rng.randrange((last - first).days + 1))


def age_class(birth_date: date, on: date) -> str:
    age = on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
    return next((name for name, (_, oldest, _) in AGES.items() if age <= oldest), "older")


def draw_status(rng: Random, civility: Civility, birth_date: date, places: Places) -> CivilStatus:
    """A civil status whose birth place existed on the day of birth."""
    origin = ORIGINS[bisect(_weights(), rng.random() * _weights()[-1])]
    first_name = rng.choice(origin.women if civility == Civility.MRS else origin.men)
    place = _birth_place(rng, origin, birth_date, places)
    return CivilStatus(
        civility=civility,
        birth_name=rng.choice(origin.families),
        first_name=first_name,
        birth_date=birth_date,
        birth_place=place,
        birth_place_name=_place_name(places, place, birth_date),
        used_name=_used_name(rng, civility, birth_date),
    )


def draw_contact(rng: Random, status: CivilStatus, site: Site) -> PlannedContact:
    """Someone who lives around the site; four in ten have no e-mail address."""
    near = rng.choice(sites_near(site))
    email = ""
    if rng.random() < 0.6:
        name = status.used_name or status.birth_name
        own = f"{_address_part(status.first_name)}.{_address_part(name)}{rng.randrange(10, 99)}"
        email = f"{own}@courriel.example"
    building = f", {rng.choice(BUILDINGS)}" if rng.random() < 0.2 else ""
    return PlannedContact(
        email=email,
        phone=_phone(rng) if rng.random() < 0.93 else "",
        address=f"{rng.randrange(1, 120)} {rng.choice(STREETS)}{building}",
        postal_code=near.postal_code,
        town=near.town,
    )


def respelled(status: CivilStatus) -> CivilStatus:
    """The same person as another hand would write it down: capitals, no accents, no hyphens."""
    return CivilStatus(
        civility=status.civility,
        birth_name=plain(status.birth_name).upper(),
        first_name=plain(status.first_name).replace("-", " ").title(),
        birth_date=status.birth_date,
        birth_place=status.birth_place,
        birth_place_name=status.birth_place_name,
    )


def _birth_place(rng: Random, origin: Origin, born_on: date, places: Places) -> str:
    abroad = tuple(code for code in origin.births if code.startswith("99"))
    overseas = tuple(code for code in origin.births if not code.startswith("99"))
    if rng.random() * 100 < origin.abroad:
        return rng.choice(abroad)
    if overseas and rng.random() < 0.5:
        return rng.choice(overseas)
    choices = rng.choice(_communes(BORN_NEAR if rng.random() < 0.78 else BORN_FAR))
    return next(code for code in choices if places.communes_at(code, born_on))


def _place_name(places: Places, code: str, born_on: date) -> str:
    country = places.country(code) if code.startswith("99") else None
    return country.name if country else places.communes_at(code, born_on)[0].name


def _used_name(rng: Random, civility: Civility, born_on: date) -> str:
    if civility == Civility.MR or born_on.year > 1994 or rng.random() > 0.35:
        return ""
    return rng.choice(rng.choice(ORIGINS).families)


def _phone(rng: Random) -> str:
    start = MOBILE if rng.random() < 0.9 else LANDLINE
    return f"{start} {rng.randrange(100):02} {rng.randrange(100):02}"


def _address_part(name: str) -> str:
    return "".join(
        letter for letter in plain(name).replace("ı", "i") if letter.isascii() and letter.isalpha()
    )


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 2, 28)


@cache
def _weights() -> Sequence[int]:
    return tuple(accumulate(origin.weight for origin in ORIGINS))


@cache
def _communes(listed: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(codes.split("/")) for codes in listed.split())
