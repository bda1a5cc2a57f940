"""Who issued a credential, and whether a word of it was changed since.

The name of an issuer written in a credential proves nothing: only its key does, found where the verifier
already trusts the issuer. A key that a credential brings itself shows that it is intact, not whose it is.
"""

from dataclasses import dataclass
from typing import Any

from socle.core.credential.answers import Check, no, unknown, yes
from socle.core.credential.badge_schema import listed, types_of
from socle.core.credential.contexts import Contexts, UnknownContext
from socle.core.credential.data_integrity import SUITE, is_document_signed
from socle.core.credential.did import LOG, SEAL
from socle.core.credential.multibase import ED25519_PREFIX, from_multikey
from socle.core.credential.trust import PublishedKey, Trust
from socle.core.errors import Refusal, UnreadableInput

ISSUER, INTACT = "issuer", "intact"
WRONG_SIGNATURE = "La signature ne correspond pas : ce document a été modifié, ou n’est pas de cette clé."


@dataclass(frozen=True, slots=True)
class Signature:
    """The answers on who signed and on what; `key` is the published key, None when it is not known."""

    issuer: Check
    intact: Check
    key: PublishedKey | None = None


def check_signature(document: dict[str, Any], trust: Trust, contexts: Contexts, *, not_by: str) -> Signature:
    """The answers for this document; no proof may be by a key kept for the use `not_by`."""
    proofs = [each for each in listed(document.get("proof")) if isinstance(each, dict)]
    understood = [each for each in proofs if is_understood(each)]
    if not proofs:
        return Signature(_who(document, trust), no(INTACT, "Ce document n’est pas signé."))
    if not understood:
        kinds = ", ".join(sorted({str(each.get("cryptosuite") or each.get("type")) for each in proofs}))
        reason = f"La signature est d’un genre que ce vérificateur ne connaît pas ({kinds})."
        return Signature(_who(document, trust), unknown(INTACT, reason))
    found = [_signature(document, each, trust, contexts, not_by=not_by) for each in understood]
    # Every proof that is understood must hold: the first that does not answers for all.
    return min(found, key=lambda each: (_rank(each.intact), _rank(each.issuer)))


def is_understood(proof: dict[str, Any]) -> bool:
    return "DataIntegrityProof" in types_of(proof) and proof.get("cryptosuite") == SUITE


def issuer_id(document: dict[str, Any]) -> str:
    issuer = document.get("issuer")
    return str(issuer.get("id", "") if isinstance(issuer, dict) else issuer or "")


def carried_key(method: str) -> bytes | None:
    """The key that a method's own address carries (did:key, or an address that ends with #z6Mk…), if any.

    UnreadableInput when it carries something that is not an Ed25519 key.
    """
    text = method.removeprefix("did:key:") if method.startswith("did:key:") else method.partition("#")[2]
    text = text.partition("#")[0]
    if not text.startswith("z6Mk"):
        return None
    prefix, key = from_multikey(text)
    return key if prefix == ED25519_PREFIX else None


def _signature(
    document: dict[str, Any], proof: dict[str, Any], trust: Trust, contexts: Contexts, *, not_by: str
) -> Signature:
    method = str(proof.get("verificationMethod", ""))
    issuer, published = _who_by(document, method, trust, not_by=not_by)
    try:
        key = published.public if published else carried_key(method)
    except UnreadableInput:
        return Signature(issuer, no(INTACT, "La clé que cite la signature est illisible."))
    if key is None:
        reason = f"La clé de la signature n’est pas connue ({method}) : rien ne peut être vérifié."
        return Signature(issuer, unknown(INTACT, reason), published)
    return Signature(issuer, _intact(document, proof, key, contexts), published)


def _intact(document: dict[str, Any], proof: dict[str, Any], key: bytes, contexts: Contexts) -> Check:
    try:
        signed = is_document_signed(document, proof, key=key, contexts=contexts)
    except UnknownContext as error:
        return unknown(INTACT, str(error))
    except UnreadableInput as error:
        return no(INTACT, f"La signature est illisible : {error}.")
    except Refusal as error:
        return no(INTACT, str(error))
    if not signed:
        return no(INTACT, WRONG_SIGNATURE)
    return yes(INTACT, "Pas un mot n’a changé depuis la signature.")


def _who(document: dict[str, Any], trust: Trust) -> Check:
    """The answer on the issuer when there is no signature that can be read."""
    did = issuer_id(document)
    if did not in trust.issuers:
        return _unknown_issuer(did)
    reason = f"{did} est connu, mais aucune signature lisible ne montre que ce document est de lui."
    return unknown(ISSUER, reason)


def _who_by(
    document: dict[str, Any], method: str, trust: Trust, *, not_by: str
) -> tuple[Check, PublishedKey | None]:
    did = issuer_id(document)
    known = trust.issuers.get(did)
    if known is None:
        return _unknown_issuer(did), None
    key = known.keys.get(method)
    name = known.host or known.did
    if key is None:
        return no(ISSUER, f"{name} ne publie pas la clé de cette signature ({method})."), None
    if not key.asserts or key.use in (not_by, LOG, SEAL):
        return no(ISSUER, f"{name} ne destine pas cette clé à cet usage ({method})."), key
    return yes(ISSUER, f"La clé est celle que publie {name}."), key


def _unknown_issuer(did: str) -> Check:
    return unknown(
        ISSUER,
        f"L’émetteur « {did} » ne figure pas parmi ceux que ce vérificateur connaît. "
        "Son nom écrit dans le document ne prouve pas qui il est.",
    )


def _rank(check: Check) -> int:
    return ("no", "unknown", "yes").index(check.result)
