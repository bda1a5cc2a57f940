"""The vectors that another implementation is written against: they are what our code makes and accepts."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

import pytest

from socle.core.credential.award import read_award
from socle.core.credential.data_integrity import is_document_signed
from socle.core.credential.ed25519 import public_key
from socle.core.credential.reading import read_badge
from socle.core.credential.status import decoded_list, is_set
from socle.core.credential.trust import trust_in
from socle.core.credential.verify_badge import verify_badge
from socle.core.log.note import read_vkey
from tests.core.credential.kept import contexts
from tests.core.credential.vectors import FOLDER, VECTORS, answers, as_text

# gzip may write the same bits otherwise elsewhere: what holds lists is checked by what it says.
EXACT = ("awards", "badges", "keys")


def vectors(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXACT)
def test_the_vectors_are_still_those_of_the_code(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == as_text(VECTORS[name]())


def test_there_is_no_vector_that_nothing_checks() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(VECTORS)


def test_the_commitments_follow_from_the_records() -> None:
    for made in vectors("awards"):
        assert read_award(json.loads(made["canonical"])).canonical().decode() == made["canonical"]
        commitment = sha256(bytes.fromhex(made["salt"]) + made["canonical"].encode()).hexdigest()
        assert (made["commitment"], made["entry"]) == (commitment, f"award {commitment}\n")


def test_the_keys_and_their_events_follow_from_the_seeds() -> None:
    made = vectors("keys")
    named = {
        each["id"].split("#")[1]: each["publicKeyMultibase"] for each in made["did"]["verificationMethod"]
    }
    trust = trust_in([made["did"]])
    for name, seed in made["seeds"].items():
        known = trust.issuers[made["did"]["id"]].keys[f"{made['did']['id']}#{name}"]
        assert known.public == public_key(bytes.fromhex(seed))
    named = [each["id"].split("#")[1] for each in made["did"]["verificationMethod"]]
    assert sorted(named) == sorted(made["seeds"])
    for each in made["events"]:
        assert each["entry"] == f"key {sha256(each['canonical'].encode()).hexdigest()}\n"


def test_what_is_signed_is_the_two_hashes_and_the_badge_says_its_award() -> None:
    for made in vectors("badges"):
        hashes = [sha256(made[name].encode()).hexdigest() for name in ("canonicalOptions", "canonical")]
        assert made["hashData"] == "".join(hashes)
        signed = json.loads(made["signed"])
        seed = bytes.fromhex(vectors("keys")["seeds"]["badge-2026"])
        key = public_key(seed)
        assert is_document_signed(signed, signed["proof"], key=key, contexts=contexts())
        assert read_badge(signed).award.canonical().decode() == made["award"]
        assert signed == {**made["unsigned"], "proof": signed["proof"]}


def test_the_list_has_its_places_set_and_no_other() -> None:
    made = vectors("status")
    bits = decoded_list(made["list"]["credentialSubject"]["encodedList"])
    assert [place for place in range(len(bits) * 8) if is_set(bits, place)] == made["places"]
    seed = bytes.fromhex(vectors("keys")["seeds"]["status-2026"])
    key = public_key(seed)
    assert is_document_signed(made["list"], made["list"]["proof"], key=key, contexts=contexts())


def test_a_verifier_answers_as_the_vectors_say() -> None:
    made = vectors("verifications")
    for case in made["cases"]:
        trust = trust_in(
            [case.get("did", made["trust"]["did"])],
            status_lists=case["statusLists"],
            witnesses=[read_vkey(each) for each in made["trust"]["witnesses"]],
            quorum=made["trust"]["quorum"],
            late_registration_days=made["trust"]["lateRegistrationDays"],
        )
        at = datetime.fromisoformat(case["at"])
        found = verify_badge(case["document"].encode(), trust, contexts(), at=at)
        said = {name: case[name] for name in ("verdict", "checks")}
        assert (case["name"], answers(found)) == (case["name"], said)
