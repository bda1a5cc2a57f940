"""Candidates' clients, opened with their cards, and one whose certificate was awarded."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from socle.apps.accounts.actions import issue_card
from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.people.models import Person
from tests.cast import TODAY, Cast, someone
from tests.core.test_person import ALICE
from tests.hearing import file_sent, gather_bench, heard

BIRTH = {"day": "14", "month": "7", "year": "1994"}
LATER = date(2027, 1, 11)


def opened(person: Person, client: Client | None = None) -> Client:
    """A browser in which this person, born on Alice's day, has opened their pages."""
    client = client or Client()
    code = issue_card(person, by=None, on=TODAY)
    answer = client.post("/c/", {"code": code, **BIRTH})
    assert answer["Location"] == "/mon-parcours/"
    return client


@pytest.fixture(autouse=True)
def french(client: Client) -> None:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"


@pytest.fixture
def certificate(clea: Framework, cast: Cast) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, gather_bench())
    return awarded


def holder(certificate: Certificate) -> Client:
    """A browser in which the holder of this certificate has opened their pages."""
    client, born = Client(headers={"accept-language": "fr"}), certificate.person.birth_date
    code = issue_card(certificate.person, by=None, on=LATER)
    client.post("/c/", {"code": code, "day": born.day, "month": born.month, "year": born.year})
    return client


def another() -> Client:
    """A browser in which another candidate has opened their pages."""
    return opened(someone(replace(ALICE, birth_name="Autre")), Client(headers={"accept-language": "fr"}))
