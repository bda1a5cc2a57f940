"""What the API gives of frameworks, the register, sittings and certificates."""

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Schema

from socle.api.shapes import A_PATHWAY, example

FRAMEWORK = {"slug": "clea", "title": "CléA", "version": "2018", "starts_on": "2018-01-01", "sha256": "…"}


class FrameworkLine(Schema):
    """The version that new pathways take today."""

    model_config = example(**FRAMEWORK)
    slug: str
    title: str
    version: str
    starts_on: date
    sha256: str


class Frameworks(Schema):
    model_config = example(items=[FRAMEWORK])
    items: list[FrameworkLine]


class Criterion(Schema):
    code: str
    text: str
    provenance: Literal["official", "inferred", "provisional"]


class Subdomain(Schema):
    code: str
    name: str
    can: str
    criteria: list[Criterion]


class Domain(Schema):
    code: str
    name: str
    subdomains: list[Subdomain]


class Framework(FrameworkLine):
    model_config = example(
        **FRAMEWORK,
        domains=[
            {
                "code": "1",
                "name": "S’exprimer en français",
                "subdomains": [
                    {
                        "code": "1.1",
                        "name": "Écouter et comprendre",
                        "can": "Je sais écouter.",
                        "criteria": [{"code": "1.1.1", "text": "Porter attention", "provenance": "official"}],
                    }
                ],
            }
        ],
    )
    domains: list[Domain]


SITE = {
    "siret": "73282932000074",
    "name": "Afpa Caen",
    "body": "Afpa",
    "street": "",
    "postal_code": "14000",
    "town": "Caen",
    "phone": "",
    "frameworks": ["clea"],
}


class AccreditedSite(Schema):
    """A site that may assess today, and for which certificates."""

    model_config = example(**SITE)
    siret: str
    name: str
    body: str
    street: str
    postal_code: str
    town: str
    phone: str
    frameworks: list[str]


class AccreditedSites(Schema):
    model_config = example(items=[SITE], next=None)
    items: list[AccreditedSite]
    next: str | None


SITTING = {
    "id": "9a8b7c6d-5e4f-4321-b0a9-8c7d6e5f4a66",
    "name": "Jury de Normandie",
    "framework": "clea",
    "departments": ["14", "50"],
    "sits_on": "2026-12-15",
    "cut_off_on": "2026-12-01",
    "state": "planned",
}


class Sitting(Schema):
    """The calendar alone: neither members nor files."""

    model_config = example(**SITTING)
    id: UUID
    name: str
    framework: str
    departments: list[str]
    sits_on: date
    cut_off_on: date
    state: str


class Sittings(Schema):
    model_config = example(items=[SITTING], next=None)
    items: list[Sitting]
    next: str | None


CERTIFICATE = {
    "id": "2b3c4d5e-6f70-4819-9a2b-3c4d5e6f7a77",
    "number": "CLEA-2026-000001",
    "status": "valid",
    "framework": "clea",
    "pathway": A_PATHWAY,
    "decided_on": "2026-12-15",
    "awarded_on": "2026-12-16",
    "revoked_on": None,
    "specimen": True,
}


class Certificate(Schema):
    """Never the public code, which opens the certificate, nor why it was withdrawn."""

    model_config = example(**CERTIFICATE)
    id: UUID
    number: str
    status: Literal["valid", "revoked"]
    framework: str
    pathway: UUID | None
    decided_on: date
    awarded_on: date
    revoked_on: date | None
    specimen: bool


class Certificates(Schema):
    model_config = example(items=[CERTIFICATE], next=None)
    items: list[Certificate]
    next: str | None


class Verification(Schema):
    """What whoever holds the public code may read."""

    model_config = example(
        status="valid",
        holder="Zoë Lefèvre-Martin",
        title="CléA",
        number="SPECIMEN-2026-0042",
        decided_on="2026-11-24",
        issuer="Certif’Pro",
        specimen=True,
    )
    status: Literal["valid", "revoked"]
    holder: str
    title: str
    number: str
    decided_on: date
    issuer: str
    specimen: bool
