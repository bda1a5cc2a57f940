"""What is said of a certificate and its holder, from what is known of them; or why it cannot be.

The values go through the rules of a file of passages: one place decides what the schema can hold.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from socle.core.exchange.candidates.person import UNKNOWN_PLACE
from socle.core.exchange.cdc.columns import BY_NAME
from socle.core.exchange.cdc.model import Action, NationalNumber, Passage, Profile
from socle.core.exchange.cdc.objection import Doubt, Objection
from socle.core.exchange.cdc.preflight import doubts_about
from socle.core.exchange.cdc.reading import read_line
from socle.core.person import Civility, CivilStatus, same_spelling
from socle.core.places.tables import FRANCE, Places

SPECIMEN_CODE, SPECIMEN_SAID = "SPECIMEN", "SPÉCIMEN, sans valeur"
SEX = {Civility.MR: "M", Civility.MRS: "F"}
_NUMBER = re.compile(r"(RS|RNCP)?([0-9]+)")


@dataclass(frozen=True, slots=True)
class Facts:
    """One certificate and its holder; `number` is the registration's.

    `nir` is empty unless the law opens it, and never shows in what is printed of these facts.
    """

    technical_id: str
    action: Action
    number: str
    decided_on: date
    status: CivilStatus
    second_name: str = ""
    third_name: str = ""
    nir: str = field(default="", repr=False)
    specimen: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """The passage to declare and what is doubtful in its names, or what keeps it from being declared."""

    passage: Passage | None
    objections: tuple[Objection, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def obstacle(self) -> str:
        """What keeps it from being declared, one reason a line; empty when nothing does."""
        return "\n".join(map(str, self.objections))

    def foreseen(self, places: Places) -> tuple[Doubt, ...]:
        """Everything that predicts a rejection; nothing of it keeps the passage back."""
        return (*self.doubts, *(doubts_about(self.passage, places) if self.passage else ()))


def say(facts: Facts, profile: Profile, places: Places) -> Saying:
    told = _read({**_of_certificate(facts), **_of_holder(facts), **_of_place(facts.status, places)}, profile)
    objections = (*_unregistered(facts), *told.objections)
    return Saying(None if objections else told.passage, objections, told.doubts)


def take_away(declared: Mapping[str, str], profile: Profile) -> Saying:
    """What takes a passage away repeats it as it was declared."""
    return _read({**declared, "action": Action.SUPPRESSION}, profile)


def _read(said: Mapping[str, str], profile: Profile) -> Saying:
    columns = tuple(BY_NAME[name] for name in said)
    line = read_line(0, tuple(said.values()), columns, profile)
    return Saying(line.passage, line.objections, line.doubts)


def bears_national_number(passage: Passage) -> bool:
    return isinstance(passage.holder, NationalNumber)


def _of_certificate(facts: Facts) -> dict[str, str]:
    kind, code = registration(facts.number, facts.specimen) or ("RS", facts.number or "?")
    return {
        "type": kind,
        "code": code,
        "action": facts.action,
        "idTechnique": facts.technical_id,
        "obtentionCertification": "PAR_ADMISSION",
        "donneeCertifiee": "true",
        "dateDebutValidite": facts.decided_on.isoformat(),
    } | ({"verbatim": SPECIMEN_SAID} if facts.specimen else {})


def registration(number: str, specimen: bool) -> tuple[str, str] | None:
    """Its kind and code. A specimen without a number says that it is one.

    >>> registration("RS 1234", False), registration("", True), registration("", False)
    (('RS', 'RS1234'), ('RS', 'SPECIMEN'), None)
    """
    found = _NUMBER.fullmatch(number.upper().replace(" ", ""))
    if found:
        kind = found[1] or "RS"
        return kind, kind + found[2]
    return ("RS", SPECIMEN_CODE) if specimen else None


def _unregistered(facts: Facts) -> tuple[Objection, ...]:
    if registration(facts.number, facts.specimen):
        return ()
    reason = f"« {facts.number} » n’est pas un numéro d’enregistrement"
    return (Objection("code", reason, "déclarez ce passage à la main sur le portail"),)


def _of_holder(facts: Facts) -> dict[str, str]:
    status = facts.status
    is_other = same_spelling(status.used_name) != same_spelling(status.birth_name)
    said = {
        "nomNaissance": status.birth_name,
        "nomUsage": status.used_name if is_other else "",
        "prenom1": status.first_name,
        "prenom2": facts.second_name,
        "prenom3": facts.third_name,
        "anneeNaissance": str(status.birth_date.year),
        "moisNaissance": str(status.birth_date.month),
        "jourNaissance": str(status.birth_date.day),
        "sexe": SEX[status.civility],
    }
    return said | ({"nir": facts.nir} if facts.nir else {})


def _of_place(status: CivilStatus, places: Places) -> dict[str, str]:
    """Abroad, the country is said beside its code."""
    code, town = status.birth_place, status.birth_place_name
    abroad = code.startswith("99") and code != FRANCE
    country = places.country(code if abroad else FRANCE) if code else None
    return {
        "codeInsee": code,
        "libelleCommuneNaissance": "" if town == UNKNOWN_PLACE else town,
        "codePaysNaissance": code[2:] if abroad else "",
        "libellePaysNaissance": country.name if country else "",
    }
