"""One passage as it is declared, whatever the profile that writes it.

Source: schema 1.1.2 published by the Caisse des Dépôts; what is known of 1.1.5 is in `docs/formats/cdc.md`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

NAMESPACE = "urn:cdc:cpf:pc5:schema:1.0.0"


class Profile(StrEnum):
    V112 = "1.1.2"
    V115 = "1.1.5"


class Action(StrEnum):
    """What a whole flux does; profile 1.1.2 only knows how to create, and does not say it."""

    CREATION = "CREATION"
    SUPPRESSION = "SUPPRESSION"


@dataclass(frozen=True, slots=True)
class Emitter:
    """Who sends, as the Caisse des Dépôts numbers it; `stamp` is Paris time, without fraction."""

    client: str
    certifier_client: str
    contract: str
    depositor: str
    stamp: datetime


@dataclass(frozen=True, slots=True, order=True)
class Certification:
    """`kind` is RS or RNCP, `code` its number, such as RS1234."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Civil status. None or empty text: not known, nil or left out as the schema wants it.

    `commune_code` is INSEE's five characters, 99xxx for a country; `country_code` its last three.
    """

    birth_name: str
    first_name: str
    birth_year: int
    sex: str
    used_name: str = ""
    second_name: str = ""
    third_name: str = ""
    birth_month: int | None = None
    birth_day: int | None = None
    commune_code: str = ""
    postal_code: str = ""
    commune: str = ""
    country_code: str = ""
    country: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class NationalNumber:
    """The other way to name someone, in profile 1.1.5 and only where the law allows it: 13 characters."""

    nir: str = field(repr=False)
    birth_name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One person, one certification, one result. `id` is its idTechnique, stable and never reused."""

    id: str
    certification: Certification
    holder: Holder | NationalNumber
    valid_from: date
    obtained: str = "PAR_ADMISSION"
    is_certified: bool = True
    action: Action = Action.CREATION
    proof_url: str = ""
    option: str = ""
    exam_start: date | None = None
    exam_end: date | None = None
    exam_mode: str = ""
    exam_postal_code: str = ""
    valid_until: date | None = None
    language_level: str = ""
    digital_score: int | None = None
    scoring: str = ""
    mention: str = ""
    access: str = ""
    recognition_path: str = ""
    initiative: str = ""
    enrolled_on: date | None = None
    verbatim: str = ""
