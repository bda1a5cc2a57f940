"""What the API takes and gives, with an example of each; ids are public ids, never rows of the database."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

from socle.api.pages import Strict
from socle.core.certification import Verdict
from socle.core.text import unseen_in


def _readable(text: str) -> str:
    if unseen_in(text) or not text.isprintable():
        raise ValueError("Retirez les caractères invisibles : ils ne s’enregistrent pas.")
    return text


def text(longest: int, shortest: int = 0) -> Any:
    """One line that can be kept and printed."""
    return Annotated[str, Field(min_length=shortest, max_length=longest), AfterValidator(_readable)]


Code = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,30}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,50}$")]
Siret = Annotated[str, Field(pattern=r"^[0-9]{14}$")]
CriterionCode = Annotated[str, Field(pattern=r"^[0-9A-Za-z.]{1,20}$")]
A_PATHWAY, A_PERSON = "7d0f5f0e-2c1b-4c5e-9d57-3a1f0f6f7c11", "0b6f3a52-8d5e-4f0e-8f46-5c0f8f2f1a22"
AN_ASSESSMENT = "c3d2b1a0-4e5f-4a6b-8c7d-9e8f7a6b5c33"


def example(**said: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [said]})


def taken(**said: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [said]})


CANDIDATE = {
    "civility": "MME",
    "birth_name": "Lefèvre-Martin",
    "first_name": "Zoë",
    "used_name": "",
    "birth_date": "1994-07-14",
    "birth_place": {"code": "14118", "name": "Caen"},
}
CONTACT = {
    "email": "zoe@exemple.fr",
    "phone": "01 99 00 12 34",
    "address": "3 rue des Lilas",
    "address_more": "",
    "postal_code": "14000",
    "town": "Caen",
}
PATHWAY = {
    "id": A_PATHWAY,
    "candidate": A_PERSON,
    "framework": "clea",
    "version": "2018",
    "site": "73282932000074",
    "state": "enrolled",
    "state_label": "inscrit",
    "opened_on": "2026-11-24",
    "result_on": None,
    "kept_until": None,
}


class BirthPlace(Strict):
    code: str = Field(
        pattern=r"^[0-9][0-9AB][0-9]{3}$", description="Code INSEE : commune, ou 99xxx pour un pays."
    )
    name: text(100) = ""  # type: ignore[valid-type]


class CivilStatusIn(Strict):
    civility: Literal["M", "MME"]
    birth_name: text(100, 1)  # type: ignore[valid-type]
    first_name: text(100, 1)  # type: ignore[valid-type]
    used_name: text(100) = ""  # type: ignore[valid-type]
    birth_date: date
    birth_place: BirthPlace


class Candidate(Schema):
    """`birth_place` is null for a trainer's key."""

    model_config = example(id=A_PERSON, **CANDIDATE)
    id: UUID
    civility: Literal["M", "MME"]
    birth_name: str
    first_name: str
    used_name: str
    birth_date: date
    birth_place: BirthPlace | None


class Candidates(Schema):
    model_config = example(items=[{"id": A_PERSON, **CANDIDATE}], next=None)
    items: list[Candidate]
    next: str | None


class IdentityIn(Strict):
    """Whom to find: the three, exactly; case, accents, hyphens and spaces do not count."""

    model_config = taken(birth_name="Lefèvre-Martin", first_name="Zoë", birth_date="1994-07-14")
    birth_name: text(100, 1)  # type: ignore[valid-type]
    first_name: text(100, 1)  # type: ignore[valid-type]
    birth_date: date


class FoundCandidates(Schema):
    model_config = example(items=[{"id": A_PERSON, **CANDIDATE}])
    items: list[Candidate]


class Contact(Strict):
    model_config = taken(**CONTACT)
    email: Annotated[str, Field(max_length=254, pattern=r"^([^@\s]+@[^@\s]+\.[^@\s]+)?$")] = ""
    phone: text(20) = ""  # type: ignore[valid-type]
    address: text(200) = ""  # type: ignore[valid-type]
    address_more: text(200) = ""  # type: ignore[valid-type]
    postal_code: text(10) = ""  # type: ignore[valid-type]
    town: text(100) = ""  # type: ignore[valid-type]


