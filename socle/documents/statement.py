"""The statement of acquired domains (attestation): what is acquired and until when, never what is missing."""

from dataclasses import dataclass
from datetime import date

from socle.documents.certificate_name import short_name
from socle.documents.person_name import PersonName
from socle.documents.typesetting import Part, facts, typeset


@dataclass(frozen=True, slots=True)
class Statement:
    """`known` are the « Je sais… » of all acquired subdomains; `title` names framework and version."""

    person: PersonName
    born_on: date
    certificate: str
    title: str
    domains: tuple[str, ...]
    known: tuple[str, ...]
    body: str
    result_on: date
    kept_until: date
    signatory: str
    specimen: bool


def render_statement(statement: Statement) -> bytes:
    part = Part("statement", facts(statement, short_name=short_name(statement.certificate)))
    title = f"Attestation des domaines acquis – {statement.person}"
    return typeset(part, title=title, day=statement.result_on)
