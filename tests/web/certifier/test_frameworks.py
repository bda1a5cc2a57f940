import re
from datetime import date

import pytest
from django.test import Client

from socle.apps.frameworks.actions import publish_version
from socle.apps.frameworks.models import Framework
from tests.apps.frameworks.test_actions import NEXT
from tests.conftest import TODAY

SAID = {
    "number": "RS5616",
    "starts_on": "2021-01-01",
    "ends_on": "2026-12-31",
    "last_delivery_on": "2027-06-30",
    "co_authors": "CFDT\n\n Medef ",
}


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def test_the_list_tells_the_step_of_each_framework(cleo: Client) -> None:
    rows = cleo.get("/referentiels/").context["rows"]
    assert [(framework.slug, state) for framework, state in rows] == [
        ("clea", "en conception"),
        ("clea-management", "en conception"),
        ("clea-numerique", "en conception"),
    ]


def test_a_version_shows_its_hash_and_how_far_its_texts_can_be_trusted(cleo: Client) -> None:
    (version,) = cleo.get("/referentiels/clea/").context["page"].versions
    assert (version.criteria, version.previous, len(version.sha256)) == (107, "", 64)
    assert re.fullmatch(r"\d+ textes? officiels?, \d+ déduits?, \d+ provisoires?", version.provenance)
    assert "aucun" not in text(cleo.get("/referentiels/clea/2018/"))
    assert "C’est la première version" in text(cleo.get("/referentiels/clea/2018/"))


def test_what_changes_between_two_versions_is_told(cleo: Client) -> None:
    changed = NEXT.replace(b"Savoir poser une question pour comprendre", b"Poser une question")
    publish_version(changed, starts_on=date(2027, 1, 1), by=None, on=TODAY)
    assert "/referentiels/clea/2027/" in text(cleo.get("/referentiels/clea/"))
    said = text(cleo.get("/referentiels/clea/2027/"))
    assert "« Savoir poser une question pour comprendre » devient « Poser une question »" in said


def test_a_framework_moves_by_its_buttons_and_nowhere_else(cleo: Client, clea: Framework) -> None:
    page = cleo.get("/referentiels/clea/").context["page"]
    assert page.steps == (("validate", "Validé par les partenaires sociaux"),)
    answer = cleo.post("/referentiels/clea/etape/validate/", follow=True)
    assert "est maintenant : validé par les partenaires sociaux" in text(answer)
    answer = cleo.post("/referentiels/clea/etape/close/", follow=True)
    assert "Cette action n’est pas possible" in text(answer)
    clea.refresh_from_db()
    assert clea.state == "validated"


def test_the_registration_is_written_and_read_again(cleo: Client, clea: Framework) -> None:
    assert cleo.post("/referentiels/clea/", SAID).status_code == 302
    clea.refresh_from_db()
    assert (clea.registration_number, clea.registered_until, clea.co_authors) == (
        "RS5616",
        date(2026, 12, 31),
        ["CFDT", "Medef"],
    )
    assert 'value="2027-06-30"' in text(cleo.get("/referentiels/clea/"))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ends_on": "2020-01-01"}, "la fin précède le début"),
        ({"starts_on": ""}, "le début manque"),
        ({"last_delivery_on": "hier"}, "Saisissez une date valide"),
    ],
)
def test_a_wrong_registration_is_refused_and_kept_on_the_form(
    cleo: Client, changed: dict[str, str], said: str
) -> None:
    answer = cleo.post("/referentiels/clea/", SAID | changed)
    assert (answer.status_code, said in text(answer), "RS5616" in text(answer)) == (422, True, True)


def test_an_unknown_framework_or_version_is_not_found(cleo: Client) -> None:
    for path in ("/referentiels/clea-or/", "/referentiels/clea/1999/"):
        assert cleo.get(path).status_code == 404
