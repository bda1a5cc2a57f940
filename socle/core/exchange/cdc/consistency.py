"""What the cells of one passage must say together."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from socle.core.exchange.cdc.model import Action, Profile
from socle.core.exchange.cdc.objection import Objection

LEVELS = (
    ("presenceNiveauLangueEuro", "niveauLangueEuropeen"),
    ("presenceNiveauNumeriqueEuro", "scoreGeneral"),
)


def contradictions(said: Mapping[str, Any], profile: Profile) -> Iterator[Objection]:
    """`said` holds the values by column; a value that was refused is absent."""
    yield from _periods(said)
    yield from _birth(said)
    yield from _levels(said)
    if said.get("action") == Action.SUPPRESSION and profile is Profile.V112:
        reason = "le profil 1.1.2 ne sait pas retirer un passage"
        yield Objection("action", reason, "retirez-le à la main sur le portail, ou prenez le profil 1.1.5")


def _periods(said: Mapping[str, Any]) -> Iterator[Objection]:
    for first, last in (("dateDebutExamen", "dateFinExamen"), ("dateDebutValidite", "dateFinValidite")):
        start, end = said.get(first), said.get(last)
        if start and end and end < start:
            yield Objection(
                last, f"le {end} est avant « {first} », le {start}", "corrigez l’une des deux dates"
            )


def _birth(said: Mapping[str, Any]) -> Iterator[Objection]:
    year, month, day = (said.get(name) for name in ("anneeNaissance", "moisNaissance", "jourNaissance"))
    if not year:
        return
    if day and not month:
        yield Objection(
            "jourNaissance", "le jour est connu et pas le mois", "remplissez le mois, ou videz le jour"
        )
    elif day and month and day > monthrange(year, month)[1]:
        yield Objection(
            "jourNaissance", f"le {day:02}/{month:02}/{year} n’existe pas", "corrigez la naissance"
        )
    elif (start := said.get("dateDebutValidite")) and date(year, month or 1, day or 1) >= start:
        reason = f"la naissance n’est pas avant « dateDebutValidite », le {start}"
        yield Objection("anneeNaissance", reason, "corrigez l’une des deux dates")


def _levels(said: Mapping[str, Any]) -> Iterator[Objection]:
    for presence, level in LEVELS:
        if said.get(presence) and not said.get(level):
            yield Objection(presence, f"« {presence} » vaut true sans « {level} »", "remplissez ce niveau")
        elif said.get(level) and not said.get(presence):
            yield Objection(presence, f"« {level} » est rempli sans « {presence} »", "écrivez true")
