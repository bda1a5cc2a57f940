"""The vectors of docs/formats/credential.md, by which others write a verifier, are what our peers compute."""

import json
from hashlib import sha256
from typing import Any

import pytest

from interop.judge import ask
from interop.material import context_documents, read
from socle.core.credential.status import encoded_list
from socle.environment import home

FOLDER = home() / "vectors" / "credential"
BADGES = read(FOLDER / "badges.json")


def options(signed: dict[str, Any]) -> dict[str, Any]:
    """What a proof says before its value, with the meaning that the document gives to its words."""
    said = {name: value for name, value in signed["proof"].items() if name != "proofValue"}
    return {"@context": signed["@context"], **said}


@pytest.mark.parametrize("vector", BADGES, ids=range(len(BADGES)))
def test_the_canonical_forms_and_what_is_signed(vector: dict[str, Any]) -> None:
    signed = json.loads(vector["signed"])
    unsigned = {name: value for name, value in signed.items() if name != "proof"}
    cases = [options(signed), unsigned, vector["unsigned"]]
    proof, document, again = ask("canonical", {"documents": context_documents(), "cases": cases})
    assert (document, document) == (again, sha256(vector["canonical"].encode()).hexdigest())
    assert proof == sha256(vector["canonicalOptions"].encode()).hexdigest()
    assert proof + document == vector["hashData"]


def test_the_records_that_the_badges_say() -> None:
    told = ask("record", {"badges": [json.loads(each["signed"]) for each in BADGES]})
    assert [each["record"] for each in told] == [each["award"] for each in BADGES]


def test_the_lines_of_the_awards() -> None:
    awards = read(FOLDER / "awards.json")
    asked = [{"type": "award", "content": each["canonical"], "salt": each["salt"]} for each in awards]
    told = ask("log", {"lines": asked})["lines"]
    assert [each["entry"] for each in told] == [each["entry"] for each in awards]
    assert [f"award {each['commitment']}\n" for each in awards] == [each["entry"] for each in awards]


def test_the_places_set_in_a_status_list() -> None:
    vector = read(FOLDER / "status.json")
    ours = [
        vector["list"]["credentialSubject"]["encodedList"],
        encoded_list(()),
        encoded_list((7, 8, 131_070)),
    ]
    assert ask("status_list", {"lists": ours}) == [
        {"length": 131_072, "places": vector["places"]},
        {"length": 131_072, "places": []},
        {"length": 131_072, "places": [7, 8, 131_070]},
    ]
