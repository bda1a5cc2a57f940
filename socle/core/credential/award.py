"""What is awarded to a person, said once: PDF, Open Badge and log entry are made from this record.

It never says where the person was assessed, when they were born, nor any level, grade or score.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from socle.core.credential.text import refuse_empty, refuse_unfit_day, refuse_unfit_text
from socle.core.errors import Refusal, UnreadableInput
from socle.core.text import CODE

SALT_BYTES = 32
IDENTIFIER = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Kind(StrEnum):
    """A certificate; a statement of acquired domains; results that another body assessed."""

    CERTIFICATE = "certificate"
    STATEMENT = "statement"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Award:
    """Days are written YYYY-MM-DD; a text that does not apply is empty. Refusal when a field is unfit."""

    id: str
    kind: Kind
    framework: str
    version: str
    title: str
    registration: str
    number: str
    holder: str
    subdomains: tuple[str, ...]
    decided: str
    issued: str
    until: str
    issuer: str
    signatory: str
    place: str
    origin: str
    specimen: bool

    def __post_init__(self) -> None:
        _refuse_unfit_texts(self)
        _refuse_unfit_codes(self)
        _refuse_unfit_days(self)
        _refuse_unfit_kind(self)

    def record(self) -> dict[str, Any]:
        """The JSON object every projection says: texts, one list of texts, one boolean, no number."""
        return {name: _plain(getattr(self, name)) for name in FIELDS}

    def canonical(self) -> bytes:
        """The record's RFC 8785 bytes: ASCII keys and no number, so sorted JSON is canonical."""
        return _json(self.record()).encode()

    def commitment(self, salt: bytes) -> bytes:
        """SHA-256(salt ‖ canonical record): tells nothing of the award to whoever lacks the 32-byte salt."""
        if len(salt) != SALT_BYTES:
            raise ValueError(f"a salt is {SALT_BYTES} bytes, not {len(salt)}")
        return hashlib.sha256(salt + self.canonical()).digest()


FIELDS = tuple(field.name for field in fields(Award))
_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

LABELS = {
    "id": "L’identifiant",
    "framework": "Le référentiel",
    "version": "La version du référentiel",
    "title": "L’intitulé",
    "registration": "Le numéro d’enregistrement",
    "number": "Le numéro du certificat",
    "holder": "Le nom du titulaire",
    "issuer": "Le nom du certificateur",
    "signatory": "Le nom du signataire",
    "place": "Le lieu de délivrance",
    "origin": "L’organisme d’origine",
    "decided": "La date de décision",
    "issued": "La date de délivrance",
    "until": "La date de fin",
}
REQUIRED = ("title", "holder", "issuer", "signatory", "place")
# What each kind must say, and what it may not.
MUST = {Kind.CERTIFICATE: ("number",), Kind.STATEMENT: ("until",), Kind.ELSEWHERE: ("origin",)}
MUST_NOT = {
    Kind.CERTIFICATE: ("until", "origin"),
    Kind.STATEMENT: ("number", "origin"),
    Kind.ELSEWHERE: ("until",),
}


def read_award(record: Mapping[str, Any]) -> Award:
    """The award a record describes; UnreadableInput when a field is missing, unknown or of another type."""
    problems = [f"champ manquant : {name}" for name in FIELDS if record.get(name) is None]
    problems += [f"champ inconnu : {name}" for name in record if name not in FIELDS]
    problems += [f"valeur inattendue : {name}" for name in FIELDS if not _fits(name, record.get(name))]
    if problems:
        raise UnreadableInput(*problems, remedy="écrivez les champs décrits dans docs/formats/credential.md")
    said = dict(record) | {"kind": Kind(record["kind"]), "subdomains": tuple(record["subdomains"])}
    return Award(**said)


def _fits(name: str, value: Any) -> bool:
    if value is None:
        return True
    if name == "subdomains":
        return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
    if name == "kind":
        return isinstance(value, str) and value in set(Kind)
    return isinstance(value, bool if name == "specimen" else str)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _refuse_unfit_texts(award: Award) -> None:
    for name, label in LABELS.items():
        refuse_unfit_text(label, getattr(award, name))
    for name in REQUIRED:
        refuse_empty(LABELS[name], getattr(award, name))


def _refuse_unfit_codes(award: Award) -> None:
    if not IDENTIFIER.fullmatch(award.id):
        raise Refusal(f"L’identifiant « {award.id} » n’est pas un UUID.", "Écrivez urn:uuid: puis l’UUID.")
    for code in (award.framework, award.version, *award.subdomains):
        if not CODE.fullmatch(code):
            raise Refusal(
                f"Le code « {code} » ne peut pas figurer dans une adresse.",
                "N’employez que des lettres sans accent, des chiffres, des points et des tirets.",
            )
    if not award.subdomains or len(set(award.subdomains)) != len(award.subdomains):
        raise Refusal(
            "Les sous-domaines acquis sont absents ou cités deux fois.", "Citez chaque sous-domaine acquis."
        )


def _refuse_unfit_days(award: Award) -> None:
    for name in ("decided", "issued", *(("until",) if award.until else ())):
        refuse_unfit_day(LABELS[name], getattr(award, name))
    if not award.decided <= award.issued or (award.until and award.until < award.decided):
        raise Refusal(
            "Les dates ne se suivent pas : décision, puis délivrance, puis fin.",
            "Corrigez celle qui est fausse.",
        )


def _refuse_unfit_kind(award: Award) -> None:
    for name in MUST[award.kind]:
        refuse_empty(LABELS[name], getattr(award, name))
    for name in MUST_NOT[award.kind]:
        if getattr(award, name):
            raise Refusal(
                f"{LABELS[name]} ne figure pas sur ce genre de document ({award.kind}).", "Laissez-le vide."
            )
