"""The Open Badge (Open Badges 3.0 on VC Data Model 2.0) of an award, before it is signed.

Every field of the award record has its place here, so that whoever holds a badge can rebuild the record,
hash it with its salt and look for it in the log; `reading.py` does. docs/formats/credential.md lists them.
"""

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from socle.core.credential.award import Award, Kind
from socle.core.credential.contexts import CREDENTIALS_V2, OPEN_BADGES_V3
from socle.core.credential.did import did_web
from socle.core.errors import Refusal
from socle.core.framework.model import Framework

HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
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


@dataclass(frozen=True, slots=True)
class Publication:
    """What surrounds an award once it is published: the host, the place in a status list, the log's proof."""

    host: str
    status_list: int
    status_index: int
    log_proof: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Everything that many badges share: two of one shape differ by the values of `values_of` alone."""

    host: str
    kind: Kind
    slug: str
    version: str
    title: str
    registration: str
    issuer: str
    signatory: str
    place: str
    specimen: bool
    numbered: bool
    subdomains: tuple[str, ...]
    # A published version never changes: its slug and version name it.
    framework: Framework = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A domain or a subdomain that a badge says acquired: its code, its name, what its holder can do."""

    code: str
    name: str
    description: str
    is_domain: bool


def open_badge(award: Award, framework: Framework, publication: Publication) -> dict[str, Any]:
    """The unsigned badge of this award; Refusal when it does not fit the framework or the host is no host."""
    return badge_document(shape_of(award, framework, publication.host), values_of(award, publication))


def shape_of(award: Award, framework: Framework, host: str) -> Shape:
    return Shape(
        host=host,
        kind=award.kind,
        slug=award.framework,
        version=award.version,
        title=award.title,
        registration=award.registration,
        issuer=award.issuer,
        signatory=award.signatory,
        place=award.place,
        specimen=award.specimen,
        numbered=bool(award.number),
        subdomains=award.subdomains,
        framework=framework,
    )


def values_of(award: Award, publication: Publication) -> dict[str, str]:
    """What changes from one badge to the next, as it is written in the badge."""
    return {
        "uuid": award.id.removeprefix("urn:uuid:"),
        "holder": award.holder,
        "number": award.number,
        "decided": award.decided,
        "issued": award.issued,
        "until": award.until,
        "origin": award.origin,
        "status_list": str(publication.status_list),
        "status_index": str(publication.status_index),
        "log_proof": base64.b64encode(publication.log_proof.encode()).decode(),
    }


def badge_document(shape: Shape, values: Mapping[str, str]) -> dict[str, Any]:
    """The badge of this shape with these values; Refusal when the shape contradicts its framework."""
    refuse_unfit_host(shape.host)
    _refuse_other_framework(shape)
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


def recognised(framework: Framework, subdomains: tuple[str, ...]) -> tuple[Recognised, ...]:
    """Each acquired subdomain, before them each domain whose subdomains are all acquired."""
    found: list[Recognised] = []
    for domain in framework.domains:
        acquired = [each for each in domain.subdomains if each.code in subdomains]
        if len(acquired) == len(domain.subdomains):
            found.append(Recognised(domain.code, domain.name.value, domain.short, True))
        found += [Recognised(each.code, each.name.value, each.can, False) for each in acquired]
    return tuple(found)


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


def refuse_unfit_host(host: str) -> None:
    if not HOST.fullmatch(host):
        raise Refusal(f"« {host} » n’est pas un nom de site.", "Écrivez-le comme certificats.example.fr.")


def _refuse_other_framework(shape: Shape) -> None:
    framework = shape.framework
    if (shape.slug, shape.version) != (framework.slug, framework.version):
        raise Refusal(
            f"Ce document relève de {shape.slug} {shape.version}, "
            f"et non de {framework.slug} {framework.version}.",
            "Choisissez le référentiel sur lequel la décision a été prise.",
        )
    known = tuple(each.code for each in framework.subdomains())
    if shape.subdomains != tuple(code for code in known if code in shape.subdomains):
        raise Refusal(
            "Des sous-domaines acquis ne sont pas du référentiel, ou ne sont pas dans son ordre.",
            "Citez les sous-domaines du référentiel, dans son ordre.",
        )
    if shape.kind is Kind.CERTIFICATE and shape.subdomains != known:
        missing = ", ".join(code for code in known if code not in shape.subdomains)
        raise Refusal(
            f"Un certificat dit tous les sous-domaines : il manque {missing}.",
            "Délivrez une attestation de domaines acquis.",
        )
