"""The issuer's name on the web: a DID document that keeps every key it ever signed with.

Sources: did:web method specification; W3C Controlled Identifiers 1.0, §2.2 (Multikey); RFC 7517 for the seal.
A retired key stays listed, or what it signed could no longer be checked. A revoked key stays too, with the
instant from which nothing new may bear its signature.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from socle.core.credential.contexts import DID_V1, MULTIKEY_V1
from socle.core.credential.multibase import ED25519_PREFIX, P256_PREFIX, multikey

BADGE, STATUS, LOG, SEAL = "badge", "status", "log", "seal"
# The uses whose keys may sign credentials; those of the log and of the seal are only listed.
ASSERTION_USES = (BADGE, STATUS)


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """A public key: 32 bytes of Ed25519, or 33 of a compressed P-256 point for a seal.

    `created`, `retired` and `revoked` are days (YYYY-MM-DD), empty while they have not come; `certificate` is
    the X.509 certificate (DER) of a seal.
    """

    use: str
    year: int
    public: bytes
    created: str
    retired: str = ""
    revoked: str = ""
    certificate: bytes = b""

    @property
    def name(self) -> str:
        return f"{self.use}-{self.year}"

    @property
    def multikey(self) -> str:
        return multikey(P256_PREFIX if self.use == SEAL else ED25519_PREFIX, self.public)


def did_web(host: str) -> str:
    """The did:web of a host; the colon before a port is written %3A (did:web method, §3.2).

    >>> did_web("localhost:8000")
    'did:web:localhost%3A8000'
    """
    return f"did:web:{host.replace(':', '%3A')}"


def key_id(host: str, key: IssuerKey) -> str:
    """The name by which a proof cites this key."""
    return f"{did_web(host)}#{key.name}"


def did_document(host: str, keys: Iterable[IssuerKey]) -> dict[str, Any]:
    """What `/.well-known/did.json` says: every key ever, the oldest first."""
    listed = sorted(keys, key=lambda key: (key.created, key.name))
    return {
        "@context": [DID_V1, MULTIKEY_V1],
        "id": did_web(host),
        "verificationMethod": [_method(host, key) for key in listed],
        "assertionMethod": [key_id(host, key) for key in listed if key.use in ASSERTION_USES],
    }


def jwks(keys: Iterable[IssuerKey]) -> dict[str, Any]:
    """What `/.well-known/jwks.json` says: the seals, each with its certificate."""
    return {"keys": [_jwk(key) for key in keys if key.use == SEAL]}


def key_events(host: str, keys: Iterable[IssuerKey]) -> list[dict[str, str]]:
    """The life of the keys, in order of days: each event is an entry of the log."""
    days = (
        (day, key.name, event, key)
        for key in keys
        for event, day in (("created", key.created), ("retired", key.retired), ("revoked", key.revoked))
        if day
    )
    order = ("created", "retired", "revoked")
    found = sorted(days, key=lambda each: (each[0], order.index(each[2]), each[1]))
    return [
        {"event": event, "key": key_id(host, key), "on": day, "publicKeyMultibase": key.multikey}
        for day, _, event, key in found
    ]


def event_bytes(event: dict[str, str]) -> bytes:
    """The canonical JSON (RFC 8785) of a key event, whose SHA-256 is in the log."""
    return json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _method(host: str, key: IssuerKey) -> dict[str, str]:
    method = {
        "id": key_id(host, key),
        "type": "Multikey",
        "controller": did_web(host),
        "publicKeyMultibase": key.multikey,
    }
    return method | ({"revoked": f"{key.revoked}T00:00:00Z"} if key.revoked else {})


def _jwk(key: IssuerKey) -> dict[str, Any]:
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.public).public_numbers()
    return {
        "kty": "EC",
        "crv": "P-256",
        "x": _base64url(point.x.to_bytes(32, "big")),
        "y": _base64url(point.y.to_bytes(32, "big")),
        "kid": key.name,
        "use": "sig",
        "alg": "ES256",
        "x5c": [base64.b64encode(key.certificate).decode()],
    }


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
