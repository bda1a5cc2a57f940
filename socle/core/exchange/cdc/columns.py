"""The columns of a file of passages: named as the elements of the schema, with what each may hold."""

from dataclasses import dataclass
from enum import StrEnum

from socle.core.exchange.cdc.model import Action
from socle.core.exchange.cdc.names import LONGEST

REASON = "raison"


class Kind(StrEnum):
    TEXT = "text"
    NAME = "name"
    DATE = "date"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """Lengths for a text, bounds for a number; `choices` when only these words are allowed."""

    name: str
    kind: Kind = Kind.TEXT
    least: int = 1
    most: int = 255
    is_required: bool = False
    choices: tuple[str, ...] = ()


def _choice(name: str, *choices: str, is_required: bool = False) -> Column:
    return Column(name, choices=choices, is_required=is_required)


COLUMNS = (
    Column("type", is_required=True),
    Column("code", most=100, is_required=True),
    _choice("action", *Action),
    Column("idTechnique", is_required=True),
    Column("urlPreuve"),
    Column("libelleOption"),
    _choice("obtentionCertification", "PAR_ADMISSION", "PAR_SCORING", is_required=True),
    Column("donneeCertifiee", Kind.BOOLEAN, is_required=True),
    Column("dateDebutExamen", Kind.DATE),
    Column("dateFinExamen", Kind.DATE),
    _choice("modalitePassageExamen", "A_DISTANCE", "EN_PRESENTIEL", "MIXTE"),
    Column("codePostalCentreExamen", most=9),
    Column("dateDebutValidite", Kind.DATE, is_required=True),
    Column("dateFinValidite", Kind.DATE),
    Column("presenceNiveauLangueEuro", Kind.BOOLEAN),
    _choice("niveauLangueEuropeen", "A1", "A2", "B1", "B2", "C1", "C2", "INSUFFISANT"),
    Column("presenceNiveauNumeriqueEuro", Kind.BOOLEAN),
    Column("scoreGeneral", Kind.INTEGER, 1, 1000),
    Column("scoring"),
    _choice(
        "mentionValidee",
        "SANS_MENTION",
        "MENTION_ASSEZ_BIEN",
        "MENTION_BIEN",
        "MENTION_TRES_BIEN",
        "MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY",
    ),
    _choice(
        "modaliteAcces",
        "FORMATION_INITIALE_HORS_APPRENTISSAGE",
        "FORMATION_INITIALE_APPRENTISSAGE",
        "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION",
        "FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION",
        "VAE",
        "EQUIVALENCE_DIPLOME_ETRANGER",
        "CANDIDAT_LIBRE",
    ),
    _choice("voieAccessVAE", "CONGES_VAE", "VAE_CLASSIQUE"),
    _choice("initiativeInscription", "CERTIFIE", "OF", "POLE_EMPLOI", "EMPLOYEUR", "AUTRE"),
    Column("dateInscription", Kind.DATE),
    Column("nir", least=13, most=13),
    Column("nomNaissance", Kind.NAME, most=LONGEST, is_required=True),
    Column("nomUsage", Kind.NAME, most=LONGEST),
    Column("prenom1", Kind.NAME, most=LONGEST, is_required=True),
    Column("prenom2", Kind.NAME, most=LONGEST),
    Column("prenom3", Kind.NAME, most=LONGEST),
    Column("anneeNaissance", Kind.INTEGER, 1900, 2099, is_required=True),
    Column("moisNaissance", Kind.INTEGER, 1, 12),
    Column("jourNaissance", Kind.INTEGER, 1, 31),
    _choice("sexe", "M", "F", is_required=True),
    Column("codeInsee", least=5, most=5),
    Column("codePostal", most=9),
    Column("libelleCommuneNaissance", most=LONGEST),
    Column("codePaysNaissance", least=3, most=3),
    Column("libellePaysNaissance", most=LONGEST),
    Column("commentairesMEN", most=250),
    Column("verbatim"),
)
BY_NAME = {column.name: column for column in COLUMNS}
NIR = "nir"
# What a national number stands for: with it, the rest of the civil status is not needed.
OF_HOLDER = frozenset(column.name for column in COLUMNS[COLUMNS.index(BY_NAME["nomUsage"]) : -1])


def header_problems(header: tuple[str, ...]) -> tuple[str, ...]:
    """What keeps these from being the columns of a file of passages; their order is free."""
    unknown = [name for name in dict.fromkeys(header) if name not in BY_NAME and name != REASON]
    missing = [column.name for column in COLUMNS if column.is_required and column.name not in header]
    if NIR in header:
        missing = [name for name in missing if name not in OF_HOLDER]
    twice = [name for name in dict.fromkeys(header) if header.count(name) > 1]
    return (
        *(f"colonne absente : « {name} »" for name in missing),
        *(f"colonne inconnue : « {name} »" for name in unknown),
        *(f"colonne en double : « {name} »" for name in twice),
    )
