from datetime import date

import pytest
from django.test import Client

from socle.apps.accounts.actions import issue_card, revoke_cards
from socle.apps.people.models import Person
from socle.core.card import FAILURES_PER_ADDRESS, FAILURES_PER_CODE
from socle.web.candidate.card_form import typed_date
from tests.cast import TODAY, Cast, signed_in, someone
from tests.core.test_person import ALICE
from tests.web.candidate.conftest import BIRTH, opened


@pytest.fixture
def alice(db: None) -> Person:
    return someone(ALICE)


@pytest.fixture
def code(alice: Person) -> str:
    return issue_card(alice, by=None, on=TODAY)


def said(client: Client, typed: dict[str, str]) -> tuple[int, str]:
    answer = client.post("/c/", typed)
    return answer.status_code, answer.content.decode()


def test_a_card_and_a_birth_date_open_the_pages_for_one_hour(code: str, client: Client) -> None:
    answer = client.post("/c/", {"code": code, **BIRTH})
    assert (answer.status_code, answer["Location"]) == (302, "/mon-parcours/")
    assert client.session.get_expiry_age() == 3600


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("14", "07", "94"), (" 14 ", "juillet", "1994"), ("14", "July", "1994"), ("14", "JUIL.", "1994")],
)
def test_the_birth_date_is_read_however_it_is_typed(
    code: str, client: Client, day: str, month: str, year: str
) -> None:
    typed = {"code": f" {code[:5].lower()} {code[5:]}", "day": day, "month": month, "year": year}
    assert client.post("/c/", typed).status_code == 302


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("1er", "8", "2005"), date(2005, 8, 1)),
        (("29", "février", "96"), date(1996, 2, 29)),
        (("3", "août", "05"), date(2005, 8, 3)),
        (("31", "2", "1994"), None),
        (("", "", ""), None),
        (("le 3", "8", "1994"), None),
        (("3", "13", "1994"), None),
    ],
)
def test_a_date_that_does_not_exist_is_not_read(typed: tuple[str, str, str], read: date | None) -> None:
    assert typed_date(*typed) == read


def test_a_wrong_birth_date_is_refused_and_says_what_to_do(code: str, client: Client) -> None:
    status, page = said(client, {"code": code, **BIRTH, "year": "1995"})
    assert status == 422
    assert (
        "Ce code et cette date ne vont pas ensemble. Vérifiez-les, ou appelez le numéro de la carte." in page
    )
    assert code in page


def test_a_code_cut_short_is_told_before_anything_is_tried(code: str, client: Client) -> None:
    status, page = said(client, {"code": code[:9], **BIRTH})
    assert (status, "Ce code n’est pas entier." in page) == (422, True)


def test_a_birth_date_left_empty_is_asked_again(code: str, client: Client) -> None:
    status, page = said(client, {"code": code})
    assert (status, "Écrivez le jour, le mois et l’année de votre naissance" in page) == (422, True)


def test_a_revoked_card_opens_nothing_and_closes_what_it_had_opened(alice: Person, client: Client) -> None:
    opened(alice, client)
    revoke_cards(alice, by=None, on=TODAY)
    assert client.get("/mon-parcours/")["Location"] == "/c/"


def test_a_new_card_replaces_the_former_one(alice: Person, code: str, client: Client) -> None:
    issue_card(alice, by=None, on=TODAY)
    assert said(client, {"code": code, **BIRTH})[0] == 422


def test_too_many_tries_on_a_card_wait_even_with_the_right_date(code: str, client: Client) -> None:
    for _ in range(FAILURES_PER_CODE):
        said(client, {"code": code, **BIRTH, "day": "15"})
    status, page = said(client, {"code": code, **BIRTH})
    assert (status, "Attendez quinze minutes" in page) == (429, True)


def test_too_many_tries_from_one_address_wait_whatever_the_card(code: str, client: Client) -> None:
    for number in range(FAILURES_PER_ADDRESS):
        said(client, {"code": f"AAAAAAAA{'ABCDEF'[number // 6]}{'ABCDEF'[number % 6]}", **BIRTH})
    assert said(client, {"code": code, **BIRTH})[0] == 429


def test_the_qr_code_of_the_card_fills_the_code_in(code: str, client: Client) -> None:
    assert f'value="{code[:5]}-{code[5:]}"' in client.get(f"/c/{code}/").content.decode()


@pytest.mark.parametrize("path", ["/c/", "/c/ABCDEFGHJK/", "/mon-parcours/"])
def test_no_copy_is_kept_and_the_address_is_told_to_nobody(alice: Person, client: Client, path: str) -> None:
    answer = opened(alice, client).get(path)
    kept = (answer["Cache-Control"], answer["Referrer-Policy"], answer["X-Robots-Tag"])
    assert kept == ("no-store", "strict-origin", "noindex, nofollow")


def test_opening_a_card_leaves_the_former_session_behind(cast: Cast, code: str, client: Client) -> None:
    signed_in(client, cast.bob)
    before = client.session.session_key
    client.post("/c/", {"code": code, **BIRTH})
    assert client.session.session_key != before
    assert client.get("/aujourdhui/").status_code == 403


def test_j_ai_fini_closes_the_pages_on_this_device(alice: Person, client: Client) -> None:
    opened(alice, client)
    assert "J’ai fini" in client.get("/mon-parcours/").content.decode()
    page = client.post("/j-ai-fini/", follow=True).content.decode()
    assert "vos pages sont fermées sur cet appareil" in page
    assert client.get("/mon-parcours/")["Location"] == "/c/"


def test_the_page_is_read_in_english(db: None, client: Client) -> None:
    page = client.get("/c/", headers={"accept-language": "en"}).content.decode()
    assert "Open your pathway" in page
