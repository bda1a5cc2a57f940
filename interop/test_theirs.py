"""Our verifier accepts what Digital Bazaar's software signs, and nothing of it once a byte has changed."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from interop.material import contexts
from interop.names import generated_names
from interop.theirs import (
    OTHER_SEED,
    SEED,
    THEIR_LIST,
    did_key,
    issued,
    issued_list,
    their_badge,
    their_status,
)
from socle.core.credential.answers import Verification
from socle.core.credential.signature_check import check_signature
from socle.core.credential.trust import Trust, did_key_document, trust_in
from socle.core.credential.verify_badge import verify_badge
from socle.core.errors import UnreadableInput
from tests.core.credential.kept import oracle

AT = datetime(2026, 11, 24, tzinfo=UTC)
EVERY_YES = {"issuer": "yes", "intact": "yes", "status": "yes", "schema": "yes"}
VECTOR = "test-vectors/w3c-vc-di-eddsa"
EXAMPLES = {
    "https://www.w3.org/ns/credentials/examples/v2": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}
}


def known(*lists: dict[str, Any]) -> Trust:
    """Trust in the issuers of those keys, who publish these lists."""
    return trust_in(map(did_key_document, map(did_key, (SEED, OTHER_SEED))), status_lists=lists)


def verified(badge: dict[str, Any], trusted: Trust) -> Verification:
    return verify_badge(json.dumps(badge, ensure_ascii=False).encode(), trusted, contexts(), at=AT)


def answers(found: Verification) -> dict[str, str]:
    return {check.name: check.result.value for check in found.checks}


def test_a_badge_that_they_issue_is_valid_when_its_issuer_is_known() -> None:
    (badge,) = issued(their_badge("Alice Évrard"))
    found = verified(badge, known())
    assert (found.verdict, answers(found)) == ("valid", EVERY_YES)


def test_it_is_intact_and_its_issuer_unknown_when_nobody_vouches_for_it() -> None:
    (badge,) = issued(their_badge("Alice Évrard"))
    found = verified(badge, Trust())
    assert (found.verdict, answers(found)) == ("unknown", EVERY_YES | {"issuer": "unknown"})


def test_two_hundred_names_that_they_sign_are_read_as_they_were_signed() -> None:
    names, trusted = generated_names(200, 7), known()
    badges = issued(*map(their_badge, names))
    assert [verified(badge, trusted).verdict for badge in badges] == ["valid"] * len(names)


def test_two_proofs_must_both_hold() -> None:
    (badge,) = issued(their_badge("Alice Évrard"), seeds=(SEED, SEED))
    assert verified(badge, known()).verdict == "valid"
    first, second = badge["proof"]
    spoilt = badge | {"proof": [first, second | {"created": "2026-11-05T09:30:01Z"}]}
    assert answers(verified(spoilt, known()))["intact"] == "no"


def test_a_badge_signed_by_another_than_its_issuer_is_refused() -> None:
    (badge,) = issued(their_badge("Alice Évrard"), seeds=(OTHER_SEED,))
    assert answers(verified(badge, known())) == EVERY_YES | {"issuer": "no"}


def test_their_status_list_is_read() -> None:
    (badge,) = issued(their_badge("Alice Évrard", credentialStatus=their_status(94_567)))
    near = issued_list(94_566, 94_568)
    assert answers(verified(badge, known(near))) == EVERY_YES
    assert answers(verified(badge, known(issued_list(94_567)))) == EVERY_YES | {"status": "no"}
    assert answers(verified(badge, known())) == EVERY_YES | {"status": "unknown"}
    forged = near | {"credentialSubject": near["credentialSubject"] | {"id": f"{THEIR_LIST}#other"}}
    assert answers(verified(badge, known(forged))) == EVERY_YES | {"status": "unknown"}


def flipped(content: bytes) -> Iterable[bytes]:
    """The content with one bit of one byte changed, each byte in turn and each bit in turn."""
    for place, byte in enumerate(content):
        yield content[:place] + bytes([byte ^ 1 << place % 8]) + content[place + 1 :]


def test_no_byte_of_a_badge_that_they_issue_can_change() -> None:
    (badge,) = issued(their_badge("Alice Évrard"))
    content = json.dumps(badge, ensure_ascii=False, separators=(",", ":")).encode()
    trusted, accepted = known(), []
    assert verify_badge(content, trusted, contexts(), at=AT)["intact"].result == "yes"
    for other in flipped(content):
        try:
            found = verify_badge(other, trusted, contexts(), at=AT)
        except UnreadableInput:
            continue
        if found["intact"].result == "yes":
            accepted.append(other)
    assert accepted == []


def test_the_vector_of_the_w3c_is_intact_and_refused_once_changed() -> None:
    signed = json.loads((oracle(VECTOR) / "eddsa-rdfc-2022" / "signedDataInt.json").read_text())
    words = {**contexts(), **EXAMPLES}

    def told(document: dict[str, Any]) -> tuple[str, str]:
        found = check_signature(document, Trust(), words, not_by="status")
        return found.issuer.result.value, found.intact.result.value

    assert told(signed) == ("unknown", "yes")
    changed = [
        signed | {"name": "Alumni credential"},
        signed | {"validFrom": "2023-01-01T00:00:01Z"},
        signed | {"proof": signed["proof"] | {"created": "2023-02-24T23:36:39Z"}},
    ]
    assert [told(each) for each in changed] == [("unknown", "no")] * len(changed)
