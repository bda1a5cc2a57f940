"""Candidates' clients, opened with their cards."""

import pytest
from django.test import Client

from socle.apps.accounts.actions import issue_card
from socle.apps.people.models import Person
from tests.cast import TODAY

BIRTH = {"day": "14", "month": "7", "year": "1994"}


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
