import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from socle.apps.legacy.models import LegacyCertificate, TakeOver
from socle.core.roles import Role
from socle.web.legacy import listing
from tests.apps.legacy.test_take_over import take
from tests.cast import Cast, professional, signed_in
from tests.core.exchange.legacy.files import ALICE, BOB, history


@pytest.fixture
def cleo(client: Client, cast: Cast) -> Client:
    take(history(ALICE, BOB))
    found: Client = signed_in(client, professional("Cleo", Role.CERTIFIER))
    return found


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def address() -> str:
    return f"/certificats-repris/{LegacyCertificate.objects.get(number='2017-14-0042').public_id}/"


def test_the_search_of_certificates_leads_to_those_of_before(cleo: Client) -> None:
    found = text_of(cleo.get("/certificats-delivres/?cherche=2017-14-0042"))
    assert "1 certificat d’avant cette plateforme correspond aussi" in found
    assert 'href="/certificats-repris/?cherche=2017-14-0042"' in found
    assert "d’avant cette plateforme correspond" not in text_of(
        cleo.get("/certificats-delivres/?cherche=9999")
    )


def test_a_certificate_of_before_is_found_by_number_name_and_state(cleo: Client) -> None:
    listed = {
        asked: [
            name
            for name in ("Alice Lefèvre", "Bob Martin")
            if name in text_of(cleo.get("/certificats-repris/", asked_of(asked)))
        ]
        for asked in ("", "cherche=lefevre", "cherche=2017-14-0043", "etat=retire", "certificat=clea")
    }
    assert listed == {
        "": ["Alice Lefèvre", "Bob Martin"],
        "cherche=lefevre": ["Alice Lefèvre"],
        "cherche=2017-14-0043": ["Bob Martin"],
        "etat=retire": [],
        "certificat=clea": ["Alice Lefèvre", "Bob Martin"],
    }


def test_a_page_goes_on_after_the_last_row_shown(
    cleo: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(listing, "ON_A_PAGE", 1)
    first = text_of(cleo.get("/certificats-repris/?certificat=clea"))
    (following,) = re.findall(r'href="\?(certificat=clea&amp;apres=[^"]+)" rel="next"', first)
    with django_assert_num_queries(7):
        second = text_of(cleo.get(f"/certificats-repris/?{following.replace('&amp;', '&')}"))
    shown = [[name for name in ("Alice Lefèvre", "Bob Martin") if name in text] for text in (first, second)]
    assert sorted(shown) == [["Alice Lefèvre"], ["Bob Martin"]]
    assert ('rel="next"' in second, "Revenir au début" in second) == (False, True)
    lost = text_of(cleo.get("/certificats-repris/?certificat=clea&apres=rien"))
    assert shown[0][0] in lost


def asked_of(asked: str) -> dict[str, str]:
    name, _, value = asked.partition("=")
    return {name: value} if name else {}


def test_its_page_says_what_it_is_and_where_it_comes_from(cleo: Client) -> None:
    text = text_of(cleo.get(address()))
    told = (
        "Alice Lefèvre",
        "COPANEF",
        "COPAREF Normandie",
        "21/06/2017",
        "Afpa Caen, Caen",
        "2 de certificates.csv",
    )
    assert [fact for fact in told if fact not in text] == []
    assert TakeOver.objects.get().certificates_sha256 in text


def test_the_certifier_withdraws_it_with_its_reason(cleo: Client) -> None:
    assert cleo.post(address(), {"reason": "fraud"}).status_code == 422
    answer = cleo.post(address(), {"reason": "fraud", "confirmed": "on"}, follow=True)
    assert "Le certificat 2017-14-0042 est retiré." in text_of(answer)
    assert "Fraude établie" in text_of(answer)


def test_charlie_sees_none_of_them(cleo: Client, cast: Cast) -> None:
    charlie = signed_in(Client(), cast.charlie)
    assert [charlie.get(page).status_code for page in ("/certificats-repris/", address())] == [403, 403]


def test_the_public_learns_nothing_from_the_number_of_a_legacy_paper(cleo: Client) -> None:
    for page in ("/verifier/2017-14-0042/", "/verifier/?code=2017-14-0042"):
        assert "Lefèvre" not in text_of(Client().get(page, follow=True))


def test_the_page_that_checks_certificates_says_that_older_papers_have_no_code(cleo: Client) -> None:
    text = text_of(Client().get("/verifier/"))
    assert "Un certificat ancien, délivré avant ce site, n’a pas de code." in text
