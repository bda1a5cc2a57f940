"""Whether a birth place is known on the day of the birth; a doubt asks for confirmation, never blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from socle.core.places.names import same_spelling
from socle.core.places.tables import FRANCE, Commune, Country, Places

_CONFIRM = "Vérifiez le lieu sur la pièce d’identité, puis corrigez-le ou confirmez-le."
_SHOWN = 5


class PlaceVerdict(StrEnum):
    FOUND = "found"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """`communes` is the commune found, or those to choose from; the reason is empty when found."""

    verdict: PlaceVerdict
    reason: str = ""
    remedy: str = ""
    communes: tuple[Commune, ...] = ()
    country: Country | None = None


def check_birth_place(
    places: Places,
    *,
    birth_date: date,
    commune_code: str = "",
    town: str = "",
    postal_code: str = "",
    country: str = "",
) -> PlaceAnswer:
    """By country when abroad, otherwise by INSEE code, otherwise by town and postal code."""
    commune_code, town, country = commune_code.strip(), town.strip(), country.strip()
    if commune_code.startswith("99"):
        country, commune_code = commune_code, ""
    known = places.country(country) if country else None
    if country and known is None:
        return _to_confirm(f"Le pays « {country} » n’est pas dans la liste de l’INSEE.")
    if known and known.code != FRANCE:
        return PlaceAnswer(PlaceVerdict.FOUND, country=known)
    if commune_code:
        return _by_code(places, birth_date, commune_code, town)
    if town:
        return _by_town(places, birth_date, town, postal_code.strip())
    remedy = "Indiquez la commune de naissance, ou le pays pour une naissance à l’étranger."
    return PlaceAnswer(PlaceVerdict.TO_CONFIRM, "Le lieu de naissance n’est pas indiqué.", remedy)


def _by_code(places: Places, day: date, code: str, town: str) -> PlaceAnswer:
    then, ever = places.communes_at(code, day), places.named_by(code)
    if not ever:
        return _to_confirm(f"Le code commune {code} n’est pas connu.")
    if not then:
        reason = f"Aucune commune ne portait le code {code} le {_written(day)} : {_lives(ever)}."
        return _to_confirm(reason, ever)
    if town and not any(same_spelling(each.name) == same_spelling(town) for each in then):
        names = " ou ".join(dict.fromkeys(each.name for each in then))
        return _to_confirm(f"Le {_written(day)}, le code {code} désignait {names}, et non {town}.", then)
    return PlaceAnswer(PlaceVerdict.FOUND, communes=then)


def _by_town(places: Places, day: date, town: str, postal_code: str) -> PlaceAnswer:
    then, ever = places.find_communes(town, day), places.ever_called(town)
    if not ever:
        return _unknown_town(places, day, town, postal_code)
    if not then:
        return _to_confirm(f"{town} n’existait pas le {_written(day)} : {_lives(ever)}.", ever)
    kept = _served_by(then, postal_code) if postal_code else then
    if not kept:
        reason = f"Le code postal {postal_code} ne correspond pas à {town} : {_listed(places, then)}."
        return _to_confirm(reason, then)
    if len({each.code for each in kept}) > 1:
        return _to_confirm(f"Plusieurs communes s’appelaient ainsi : {_listed(places, kept)}.", kept)
    return PlaceAnswer(PlaceVerdict.FOUND, communes=kept)


def _served_by(communes: Sequence[Commune], postal_code: str) -> tuple[Commune, ...]:
    """Those with this postal code; failing that, those of its département, for postal codes change."""
    exact = tuple(each for each in communes if postal_code in each.postal_codes)
    return exact or tuple(each for each in communes if postal_code.startswith(_postal_prefixes(each)))


def _postal_prefixes(commune: Commune) -> tuple[str, ...]:
    """Corsica has kept the postal codes of its former single département."""
    own = "20" if commune.departement in ("2A", "2B") else commune.departement
    length = len(own)
    return (own, *(code[:length] for code in commune.postal_codes))


def _unknown_town(places: Places, day: date, town: str, postal_code: str) -> PlaceAnswer:
    near = places.communes_at_postal_code(postal_code, day) if postal_code else ()
    reason = f"Aucune commune nommée « {town} » n’est connue"
    if near:
        return _to_confirm(f"{reason} ; au code postal {postal_code} : {_listed(places, near)}.", near)
    return _to_confirm(f"{reason}.")


def _to_confirm(reason: str, communes: Iterable[Commune] = ()) -> PlaceAnswer:
    return PlaceAnswer(PlaceVerdict.TO_CONFIRM, reason, _CONFIRM, tuple(communes))


def _lives(communes: Sequence[Commune]) -> str:
    return ", ".join(_life(each) for each in communes[:_SHOWN])


def _life(commune: Commune) -> str:
    name = f"{commune.name} ({commune.code})"
    if commune.starts and commune.ends:
        return f"{name} a existé du {_written(commune.starts)} au {_written(commune.ends)}"
    if commune.ends:
        return f"{name} a existé jusqu’au {_written(commune.ends)}"
    return f"{name} existe depuis le {_written(commune.starts)}" if commune.starts else f"{name} existe"


def _listed(places: Places, communes: Sequence[Commune]) -> str:
    names = dict.fromkeys(_located(places, each) for each in communes)
    more = f" et {len(names) - _SHOWN} autres" if len(names) > _SHOWN else ""
    return ", ".join(list(names)[:_SHOWN]) + more


def _located(places: Places, commune: Commune) -> str:
    where = places.departements.get(commune.departement)
    return f"{commune.name} ({commune.code}{f', {where}' if where else ''})"


def _written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
