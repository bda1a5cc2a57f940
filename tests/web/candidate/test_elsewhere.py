"""A person assessed elsewhere asks for their signed results, keeps them, and nobody else finds them."""

import json

import pytest
from django.test import Client

from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.signer.client import Signer
from tests.cast import Cast, enrol, someone
from tests.core.test_person import ALICE
from tests.hearing import file_sent, gather_bench, heard
from tests.web.candidate.conftest import another, opened
from tests.web.candidate.test_pages import FORBIDDEN, address, read

PAGE, FILE = "resultats-ailleurs/", "resultats-ailleurs.json"


@pytest.fixture
def pathway(clea: Framework, cast: Cast) -> Pathway:
    return file_sent(clea, cast.caen, person=someone(ALICE))


def test_results_are_asked_for_signed_and_kept(pathway: Pathway, signer: Signer) -> None:
    client, page = opened(pathway.person), address(pathway, PAGE)
    told = read(client, page)
    assert "Ce n’est pas le certificat CléA." in told and "CléA by Pix" in told
    assert not FORBIDDEN.search(told)
    assert page in client.get("/mon-parcours/").content.decode()
    assert client.get(address(pathway, FILE)).status_code == 404
    assert "en cours de signature" in client.post(page, follow=True).content.decode()
    publish_and_sign()
    assert "Garder mes résultats signés" in read(client, page)
    kept = client.get(address(pathway, FILE))
    badge = json.loads(kept.content)
    assert (kept["Content-Type"], badge["credentialSubject"]["source"]["name"]) == (
        "application/vc+ld+json",
        "CléA by Pix",
    )


def test_the_page_speaks_english_too(pathway: Pathway) -> None:
    client = opened(pathway.person)
    said = client.get(address(pathway, PAGE), headers={"accept-language": "en"}).content.decode()
    assert "It is not the CléA certificate." in said and "Ask for my signed results" in said


def test_the_page_stays_once_the_certificate_is_granted(
    pathway: Pathway, clea: Framework, cast: Cast
) -> None:
    heard(clea, gather_bench())
    assert address(pathway, PAGE) in opened(pathway.person).get("/mon-parcours/").content.decode()


def test_a_person_assessed_here_finds_no_such_page(clea: Framework, cast: Cast) -> None:
    own = enrol(cast, clea)
    client = opened(own.person)
    assert client.get(address(own, PAGE)).status_code == 404
    assert "resultats-ailleurs" not in client.get("/mon-parcours/").content.decode()


def test_charlie_finds_nothing(pathway: Pathway) -> None:
    charlie = another()
    assert [charlie.get(address(pathway, end)).status_code for end in (PAGE, FILE)] == [404, 404]
    assert charlie.post(address(pathway, PAGE)).status_code == 404
    assert Client().get(address(pathway, PAGE)).status_code in (302, 403, 404)
