"""What Open Badges 3.0 and VC Data Model 2.0 ask of any badge, whoever issued it."""

import re
from collections.abc import Iterator
from typing import Any

from socle.core.credential.contexts import CREDENTIALS_V2
from socle.core.credential.instants import read_instant

CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/"
BADGE_TYPES = frozenset({"OpenBadgeCredential", "AchievementCredential", "EndorsementCredential"})
SUBJECT_TYPES = frozenset({"AchievementSubject", "EndorsementSubject"})
# The type an object must have where it stands.
TYPE_OF = {
    "issuer": "Profile",
    "creator": "Profile",
    "parentOrg": "Profile",
    "source": "Profile",
    "address": "Address",
    "otherIdentifier": "IdentifierEntry",
    "identifier": "IdentityObject",
    "achievement": "Achievement",
    "alignment": "Alignment",
    "result": "Result",
    "resultDescription": "ResultDescription",
    "evidence": "Evidence",
    "endorsement": "EndorsementCredential",
}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def schema_problems(document: dict[str, Any]) -> tuple[str, ...]:
    """Everything the two standards refuse in this badge, in French; an empty tuple means nothing."""
    return tuple(dict.fromkeys(_problems(document)))


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def first_context(document: dict[str, Any]) -> Any:
    return next(iter(listed(document.get("@context"))), None)


def types_of(value: dict[str, Any]) -> frozenset[str]:
    return frozenset(each for each in listed(value.get("type")) if isinstance(each, str))


def _problems(document: dict[str, Any]) -> Iterator[str]:
    yield from _context_problems(document)
    yield from _own_problems(document)
    yield from _date_problems(document)
    yield from _subject_problems(document)
    yield from _type_problems(document)
    yield from _proof_problems(document)


def _context_problems(document: dict[str, Any]) -> Iterator[str]:
    contexts = listed(document.get("@context"))
    if first_context(document) not in (CREDENTIALS_V2, CREDENTIALS_V1):
        yield f"le premier contexte n’est pas {CREDENTIALS_V2}"
    if not any(isinstance(each, str) and each.startswith(OPEN_BADGES) for each in contexts):
        yield "il manque le contexte d’Open Badges 3.0"


def _own_problems(document: dict[str, Any]) -> Iterator[str]:
    if not isinstance(document.get("id"), str):
        yield "il manque l’identifiant (id)"
    types = types_of(document)
    if "VerifiableCredential" not in types or not types & BADGE_TYPES:
        yield "le type n’est pas celui d’un Open Badge (VerifiableCredential et OpenBadgeCredential)"
    issuer = document.get("issuer")
    if not issuer:
        yield "il manque l’émetteur (issuer)"
    elif not isinstance(issuer.get("id") if isinstance(issuer, dict) else issuer, str):
        yield "l’émetteur n’a pas d’identifiant (issuer.id)"
    if isinstance(document.get("credentialStatus"), list):
        yield "il y a plusieurs états (credentialStatus)"


def _date_problems(document: dict[str, Any]) -> Iterator[str]:
    is_first_version = first_context(document) == CREDENTIALS_V1
    start, end = ("issuanceDate", "expirationDate") if is_first_version else ("validFrom", "validUntil")
    if start not in document:
        yield f"il manque la date de début ({start})"
    for name in (start, end, "awardedDate"):
        if name in document and read_instant(document[name]) is None:
            yield f"la date {name} n’est pas un instant (2026-11-05T00:00:00Z)"


def _subject_problems(document: dict[str, Any]) -> Iterator[str]:
    subjects = listed(document.get("credentialSubject"))
    for subject in subjects:
        if not isinstance(subject, dict):
            yield "il manque le titulaire (credentialSubject)"
            continue
        types = types_of(subject)
        if not types & SUBJECT_TYPES:
            yield "le type de credentialSubject n’est pas AchievementSubject"
        if not subject.get("id") and not subject.get("identifier"):
            yield "le titulaire n’a ni id ni identifier"
        if "EndorsementSubject" not in types:
            yield from _achievement_problems(subject.get("achievement"))


def _achievement_problems(achievement: Any) -> Iterator[str]:
    if not isinstance(achievement, dict):
        yield "il manque ce qui est reconnu (achievement)"
        return
    for name in ("id", "name", "description", "criteria"):
        if not achievement.get(name):
            yield f"il manque achievement.{name}"


def _type_problems(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _type_problems(each, path)
    elif isinstance(value, dict):
        for key, each in value.items():
            here = f"{path}.{key}" if path else key
            for inner in listed(each):
                expected = TYPE_OF.get(key)
                if expected and isinstance(inner, dict) and expected not in types_of(inner):
                    yield f"le type de {here} n’est pas {expected}"
            if key != "proof":
                yield from _type_problems(each, here)


def _proof_problems(document: dict[str, Any]) -> Iterator[str]:
    if not document.get("proof"):
        yield "il manque la preuve (proof)"
        return
    for proof in listed(document["proof"]):
        if not isinstance(proof, dict) or not types_of(proof):
            yield "une preuve n’a pas de type"
        elif "DataIntegrityProof" in types_of(proof):
            yield from _data_integrity_problems(proof)


def _data_integrity_problems(proof: dict[str, Any]) -> Iterator[str]:
    for name in ("cryptosuite", "verificationMethod", "proofPurpose", "proofValue"):
        if not isinstance(proof.get(name), str):
            yield f"il manque proof.{name}"
    if proof.get("proofPurpose", "assertionMethod") != "assertionMethod":
        yield "la preuve n’est pas faite pour affirmer (proofPurpose)"
    method = proof.get("verificationMethod")
    if isinstance(method, str):
        yield from _method_problems(method)


def _method_problems(method: str) -> Iterator[str]:
    scheme = SCHEME.match(method)
    if scheme is None:
        yield "la clé de la preuve n’est pas une adresse (verificationMethod)"
    elif scheme[1].lower() not in ("https", "did"):
        yield f"la clé de la preuve est d’un genre inconnu ({scheme[1]}:)"
    elif method.startswith("did:example:"):
        yield "la clé de la preuve est un exemple (did:example:), non une clé"
