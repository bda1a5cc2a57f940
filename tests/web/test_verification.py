"""Anyone checks a certificate, without an account: who issued what to whom, withdrawn, or unknown."""

import html

import pytest
from django.test import Client

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.core.certificate import grouped
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, file_sent, gather_bench, heard


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return gather_bench()


@pytest.fixture
def certificate(clea: Framework, cast: Cast, bench: Bench) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, bench)
    return awarded


def text(client: Client, code: str, status: int = 200) -> str:
    answer = client.get(f"/verifier/{code}/")
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def test_three_sentences_say_who_issued_what_to_whom_and_when(
    client: Client, certificate: Certificate
) -> None:
    said = text(client, certificate.code)
    assert "Organisme de démonstration l’a délivré à Zoéa Martina le lundi 14 décembre 2026." in said
    assert "Il n’a pas été retiré." in said
    assert "Je sais écouter" in said


def test_a_specimen_is_never_said_authentic(client: Client, certificate: Certificate) -> None:
    said = text(client, certificate.code)
    assert "Ce document est un spécimen, sans valeur." in said
    assert "authentique" not in said


def test_a_withdrawn_certificate_is_said_so_and_never_why(
    client: Client, certificate: Certificate, bench: Bench
) -> None:
    revoke_certificate(certificate, "fraud", by=bench.cecile, on=SITS_ON)
    said = text(client, certificate.code)
    assert "Ce certificat a été retiré : il n’est plus valable." in said
    assert ("raud" in said, "Je sais" in said) == (False, False)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["CLEA-2026-000001", "4Z6K0H39F4CJFK3Z6GKZEB1FSM"])
def test_an_unknown_code_is_said_unknown(client: Client, code: str) -> None:
    assert "Nous ne connaissons pas ce certificat." in text(client, code, status=404)


def test_a_code_is_typed_any_way(client: Client, certificate: Certificate) -> None:
    answer = client.get("/verifier/", {"code": grouped(certificate.code).lower()})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/verifier/{certificate.code}/")


@pytest.mark.django_db
def test_a_code_cut_short_says_what_to_do(client: Client) -> None:
    answer = client.get("/verifier/", {"code": "ABC-12"})
    assert answer.status_code == 422
    assert "recopiez-le en entier" in html.unescape(answer.content.decode())


def test_search_engines_and_caches_keep_nothing(client: Client, certificate: Certificate) -> None:
    answer = client.get(f"/verifier/{certificate.code}/")
    assert ("noindex" in answer.headers["X-Robots-Tag"], answer.headers["Cache-Control"]) == (
        True,
        "no-store",
    )


def test_the_answer_is_read_in_english(client: Client, certificate: Certificate) -> None:
    answer = client.get(f"/verifier/{certificate.code}/", headers={"accept-language": "en"})
    assert "This document is a specimen, without value." in answer.content.decode()
