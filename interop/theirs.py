"""Badges and lists that Digital Bazaar's software issues, under a did:key."""

from typing import Any

from interop.judge import ask
from interop.material import context_documents
from socle.core.credential.contexts import CREDENTIALS_V2, OPEN_BADGES_V3
from socle.core.credential.ed25519 import public_key
from socle.core.credential.multibase import ED25519_PREFIX, multikey

SEED, OTHER_SEED = bytes(range(64, 96)), bytes(range(96, 128))
CREATED = "2026-11-05T09:30:00Z"
THEIR_LIST = "https://issuer.example/status/1"


def did_key(seed: bytes) -> str:
    return f"did:key:{multikey(ED25519_PREFIX, public_key(seed))}"


def their_badge(holder: str, **more: Any) -> dict[str, Any]:
    """A badge as others make them, before it is signed: with what ours never have, such as a result."""
    return {
        "@context": [CREDENTIALS_V2, OPEN_BADGES_V3],
        "id": "urn:uuid:0d4f6a1e-4d0b-4a55-8d0a-3a1c3d0f9b77",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": did_key(SEED), "type": ["Profile"], "name": "École d’ailleurs"},
        "validFrom": "2026-11-01T00:00:00+02:00",
        "name": "Soudure à l’arc",
        "credentialSubject": {
            "id": "did:example:holder",
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": holder, "identityType": "name"}
            ],
            "result": [{"type": ["Result"], "value": "92"}],
            "achievement": {
                "id": "https://issuer.example/achievements/welding",
                "type": ["Achievement"],
                "name": "Soudure à l’arc",
                "description": "Souder deux tôles d’acier.",
                "criteria": {"narrative": "Deux pièces jugées conformes."},
            },
        },
    } | more


def their_status(place: int) -> dict[str, Any]:
    return {
        "id": f"{THEIR_LIST}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": THEIR_LIST,
    }


def issued(*credentials: dict[str, Any], seeds: tuple[bytes, ...] = (SEED,)) -> list[dict[str, Any]]:
    """These credentials, signed by Digital Bazaar's software with each of the seeds in turn."""
    keys = [seed.hex() for seed in seeds]
    cases = [{"credential": each, "seeds": keys, "created": CREATED} for each in credentials]
    return _issued(cases)


def issued_list(*places: int) -> dict[str, Any]:
    """A status list that the same software wrote and signed, with these places withdrawn."""
    head = {"id": THEIR_LIST, "issuer": did_key(SEED), "validFrom": "2026-11-01T00:00:00Z"}
    case = {"credential": head, "seeds": [SEED.hex()], "created": CREATED, "places": list(places)}
    return _issued([case])[0]


def _issued(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = ask("issue", {"documents": context_documents(), "cases": cases})
    return told
