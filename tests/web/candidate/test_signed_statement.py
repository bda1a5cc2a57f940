"""A person asks for their signed statement, keeps it, and nobody else finds it."""

import json
from dataclasses import replace

import pytest
from django.test import Client

from socle.apps.assessments.models import Assessment
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.signer.client import Signer
from tests.apps.assessments.test_statements import given_back
from tests.cast import Cast, someone
from tests.core.test_person import ALICE
from tests.hearing import status
from tests.web.candidate.conftest import opened
from tests.web.candidate.test_pages import address, read


@pytest.fixture
def assessment(clea: Framework, cast: Cast) -> Assessment:
    return given_back(cast, clea, d3="not_acquired")


def test_a_statement_is_asked_for_signed_and_kept(assessment: Assessment, signer: Signer) -> None:
    client = opened(assessment.pathway.person)
    page = address(assessment.pathway, "attestation-signee/")
    assert "Ce n’est pas le certificat CléA." in read(client, page)
    assert page in client.get("/mon-parcours/").content.decode()
    assert client.get(address(assessment.pathway, "attestation.json")).status_code == 404
    assert "en cours de signature" in client.post(page, follow=True).content.decode()
    publish_and_sign()
    assert "Garder mon attestation signée" in read(client, page)
    kept = client.get(address(assessment.pathway, "attestation.json"))
    assert (kept["Content-Type"], json.loads(kept.content)["type"][1]) == (
        "application/vc+ld+json",
        "OpenBadgeCredential",
    )


def test_with_everything_acquired_there_is_no_statement(clea: Framework, cast: Cast) -> None:
    whole = given_back(cast, clea)
    client = opened(whole.pathway.person)
    assert client.get(address(whole.pathway, "attestation-signee/")).status_code == 404


def test_charlie_finds_nothing(assessment: Assessment, cast: Cast, clea: Framework) -> None:
    stranger = given_back(
        cast, clea, someone(replace(status(1), birth_date=ALICE.birth_date)), d1="not_acquired"
    ).pathway.person
    client = opened(stranger)
    for end in ("attestation-signee/", "attestation.json"):
        assert client.get(address(assessment.pathway, end)).status_code == 404
    assert Client().get(address(assessment.pathway, "attestation-signee/")).status_code in (302, 403, 404)
