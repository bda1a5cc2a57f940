"""The 26 columns of the candidate file, in their order, with what each may hold."""

from dataclasses import dataclass
from enum import StrEnum

from socle.core.exchange.candidates.cells import (
    Check,
    any_text,
    email,
    one_of,
    past_day,
    postal_code,
    siren,
    siret,
)
from socle.core.exchange.candidates.labels import ZONES, known_certificate

# What a spreadsheet holds in one cell.
LONGEST_CELL = 32_767


class Kind(StrEnum):
    TEXT = "text"
    DATE = "date"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """`field` is its name in `CandidateRow`; `expected` is told to the person who fills it in.

    `longest` is the number of characters that are kept of it.
    """

    name: str
    field: str
    expected: str = "texte"
    check: Check = any_text
    compulsory: bool = False
    kind: Kind = Kind.TEXT
    longest: int = LONGEST_CELL


STATUSES = ("CERTIFIE",)
_yes_no = one_of("OUI", "NON")
_DAY = "JJ/MM/AAAA"
_ZONE = "si né à l’étranger : 100 Europe, 200 Asie, 300 Afrique, 400 Amérique, 500 Océanie"

# Columns 3 to 6 take any text: their official lists are not published.
COLUMNS = (
    Column("SIREN de l'organisme", "organisation_siren", "9 chiffres", siren),
    Column("Siret de l'établissement", "establishment_siret", "14 chiffres", siret),
    Column("Statut à l'inscription", "enrolment_status"),
    Column("Niveau d'instruction", "education_level"),
    Column("Origine de la démarche", "initiative"),
    Column("Financeur", "funder"),
    Column("Civilité", "title", "M ou MME", one_of("M", "MME"), compulsory=True),
    Column("Nom de naissance", "birth_name", compulsory=True, longest=100),
    Column("Nom d'usage", "used_name", longest=100),
    Column("Prénom", "first_name", compulsory=True, longest=100),
    Column("Email", "email", "adresse électronique", email, longest=254),
    Column("Téléphone", "phone", longest=20),
    Column("Adresse", "address", longest=200),
    Column("Complément d'adresse", "address_complement", longest=200),
    Column("Ville", "town", longest=100),
    Column("Code postal", "postal_code", "5 chiffres", postal_code),
    Column("Date de naissance", "birth_date", _DAY, past_day, compulsory=True, kind=Kind.DATE),
    Column("Né à l'étranger", "born_abroad", "OUI ou NON", _yes_no, compulsory=True, kind=Kind.YES_NO),
    Column("Zone géographique de naissance", "birth_zone", _ZONE, one_of(*ZONES)),
    Column("Né en collectivité d'outre-mer", "born_overseas", "OUI ou NON", _yes_no, kind=Kind.YES_NO),
    Column("Ville de naissance", "birth_town", longest=80),
    Column("Code postal de naissance", "birth_postal_code", "5 chiffres", postal_code),
    Column("Date de passage", "passed_on", _DAY, past_day, compulsory=True, kind=Kind.DATE),
    Column(
        "CCPI", "certificate_name", "nom du certificat, par exemple CléA", known_certificate, compulsory=True
    ),
    Column("Statut", "status", "CERTIFIE", one_of(*STATUSES), compulsory=True),
    Column(
        "Obtention après la première évaluation ?",
        "obtained_at_first_assessment",
        "OUI ou NON",
        _yes_no,
        kind=Kind.YES_NO,
    ),
)
HEADER = tuple(column.name for column in COLUMNS)
ERRORS_COLUMN = "Erreurs"
POSITION = {column.field: index for index, column in enumerate(COLUMNS)}
NAME = {column.field: column.name for column in COLUMNS}


def header_problems(header: tuple[str, ...]) -> tuple[str, ...]:
    """What keeps this first line from being the 26 names in their order; empty when nothing does."""
    if header == HEADER:
        return ()
    problems = [f"colonne absente : « {name} »" for name in HEADER if name not in header]
    problems += [f"colonne inconnue : « {name} »" for name in dict.fromkeys(header) if name not in HEADER]
    repeated = [name for name in HEADER if header.count(name) > 1]
    problems += [f"colonne en double : « {name} »" for name in repeated]
    if not problems:
        pairs = zip(header, HEADER, strict=True)
        rank, found, expected = next((n, *pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
        problems.append(f"colonne {rank} : « {found} » se trouve à la place de « {expected} »")
    return tuple(problems)
