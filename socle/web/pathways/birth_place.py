"""The birth place of the registration form: found, chosen, or confirmed by who types it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from socle.core.places.check import PlaceAnswer, PlaceVerdict, check_birth_place
from socle.core.places.names import same_spelling
from socle.core.places.tables import FRANCE, Commune, Places

SHOWN = 12


@dataclass(frozen=True, slots=True)
class BirthPlace:
    """`said` is what to check, empty when the place is found; `choices` are communes of that day."""

    code: str
    name: str
    said: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def is_found(self) -> bool:
        return not self.said


def read_birth_place(places: Places, typed: Mapping[str, Any]) -> BirthPlace:
    """A commune chosen in the list wins over what was typed."""
    day, town = typed["birth_date"], typed["birth_town"]
    country, chosen = typed["birth_country"], typed["birth_choice"]
    if country != FRANCE:
        known = places.country(country)
        return BirthPlace(country, town or (known.name if known else country))
    code = chosen or typed["birth_code"].upper()
    answer = check_birth_place(
        places, birth_date=day, commune_code=code, town="" if chosen else town, country=""
    )
    if answer.verdict == PlaceVerdict.FOUND:
        commune = named(answer.communes, town)
        return BirthPlace(commune.code, commune.name)
    return BirthPlace(
        code=code,
        name=town or next((each.name for each in answer.communes), code),
        said=f"{answer.reason} {answer.remedy}",
        choices=tuple((each.code, located(places, each)) for each in proposed(places, answer, town, day)),
    )


def named(communes: tuple[Commune, ...], town: str) -> Commune:
    """A code may have named two communes at once: the one that was typed."""
    same = (each for each in communes if same_spelling(each.name) == same_spelling(town))
    return next(same, communes[0])


def proposed(places: Places, answer: PlaceAnswer, town: str, day: date) -> tuple[Commune, ...]:
    """The communes of that day the person may mean: those of the answer, else those that begin alike."""
    alike = [each for each in answer.communes if each.existed_on(day)]
    start = same_spelling(town)
    if not alike and len(start) >= 3:
        alike = [
            each
            for each in places.communes
            if same_spelling(each.name).startswith(start) and each.existed_on(day)
        ]
    return tuple({each.code: each for each in sorted(alike, key=lambda each: each.name)}.values())[:SHOWN]


def located(places: Places, commune: Commune) -> str:
    where = places.departements.get(commune.departement)
    return f"{commune.name} ({where}, {commune.code})" if where else f"{commune.name} ({commune.code})"
