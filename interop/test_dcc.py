"""The verifier of the Digital Credentials Consortium, which finds the issuer's keys and lists by itself."""

from pathlib import Path
from typing import Any

import pytest

from interop.judge import ask
from interop.material import BADGES, HOST, STATUS_LIST, badges, read, renamed
from interop.sample_signer import withdrawn

DID_ADDRESS = f"https://{HOST}/.well-known/did.json"
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
GENUINE = {
    "valid_signature": True,
    "expiration": True,
    "revocation_status": True,
    # No registry of issuers is given to this judge.
    "registered_issuer": False,
}


def judged(sample: Path, *credentials: dict[str, Any], **changed: Any) -> Any:
    """What the judge says of each; `changed` are the status list or the DID document put for ours."""
    served = {DID_ADDRESS: read(sample / "did.json"), STATUS_LIST: read(sample / "status" / "bitstring.json")}
    cases = [{"credential": each} for each in credentials]
    return ask("dcc", {"documents": served | changed, "cases": cases})


@pytest.fixture(scope="module")
def genuine(sample: Path) -> dict[str, Any]:
    return dict(zip(BADGES, judged(sample, *badges(sample)), strict=True))


@pytest.mark.parametrize("name", BADGES)
def test_a_genuine_badge_passes_every_step(genuine: dict[str, Any], name: str) -> None:
    assert (genuine[name]["log"], genuine[name]["errors"]) == (GENUINE, [])


def test_it_asks_for_our_keys_our_list_and_the_schema_and_nothing_else(genuine: dict[str, Any]) -> None:
    asked = {url for told in genuine.values() for url in told["fetched"]}
    assert asked == {DID_ADDRESS, STATUS_LIST, SCHEMA}


def test_one_changed_letter_of_a_name_is_refused(sample: Path) -> None:
    told = judged(sample, *map(renamed, badges(sample)))
    assert [(each["log"], each["errors"]) for each in told] == [({}, ["invalid_signature"])] * len(BADGES)


def test_a_withdrawn_badge_is_withdrawn_and_its_neighbours_are_not(sample: Path, tmp_path: Path) -> None:
    every = badges(sample)
    place = int(every[2]["credentialStatus"]["statusListIndex"])
    told = judged(sample, *every, **{STATUS_LIST: withdrawn(tmp_path, place)})
    expected = [GENUINE, GENUINE, GENUINE | {"revocation_status": False}, *[GENUINE] * (len(every) - 3)]
    assert [each["log"] for each in told] == expected


def test_without_the_status_list_the_step_is_an_error_and_not_a_yes(sample: Path) -> None:
    (told,) = judged(sample, badges(sample)[0], **{STATUS_LIST: {"error": "unavailable"}})
    assert (told["log"]["valid_signature"], told["log"]["revocation_status"]) == (True, "status_list_error")


def test_without_our_keys_nothing_is_verified(sample: Path) -> None:
    (told,) = judged(sample, badges(sample)[0], **{DID_ADDRESS: {"error": "unavailable"}})
    assert (told["log"], told["errors"]) == ({}, ["invalid_signature"])
