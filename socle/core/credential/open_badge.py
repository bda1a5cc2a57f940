"""The Open Badge (Open Badges 3.0 on VC Data Model 2.0) of an award, before it is signed.

Every field of the award record has its place here, so that whoever holds a badge can rebuild the record,
hash it with its salt and look for it in the log; `reading.py` does. docs/formats/credential.md lists them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from socle.core.credential.award import Award, Kind
from socle.core.credential.contexts import CREDENTIALS_V2, OPEN_BADGES_V3
from socle.core.credential.did import did_web
from socle.core.credential.shape import Publication as Publication
from socle.core.credential.shape import (
    Recognised,
    Shape,
    recognised,
    refuse_other_framework,
    refuse_unfit_host,
    shape_of,
    values_of,
)
from socle.core.framework.model import Framework

SPECIMEN = "SPÉCIMEN, sans valeur"
SPECIMEN_TAG = "specimen"
NOT_THE_CERTIFICATE = "Ceci n’est pas le certificat CléA."
PROOF_PREFIX = "data:text/plain;charset=utf-8;base64,"
PROOF_GENRE = "c2sp.org/tlog-proof@v1"
# What an alignment points at, in the vocabulary of Open Badges.
DOMAIN, SUBDOMAIN = "ext:Domain", "ceasn:Competency"


@dataclass(frozen=True, slots=True)
class KindWords:
    """How one kind of award is named in a badge."""

    type: str
    path: str
    name: str
    criteria: str


WORDS = {
    Kind.CERTIFICATE: KindWords(
        "Certificate",
        "certificats",
        "",
        "Tous les domaines du référentiel sont acquis. La décision est prise par le certificateur.",
    ),
    Kind.STATEMENT: KindWords(
        "ext:StatementOfAcquiredDomains",
        "attestations",
        "Attestation de domaines acquis : ",
        f"{NOT_THE_CERTIFICATE} Les domaines cités sont acquis jusqu’à la date de fin.",
    ),
    Kind.ELSEWHERE: KindWords(
        "ext:ResultsObtainedElsewhere",
        "acquis-ailleurs",
        "Résultats obtenus ailleurs : ",
        f"{NOT_THE_CERTIFICATE} Les domaines cités ont été évalués par un autre organisme.",
    ),
}


def open_badge(award: Award, framework: Framework, publication: Publication) -> dict[str, Any]:
    """The unsigned badge of this award; Refusal when it does not fit the framework or the host is no host."""
    return badge_document(shape_of(award, framework, publication.host), values_of(award, publication))


def badge_document(shape: Shape, values: Mapping[str, str]) -> dict[str, Any]:
    """The badge of this shape with these values; Refusal when the shape contradicts its framework."""
    refuse_unfit_host(shape.host)
    refuse_other_framework(shape)
    return write_badge(shape, values, recognised(shape.framework, shape.subdomains))


def write_badge(shape: Shape, values: Mapping[str, str], acquired: Iterable[Recognised]) -> dict[str, Any]:
    """The badge of this shape that recognises what is said acquired; nothing is checked."""
    name = WORDS[shape.kind].name + shape.title
    document = {
        "@context": [CREDENTIALS_V2, OPEN_BADGES_V3],
        "id": f"urn:uuid:{values['uuid']}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{SPECIMEN} : {name}" if shape.specimen else name,
        "issuer": _issuer(shape),
        "validFrom": f"{values['issued']}T00:00:00Z",
        "awardedDate": f"{values['decided']}T00:00:00Z",
        "credentialSubject": _subject(shape, values, acquired),
        "credentialStatus": _status(shape.host, values),
        "evidence": [_evidence(values)],
    }
    if shape.kind is Kind.STATEMENT:
        document["validUntil"] = f"{values['until']}T23:59:59Z"
    return document


def _issuer(shape: Shape) -> dict[str, Any]:
    return {
        "id": did_web(shape.host),
        "type": ["Profile"],
        "name": shape.issuer,
        "url": f"https://{shape.host}/",
        "official": shape.signatory,
        "address": {"type": ["Address"], "addressLocality": shape.place},
    }


def _subject(shape: Shape, values: Mapping[str, str], acquired: Iterable[Recognised]) -> dict[str, Any]:
    holder = {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": values["holder"],
        "identityType": "name",
    }
    subject: dict[str, Any] = {"type": ["AchievementSubject"], "identifier": [holder]}
    if shape.numbered:
        subject["licenseNumber"] = values["number"]
    if shape.kind is Kind.ELSEWHERE:
        source = f"urn:uuid:{values['uuid']}#origine"
        subject["source"] = {"id": source, "type": ["Profile"], "name": values["origin"]}
    return subject | {"achievement": _achievement(shape, acquired)}


def _achievement(shape: Shape, acquired: Iterable[Recognised]) -> dict[str, Any]:
    words = WORDS[shape.kind]
    address = f"https://{shape.host}/{words.path}/{shape.slug}/{shape.version}"
    achievement = {
        "id": address,
        "type": ["Achievement"],
        "achievementType": words.type,
        "name": words.name + shape.title,
        "description": shape.framework.summary,
        "criteria": {"id": f"{address}#obtenir", "narrative": words.criteria},
        "version": shape.version,
        "inLanguage": "fr",
        "alignment": [_alignment(shape, each) for each in acquired],
    }
    if shape.registration:
        achievement["humanCode"] = shape.registration
    if shape.specimen:
        achievement["tag"] = [SPECIMEN_TAG]
    return achievement


def _alignment(shape: Shape, said: Recognised) -> dict[str, Any]:
    address = f"https://{shape.host}/certificats/{shape.slug}/{shape.version}#{said.code}"
    return {
        "id": address,
        "type": ["Alignment"],
        "targetCode": said.code,
        "targetName": said.name,
        "targetDescription": said.description,
        "targetFramework": f"{shape.slug} {shape.version}",
        "targetType": DOMAIN if said.is_domain else SUBDOMAIN,
        "targetUrl": address,
    }


def _status(host: str, values: Mapping[str, str]) -> dict[str, Any]:
    address = f"https://{host}/status/{values['status_list']}"
    return {
        "id": f"{address}#{values['status_index']}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": values["status_index"],
        "statusListCredential": address,
    }


def _evidence(values: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": PROOF_PREFIX + values["log_proof"],
        "type": ["Evidence"],
        "name": "Journal d’empreintes",
        "genre": PROOF_GENRE,
        "narrative": "Ce document est inscrit au journal public d’empreintes ; en voici la preuve.",
    }