class CircumstancesIn(Strict):
    reason: Code
    referrer: Code
    payer: Code
    sector: Code
    status: Code = "unknown"
    education: Code = "unknown"


class EnrolmentIn(Strict):
    """`candidate` is someone new, `candidate_id` someone the body knows: one of the two."""

    model_config = taken(
        candidate=CANDIDATE,
        contact=CONTACT,
        framework="clea",
        site="73282932000074",
        circumstances={
            "reason": "training",
            "referrer": "france_travail",
            "payer": "region",
            "sector": "childcare",
        },
        notice_given=True,
    )
    candidate: CivilStatusIn | None = None
    candidate_id: UUID | None = None
    another_person: bool = Field(
        False, description="Oui, c’est quelqu’un d’autre que ceux qui se ressemblent."
    )
    birth_place_confirmed: bool = Field(False, description="Le lieu est écrit ainsi sur la pièce d’identité.")
    contact: Contact = Contact()
    framework: Slug
    site: Siret
    circumstances: CircumstancesIn
    employer_siren: Annotated[str, Field(pattern=r"^([0-9]{9})?$")] = ""
    notice_given: Literal[True] = Field(description="La notice d’information a été remise et lue.")


class Pathway(Schema):
    model_config = example(**PATHWAY)
    id: UUID
    candidate: UUID
    framework: str
    version: str
    site: str
    state: str
    state_label: str
    opened_on: date
    result_on: date | None
    kept_until: date | None


class Pathways(Schema):
    model_config = example(items=[PATHWAY], next=None)
    items: list[Pathway]
    next: str | None


class PresenceIn(Strict):
    model_config = taken(on="2026-11-24")
    on: date


class StopIn(Strict):
    model_config = taken(reason="moved")
    reason: Code


class OpeningIn(Strict):
    model_config = taken(kind="initial", mode="on_site")
    kind: Literal["initial", "final"]
    mode: Literal["on_site", "remote"] = "on_site"


class AssessmentLine(Schema):
    """`scope` is null when every criterion may be rated."""

    id: UUID
    pathway: UUID
    kind: Literal["initial", "final"]
    mode: Literal["on_site", "remote"]
    assessor: UUID
    opened_on: date
    given_back_on: date | None
    scope: list[str] | None


ASSESSMENT = {
    "id": AN_ASSESSMENT,
    "pathway": A_PATHWAY,
    "kind": "initial",
    "mode": "on_site",
    "assessor": "1f2e3d4c-5b6a-4789-8c0d-1e2f3a4b5c44",
    "opened_on": "2026-11-24",
    "given_back_on": None,
    "scope": None,
}


class Assessment(AssessmentLine):
    """`acquired` names the domains and subdomains acquired once this assessment is counted."""

    model_config = example(**ASSESSMENT, ratings={"1.1.1": "acquired"}, acquired=[])
    ratings: dict[str, Verdict]
    acquired: list[str]


class Assessments(Schema):
    model_config = example(items=[ASSESSMENT], next=None)
    items: list[AssessmentLine]
    next: str | None


class RatingsIn(Strict):
    """`reasons` says why, for each criterion « not_assessable »."""

    model_config = taken(ratings={"1.1.1": "acquired", "1.1.2": "not_acquired"}, reasons={})
    ratings: Annotated[dict[CriterionCode, Verdict], Field(min_length=1, max_length=300)]
    reasons: Annotated[dict[CriterionCode, text(1000)], Field(default_factory=dict, max_length=300)]  # type: ignore[valid-type]


class SituationIn(Strict):
    model_config = taken(title="Préparer une commande de peinture", codes=["1.1.1"], note="")
    title: text(200, 1)  # type: ignore[valid-type]
    codes: Annotated[list[CriterionCode], Field(min_length=1, max_length=300)]
    note: text(2000) = ""  # type: ignore[valid-type]


class Situation(Schema):
    model_config = example(
        id="5a4b3c2d-1e0f-4987-a6b5-c4d3e2f1a055", assessment=AN_ASSESSMENT, codes=["1.1.1"]
    )
    id: UUID
    assessment: UUID
    codes: list[str]
