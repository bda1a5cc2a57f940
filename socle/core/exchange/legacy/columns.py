"""The three files of the history, with what each column may hold. All are described in `docs/legacy.md`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socle.core.accreditation import LABELS
from socle.core.exchange.candidates.cells import (
    Objection,
    one_of,
    parse_date,
    past_day,
    postal_code,
    siren,
    siret,
)
from socle.core.exchange.candidates.columns import Column
from socle.core.exchange.candidates.labels import known_certificate
from socle.core.person import same_spelling

DAY = "JJ/MM/AAAA"
VALID, WITHDRAWN = "VALIDE", "RETIRE"
# Who delivered: the national committee of 2015, a branch's own jury, or the certifier since 2019.
ISSUERS = {"copanef": "COPANEF", "branch": "Branche", "certifpro": "Certif’Pro"}
_SPELT = {same_spelling(label): code for code, label in ISSUERS.items()}


def issuer_named(label: str) -> str | None:
    """Its code, whatever the case, the accents and the apostrophe."""
    return _SPELT.get(same_spelling(label))


def known_issuer(text: str, on: date) -> Objection | None:
    if issuer_named(text):
        return None
    return Objection(f"« {text} » n’est pas un émetteur connu", f"écrivez {', '.join(ISSUERS.values())}")


def any_day(text: str, on: date) -> Objection | None:
    """A day that exists, in the future too."""
    if parse_date(text):
        return None
    return Objection(f"« {text} » n’est pas une date JJ/MM/AAAA qui existe", "écrivez par exemple 31/12/2021")


@dataclass(frozen=True, slots=True)
class File:
    """One file: CSV (UTF-8 with or without BOM, separator `;`) or XLSX, its columns in any order."""

    name: str
    title: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def position(self, field: str) -> int:
        return next(rank for rank, column in enumerate(self.columns) if column.field == field)

    def problems(self, header: Sequence[str]) -> tuple[str, ...]:
        """What keeps this first line from naming every column once."""
        problems = [f"colonne absente : « {name} »" for name in self.header if name not in header]
        unknown = (name for name in dict.fromkeys(header) if name not in self.header)
        problems += [f"colonne inconnue : « {name} »" for name in unknown]
        problems += [f"colonne en double : « {name} »" for name in self.header if header.count(name) > 1]
        return tuple(problems)


ORGANISATIONS = File(
    "organisations.csv",
    "Organismes",
    (
        Column("SIREN", "siren", "9 chiffres", siren, compulsory=True),
        Column("Organisme", "body_name", compulsory=True, longest=200),
        Column("SIRET", "siret", "14 chiffres", siret, compulsory=True),
        Column("Établissement", "site_name", compulsory=True, longest=200),
        Column("Adresse", "street", longest=200),
        Column("Code postal", "postal_code", "5 chiffres", postal_code, compulsory=True),
        Column("Ville", "town", compulsory=True, longest=100),
        Column("Téléphone", "phone", longest=20),
    ),
)
ACCREDITATIONS = File(
    "accreditations.csv",
    "Habilitations",
    (
        Column("SIRET", "siret", "14 chiffres", siret, compulsory=True),
        Column("Certificat", "framework", "CléA…", known_certificate, compulsory=True),
        Column("Rôle", "role", "évaluer ou former", one_of(*LABELS.values()), compulsory=True),
        Column("Début", "starts_on", DAY, any_day, compulsory=True),
        Column("Fin", "ends_on", f"{DAY}, vide si elle court encore", any_day),
    ),
)
CERTIFICATES = File(
    "certificates.csv",
    "Certificats",
    (
        Column("Numéro", "number", compulsory=True, longest=40),
        Column("Certificat", "framework", "CléA…", known_certificate, compulsory=True),
        Column("Émetteur", "issuer", "COPANEF, Branche ou Certif’Pro", known_issuer, compulsory=True),
        Column("Instance", "authority", "la branche, ou le jury régional", longest=200),
        Column("Statut", "status", "VALIDE ou RETIRE", one_of(VALID, WITHDRAWN), compulsory=True),
        Column("Délivré le", "awarded_on", DAY, past_day, compulsory=True),
        Column("Retiré le", "withdrawn_on", DAY, past_day),
        Column("SIRET", "siret", "14 chiffres, l’établissement qui a évalué", siret),
        Column("Civilité", "title", "M ou MME", one_of("M", "MME"), compulsory=True),
        Column("Nom de naissance", "birth_name", compulsory=True, longest=100),
        Column("Nom d'usage", "used_name", longest=100),
        Column("Prénom", "first_name", compulsory=True, longest=100),
        Column("Date de naissance", "birth_date", DAY, past_day, compulsory=True),
        Column("Code INSEE de naissance", "birth_place", "commune, ou 99xxx pour un pays", longest=5),
        Column("Lieu de naissance", "birth_place_name", longest=100),
    ),
)
FILES = (ORGANISATIONS, ACCREDITATIONS, CERTIFICATES)
