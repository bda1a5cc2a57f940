"""Whom a verifier trusts: the keys that issuers publish, their lists of withdrawn awards, their witnesses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from socle.core.credential.badge_schema import listed
from socle.core.credential.instants import read_instant
from socle.core.credential.multibase import ED25519_PREFIX, from_multikey
from socle.core.errors import UnreadableInput
from socle.core.log.note import ED25519, VerifierKey
from socle.core.log.proof import Policy

LATE_REGISTRATION_DAYS = 92


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """An Ed25519 key of a DID document; `asserts` when the issuer says it may sign credentials."""

    id: str
    public: bytes
    asserts: bool
    revoked: datetime | None = None

    @property
    def use(self) -> str:
        """`badge`, `status`, `log`… for keys named as ours are, such as #badge-2026."""
        return self.id.partition("#")[2].rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class KnownIssuer:
    """An issuer that is trusted to be who it says; `host` is that of its did:web, empty for a did:key."""

    did: str
    host: str
    keys: Mapping[str, PublishedKey]

    @property
    def log_keys(self) -> tuple[VerifierKey, ...]:
        """The keys under which its log may be signed: the log is named after the host."""
        own = (key for key in self.keys.values() if key.use == "log" and self.host)
        return tuple(VerifierKey(f"{self.host}/log", ED25519, key.public) for key in own)


@dataclass(frozen=True, slots=True)
class Trust:
    """`status_lists` are signed credentials, not yet verified, by address."""

    issuers: Mapping[str, KnownIssuer] = field(default_factory=dict)
    status_lists: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    witnesses: tuple[VerifierKey, ...] = ()
    quorum: int = 0
    late_registration_days: int = LATE_REGISTRATION_DAYS

    def policy(self, issuer: KnownIssuer) -> Policy:
        """What a proof in that issuer's log must satisfy."""
        return Policy(issuer.log_keys, self.witnesses, self.quorum)


def trust_in(
    did_documents: Iterable[dict[str, Any]],
    *,
    status_lists: Iterable[dict[str, Any]] = (),
    witnesses: Iterable[VerifierKey] = (),
    quorum: int | None = None,
    late_registration_days: int = LATE_REGISTRATION_DAYS,
) -> Trust:
    """Trust in these issuers; UnreadableInput when a DID document is not one.

    Without a quorum, one of the witnesses must have seen the log, when there are any.
    """
    issuers = [read_issuer(document) for document in did_documents]
    seen = tuple(witnesses)
    return Trust(
        issuers={issuer.did: issuer for issuer in issuers},
        status_lists={str(each.get("id")): each for each in status_lists},
        witnesses=seen,
        quorum=min(1, len(seen)) if quorum is None else quorum,
        late_registration_days=late_registration_days,
    )


def read_issuer(document: dict[str, Any]) -> KnownIssuer:
    """The issuer of a DID document, with its Ed25519 keys; keys of other kinds are left out."""
    did = document.get("id")
    if not isinstance(did, str) or not did.startswith("did:"):
        raise UnreadableInput("did.json ne dit pas de qui il est (id)", remedy="demandez-le à l’émetteur")
    asserting = {each for each in listed(document.get("assertionMethod")) if isinstance(each, str)}
    keys = [_key(each, asserting) for each in listed(document.get("verificationMethod"))]
    # A document may list keys of its own alone: a name that is not its own proves nothing.
    own = {key.id: key for key in keys if key and key.id.partition("#")[0] == did}
    host = unquote(did.removeprefix("did:web:")) if did.startswith("did:web:") else ""
    return KnownIssuer(did, host, own)


def did_key_document(did: str) -> dict[str, Any]:
    """What a did:key says of itself, as a DID document (did:key method: the name is the key)."""
    name = did.removeprefix("did:key:")
    method = {"id": f"{did}#{name}", "type": "Multikey", "controller": did, "publicKeyMultibase": name}
    return {"id": did, "verificationMethod": [method], "assertionMethod": [method["id"]]}


def _key(method: Any, asserting: set[str]) -> PublishedKey | None:
    try:
        prefix, public = from_multikey(method["publicKeyMultibase"])
        name = method["id"]
    except (KeyError, TypeError, UnreadableInput):
        return None
    if prefix != ED25519_PREFIX or not isinstance(name, str):
        return None
    revoked = read_instant(method.get("revoked"))
    if "revoked" in method and revoked is None:
        return None
    return PublishedKey(name, public, name in asserting, revoked)
