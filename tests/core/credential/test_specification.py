"""docs/formats/credential.md says what the code does."""

import re
from typing import Any

import pytest

from socle.core.credential.answers import Result
from socle.core.credential.award import FIELDS, Award, Kind
from socle.core.credential.open_badge import WORDS, open_badge
from socle.environment import home
from tests.core.credential.cast import AWARDS, PUBLICATION
from tests.core.credential.issued import badge, verified
from tests.core.credential.kept import clea
from tests.core.credential.vectors import VECTORS

PAGE = (home({}) / "docs" / "formats" / "credential.md").read_text(encoding="utf-8")
PLACES = dict(re.findall(r"^\| `(\w+)` \| .*? \| `([\w.\[\]]+)` \|$", PAGE, re.MULTILINE))


def at(document: Any, path: str) -> Any:
    for step in path.replace("[0]", ".0").split("."):
        document = document[0] if step == "0" else document.get(step, "")
        if document == "":
            return ""
    return document


def test_the_page_gives_each_field_of_the_record_its_place() -> None:
    assert tuple(PLACES) == FIELDS


@pytest.mark.parametrize("award", AWARDS, ids=lambda award: award.kind)
def test_each_field_lies_where_the_page_says(award: Award) -> None:
    document = open_badge(award, clea(), PUBLICATION)
    found = {name: at(document, place) for name, place in PLACES.items()}
    record: dict[str, Any] = award.record()
    words = WORDS[award.kind]
    expected = record | {
        "kind": words.type,
        "framework": f"https://{PUBLICATION.host}/{words.path}/{award.framework}/{award.version}",
        "title": words.name + award.title,
        "decided": f"{award.decided}T00:00:00Z",
        "issued": f"{award.issued}T00:00:00Z",
        "until": f"{award.until}T23:59:59Z" if award.until else "",
        "specimen": ["specimen"],
    }
    found["subdomains"] = [
        each["targetCode"] for each in found["subdomains"] if each["targetType"] == "ceasn:Competency"
    ]
    assert found == expected


def test_the_page_names_every_kind_and_every_file_of_vectors() -> None:
    for kind in Kind:
        assert f"`{kind}`" in PAGE
        assert f"`{WORDS[kind].type}`" in PAGE
    for name in VECTORS:
        assert f"| `{name}.json` |" in PAGE


def test_the_page_names_every_check_and_every_answer() -> None:
    for check in verified(badge(AWARDS[0])).checks:
        assert f"| `{check.name}` |" in PAGE
    for result in Result:
        assert f"« {result} »" in PAGE
