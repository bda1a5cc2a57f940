"""What predicts the known rejections, before anything is sent. A doubt never keeps a passage back."""

import re
from collections.abc import Iterator
from datetime import date

from socle.core.exchange.cdc.model import Holder, Passage
from socle.core.exchange.cdc.objection import Doubt, Rejection
from socle.core.person import same_spelling
from socle.core.places.check import PlaceVerdict, check_birth_place
from socle.core.places.tables import FRANCE, Places

# Algerian départements had the numbers 91 to 94, that others have borne since 1968.
INDEPENDENT_ALGERIA = date(1962, 7, 3)
ALGERIA = "99352"
_ALGERIAN = ("91", "92", "93", "94")
_LIST = re.compile(r"[,;/]")
_ON_PAPER = "vérifiez-le sur la pièce d’identité"


def doubts_about(passage: Passage, places: Places) -> Iterator[Doubt]:
    """A national number finds its holder by itself."""
    if isinstance(passage.holder, Holder):
        yield from _names(passage.holder)
        yield from _birth_date(passage.holder)
        yield from _birth_place(passage.holder, places)


def _names(holder: Holder) -> Iterator[Doubt]:
    if _LIST.search(holder.first_name):
        reason = f"« {holder.first_name} » porte plusieurs prénoms"
        yield _nobody("prenom1", reason, "gardez le premier, mettez les autres dans prenom2 et prenom3")
    if holder.used_name and same_spelling(holder.used_name) == same_spelling(holder.birth_name):
        yield _nobody("nomUsage", "il répète le nom de naissance", "laissez-le vide s’il est le même")


def _birth_date(holder: Holder) -> Iterator[Doubt]:
    if holder.birth_month is None or holder.birth_day is None:
        element = "jourNaissance" if holder.birth_month else "moisNaissance"
        yield Doubt(element, Rejection.SEVERAL, "la date de naissance n’est pas complète", _ON_PAPER)


def _birth_place(holder: Holder, places: Places) -> Iterator[Doubt]:
    if not (holder.commune_code or holder.postal_code or holder.commune or holder.country_code):
        reason, remedy = (
            "le lieu de naissance n’est pas rempli",
            "mettez le code INSEE de la commune ou du pays",
        )
        yield Doubt("codeInsee", Rejection.SEVERAL, reason, remedy)
        return
    day = date(holder.birth_year, holder.birth_month or 12, holder.birth_day or 28)
    if holder.commune_code.startswith(_ALGERIAN) and _may_be_algerian(holder, day, places):
        reason = f"avant le 03/07/1962, le code {holder.commune_code} pouvait être d’Algérie"
        yield _nobody("codeInsee", reason, f"pour l’Algérie, écrivez {ALGERIA} et le pays Algérie")
        return
    answer = check_birth_place(
        places,
        birth_date=day,
        commune_code=_place_code(holder),
        town=holder.commune,
        postal_code=holder.postal_code,
    )
    if answer.verdict is PlaceVerdict.TO_CONFIRM:
        yield _nobody("codeInsee", answer.reason, answer.remedy)


def _place_code(holder: Holder) -> str:
    """The country's code stands for a birth abroad, whatever commune is named beside it."""
    if holder.commune_code:
        return holder.commune_code
    abroad = holder.country_code and f"99{holder.country_code}"
    return abroad if abroad and abroad != FRANCE else ""


def _may_be_algerian(holder: Holder, day: date, places: Places) -> bool:
    named = {same_spelling(each.name) for each in places.named_by(holder.commune_code)}
    return day < INDEPENDENT_ALGERIA and same_spelling(holder.commune) not in named


def _nobody(element: str, reason: str, remedy: str) -> Doubt:
    return Doubt(element, Rejection.NOBODY, reason, remedy)
