"""What is judged: a sample of all that is published, and the documents that a judge may read."""

import base64
import copy
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from socle.core.credential.contexts import MULTIKEY_V1, Contexts, load_contexts
from socle.core.credential.did import did_web
from socle.core.credential.multibase import from_multikey
from socle.core.log.note import ED25519, VerifierKey
from socle.environment import home

COUNT, SEED = 6, 7
HOST = "specimen.socle.example"
DID = did_web(HOST)
STATUS_LIST = f"https://{HOST}/status/1"
# The day after the sample was signed; its statements end years later.
AT = datetime(2026, 3, 3, tzinfo=UTC)
NOW = "2026-03-03T00:00:00Z"
BADGES = tuple(f"{rank:03d}{end}.ob.json" for rank in range(1, COUNT + 1) for end in ("", ".statement"))
PAPERS = tuple(f"{rank:03d}.pdf" for rank in range(1, COUNT + 1))


@cache
def contexts() -> Contexts:
    return load_contexts(home() / "data" / "contexts")


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def context_documents() -> dict[str, Any]:
    """The contexts that we ship, by address."""
    return {url: {"@context": said} for url, said in contexts().items()}


def documents(sample: Path) -> dict[str, Any]:
    """All that a verifier of the sample may read, by address."""
    did = read(sample / "did.json")
    keys = {each["id"]: {"@context": MULTIKEY_V1} | each for each in did["verificationMethod"]}
    return context_documents() | keys | {DID: did, STATUS_LIST: read(sample / "status" / "bitstring.json")}


def badges(sample: Path) -> list[dict[str, Any]]:
    return [read(sample / name) for name in BADGES]


def renamed(badge: dict[str, Any]) -> dict[str, Any]:
    """The same badge, one letter of its holder's name changed."""
    changed = copy.deepcopy(badge)
    holder = changed["credentialSubject"]["identifier"][0]
    last = holder["identityHash"][-1]
    holder["identityHash"] = holder["identityHash"][:-1] + ("a" if last != "a" else "e")
    return changed


def seal_certificates(sample: Path) -> tuple[bytes, ...]:
    """The certificates (DER) of the seals that the issuer publishes."""
    return tuple(base64.b64decode(each["x5c"][0]) for each in read(sample / "jwks.json")["keys"])


def log_key(sample: Path) -> VerifierKey:
    """The key of the sample's log, as its DID document says it."""
    (method,) = (each for each in read(sample / "did.json")["verificationMethod"] if "#log-" in each["id"])
    return VerifierKey(f"{HOST}/log", ED25519, from_multikey(method["publicKeyMultibase"])[1])


def log_vectors(name: str) -> Any:
    return read(home() / "vectors" / "log" / f"{name}.json")
