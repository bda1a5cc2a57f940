"""Digital Bazaar's verifier accepts our badges, and refuses what was changed, withdrawn or ended."""

from pathlib import Path
from typing import Any

import pytest

from interop.judge import ask
from interop.material import BADGES, DID, NOW, STATUS_LIST, badges, documents, read, renamed
from interop.sample_signer import withdrawn
from socle.core.credential.status import encoded_list

GENUINE = {"verified": True, "withdrawn": False, "errors": []}
WITHDRAWN = {"verified": True, "withdrawn": True, "errors": []}
CHANGED = {"verified": False, "withdrawn": None, "errors": ["Verification error(s).", "Invalid signature."]}


def judged(sample: Path, *credentials: dict[str, Any], **changes: Any) -> Any:
    """What the judge says of each; `changes` are the instant (`now`) and documents put for others."""
    cases = [{"credential": each, "now": NOW} | changes for each in credentials]
    return ask("digital_bazaar", {"documents": documents(sample), "cases": cases})


@pytest.fixture(scope="module")
def genuine(sample: Path) -> dict[str, Any]:
    return dict(zip(BADGES, judged(sample, *badges(sample)), strict=True))


@pytest.mark.parametrize("name", BADGES)
def test_a_genuine_badge_is_verified_and_not_withdrawn(genuine: dict[str, Any], name: str) -> None:
    assert genuine[name] == GENUINE


def test_one_changed_letter_of_a_name_is_refused(sample: Path) -> None:
    assert judged(sample, *map(renamed, badges(sample))) == [CHANGED] * len(BADGES)


@pytest.mark.parametrize("name", ["validFrom", "validUntil", "awardedDate"])
def test_a_date_moved_by_a_second_is_refused(sample: Path, name: str) -> None:
    badge = read(sample / "001.statement.ob.json")
    moved = badge[name].replace("00Z", "01Z").replace("59Z", "58Z")
    assert judged(sample, badge | {name: moved}) == [CHANGED]


def test_a_withdrawn_badge_is_withdrawn_and_its_neighbours_are_not(sample: Path, tmp_path: Path) -> None:
    every = badges(sample)
    place = int(every[2]["credentialStatus"]["statusListIndex"])
    lists = {STATUS_LIST: withdrawn(tmp_path, place)}
    expected = [GENUINE, GENUINE, WITHDRAWN, *[GENUINE] * (len(every) - 3)]
    assert judged(sample, *every, documents=lists) == expected


def test_a_list_that_the_status_key_did_not_sign_is_refused(sample: Path, tmp_path: Path) -> None:
    badge = badges(sample)[0]
    place = int(badge["credentialStatus"]["statusListIndex"])
    made = withdrawn(tmp_path, place)
    forged = made | {"credentialSubject": made["credentialSubject"] | {"encodedList": encoded_list(())}}
    (told,) = judged(sample, badge, documents={STATUS_LIST: forged})
    assert (told["verified"], told["withdrawn"]) == (False, None)


def test_a_statement_is_refused_after_its_end(sample: Path) -> None:
    badge = read(sample / "001.statement.ob.json")
    until = badge["validUntil"]
    assert judged(sample, badge, now=until) == [GENUINE]
    (told,) = judged(sample, badge, now="2040-01-01T00:00:00Z")
    assert (told["verified"], until in " ".join(told["errors"])) == (False, True)


def test_a_key_that_the_issuer_no_longer_lists_is_refused(sample: Path) -> None:
    did = read(sample / "did.json")
    without = did | {"assertionMethod": [key for key in did["assertionMethod"] if "#badge" not in key]}
    (told,) = judged(sample, badges(sample)[0], documents={DID: without})
    assert told["verified"] is False
