"""The test vectors of docs/formats/credential.md; `python -m tests.core.credential.vectors` writes them."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from socle.core.credential.answers import Verification
from socle.core.credential.award import Award
from socle.core.credential.canonical import canonical_document
from socle.core.credential.contexts import CREDENTIALS_V2, OPEN_BADGES_V3
from socle.core.credential.data_integrity import hash_data, proof_options, sign_document
from socle.core.credential.did import did_document, event_bytes, key_events, key_id
from socle.core.credential.open_badge import open_badge
from socle.core.credential.shape import Publication
from socle.core.credential.trust import Trust, trust_in
from socle.core.credential.verify_badge import verify_badge
from socle.environment import home
from tests.core.credential.cast import AWARDS, CREATED, ELSEWHERE, HOST, SALT, STATEMENT
from tests.core.credential.issued import (
    AT,
    BADGE,
    KEYS,
    LIST,
    LOG,
    PLACE,
    SEEN,
    STATUS,
    badge,
    log_proof,
    sign,
    withdrawn,
)
from tests.core.credential.kept import clea, contexts
from tests.core.log.keys import FIRST, SECOND

FOLDER = home({}) / "vectors" / "credential"
WITNESSES = (FIRST.vkey, SECOND.vkey)
SEEDS = {"badge-2026": 11, "status-2026": 12, "log-2026": 13}
END = datetime(2031, 10, 2, tzinfo=UTC)
SHORT = replace(ELSEWHERE, subdomains=("3.1",))


def awards() -> list[dict[str, str]]:
    """Each record, its canonical bytes, its commitment and its line of the log."""
    return [
        {
            "canonical": award.canonical().decode(),
            "salt": SALT.hex(),
            "commitment": award.commitment(SALT).hex(),
            "entry": f"award {award.commitment(SALT).hex()}\n",
        }
        for award in AWARDS
    ]


def keys() -> dict[str, Any]:
    """The seeds of the Ed25519 keys, the DID document, and the events of their life."""
    return {
        "seeds": {name: (bytes([seed]) * 32).hex() for name, seed in SEEDS.items()},
        "did": did_document(HOST, KEYS),
        "events": [
            {"canonical": each.decode(), "entry": f"key {sha256(each).hexdigest()}\n"}
            for each in map(event_bytes, key_events(HOST, KEYS))
        ],
    }


def badges() -> list[dict[str, Any]]:
    """Each badge: unsigned, canonical, what is signed, and signed."""
    return [_badge(award) for award in (SHORT, STATEMENT)]


def _badge(award: Award) -> dict[str, Any]:
    unsigned = open_badge(award, clea(), Publication(HOST, LIST, PLACE, log_proof(award)))
    options = proof_options(key_id(HOST, BADGE), CREATED)
    words = {"@context": [CREDENTIALS_V2, OPEN_BADGES_V3]}
    return {
        "award": award.canonical().decode(),
        "unsigned": unsigned,
        "canonical": canonical_document(unsigned, contexts()),
        "canonicalOptions": canonical_document(words | options, contexts()),
        "hashData": hash_data(unsigned, options, contexts()).hex(),
        "signed": badge(award).decode(),
    }


def status() -> dict[str, Any]:
    """A signed list. Its bits are what counts: gzip may write them otherwise elsewhere."""
    places = [0, 9, PLACE, 131_071]
    return {"places": places, "list": withdrawn(*places)}


def verifications() -> dict[str, Any]:
    """Documents, whom the verifier trusts, and what it must answer."""
    cases = [_case(name, *made) for name, made in _cases().items()]
    return {
        "trust": {
            "did": did_document(HOST, KEYS),
            "witnesses": [str(each) for each in WITNESSES],
            "quorum": 2,
            "lateRegistrationDays": 92,
        },
        "cases": cases,
    }


def trusting(lists: list[dict[str, Any]], keys: Any = KEYS) -> Trust:
    return trust_in([did_document(HOST, keys)], status_lists=lists, witnesses=WITNESSES, quorum=2)


def _case(
    name: str, document: str, lists: list[dict[str, Any]], at: datetime, did: Any = None
) -> dict[str, Any]:
    found = verify_badge(document.encode(), trusting(lists, did or KEYS), contexts(), at=at)
    case = {"name": name, "document": document, "statusLists": lists, "at": at.isoformat()}
    return case | ({"did": did_document(HOST, did)} if did else {}) | answers(found)


def answers(found: Verification) -> dict[str, Any]:
    return {
        "verdict": found.verdict.value,
        "checks": {check.name: check.result.value for check in found.checks},
    }


def _cases() -> dict[str, Any]:
    """Each case by its name: the document, the lists at hand, the instant, other keys than usual."""
    genuine, free = badge(SHORT).decode(), [withdrawn()]
    late = SEEN + 100 * 86_400
    revoked = (replace(BADGE, revoked="2026-11-04"), STATUS, LOG)
    spared = (replace(BADGE, revoked="2026-11-08"), STATUS, LOG)
    long_list = [withdrawn(validUntil="2040-01-01T00:00:00Z")]
    return {
        "genuine": (genuine, free, AT),
        "the same with spaces": (json.dumps(json.loads(genuine), ensure_ascii=False, indent=2), free, AT),
        "another name": (genuine.replace("Alice Évrard", "Alice Evrard"), free, AT),
        "a word that nothing defines": (genuine[:-1] + ',"mention":"bien"}', free, AT),
        "an end hidden as an address": (_hidden_end(), free, AT),
        "signed by the issuer, not in the log": (_forged(), free, AT),
        "withdrawn": (genuine, [withdrawn(PLACE)], AT),
        "no list at hand": (genuine, [withdrawn(id=f"https://{HOST}/status/9")], AT),
        "an outdated list": (genuine, [withdrawn(validUntil="2026-11-10T07:00:00Z")], AT),
        "not yet valid": (genuine, free, datetime(2026, 11, 4, 23, 59, tzinfo=UTC)),
        "a statement": (badge(STATEMENT).decode(), free, AT),
        "a statement after its end": (badge(STATEMENT).decode(), long_list, END),
        "registered late": (badge(SHORT, seen=late).decode(), long_list, datetime(2027, 3, 1, tzinfo=UTC)),
        "decided after it was registered": (badge(SHORT, seen=SEEN - 3 * 86_400).decode(), free, AT),
        "its key revoked before it was registered": (genuine, free, AT, revoked),
        "its key revoked after it was registered": (genuine, free, AT, spared),
        "signed by the key of the lists": (badge(SHORT, badge_key=STATUS, seed=12).decode(), free, AT),
    }


def _hidden_end() -> str:
    document = json.loads(badge(STATEMENT))
    value = {"@value": document.pop("validUntil"), "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}
    return json.dumps({**document, "https://www.w3.org/2018/credentials#validUntil": value})


def _forged() -> str:
    document = copy.deepcopy(json.loads(badge(SHORT)))
    del document["proof"]
    document["awardedDate"] = "2026-11-01T00:00:00Z"
    options = proof_options(key_id(HOST, BADGE), CREATED)
    return json.dumps(sign_document(document, options, sign=sign(11), contexts=contexts()))


VECTORS: dict[str, Callable[[], Any]] = {
    "awards": awards,
    "badges": badges,
    "keys": keys,
    "status": status,
    "verifications": verifications,
}


def as_text(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in VECTORS.items():
        (FOLDER / f"{name}.json").write_text(as_text(make()), encoding="utf-8")


if __name__ == "__main__":
    main()
