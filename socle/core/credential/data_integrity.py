"""Data Integrity proofs of the suite eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0, §3.2)."""

import hashlib
from typing import Any

from socle.core.credential.canonical import canonical_document
from socle.core.credential.contexts import Contexts
from socle.core.credential.ed25519 import Sign, is_signed
from socle.core.credential.multibase import from_multibase, multibase
from socle.core.errors import Refusal

SUITE = "eddsa-rdfc-2022"


def proof_options(verification_method: str, created: str) -> dict[str, Any]:
    """A proof before its value; `created` is an instant such as 2026-11-05T09:30:00Z."""
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": verification_method,
        "proofPurpose": "assertionMethod",
    }


def sign_document(
    document: dict[str, Any], options: dict[str, Any], *, sign: Sign, contexts: Contexts
) -> dict[str, Any]:
    """The document with its proof; UnknownContext or UnsignedWord when a part of it cannot be covered."""
    value = multibase(sign(hash_data(document, options, contexts)))
    return document | {"proof": options | {"proofValue": value}}


def is_document_signed(
    document: dict[str, Any], proof: dict[str, Any], *, key: bytes, contexts: Contexts
) -> bool:
    """Whether this Ed25519 key made this proof of the document (its own proofs are left aside).

    UnreadableInput when the value is not base58; UnknownContext or UnsignedWord when a word has no meaning.
    """
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    if "@context" in options:
        unsecured["@context"] = _shared_context(unsecured.get("@context"), options["@context"])
    signature = from_multibase(proof.get("proofValue"))
    return is_signed(hash_data(unsecured, options, contexts), signature, key)


def hash_data(document: dict[str, Any], options: dict[str, Any], contexts: Contexts) -> bytes:
    """SHA-256 of the canonical proof options, then SHA-256 of the canonical document: what is signed."""
    config = {"@context": document.get("@context", []), **options}
    return sha256(canonical_document(config, contexts)) + sha256(canonical_document(document, contexts))


def sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _shared_context(document: Any, proof: Any) -> list[Any]:
    """The proof's contexts, which must be the first of the document's (Data Integrity 1.0, §4.3)."""
    first, own = _list(document), _list(proof)
    if first[: len(own)] != own:
        raise Refusal(
            "La preuve et le document n’ont pas le même contexte.", "Demandez de nouveau ce document."
        )
    return own


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
