"""Every address × every role: who may open what, as `access.toml` tells."""

import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from socle.apps.accounts.actions import issue_card
from socle.apps.accounts.models import Card
from socle.apps.people.actions import register_person
from socle.core.jury import College
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import CARD_KEY
from tests.cast import TODAY, Cast, professional, signed_in
from tests.core.test_person import ALICE

TABLE = tomllib.loads((Path(__file__).parent / "access.toml").read_text(encoding="utf-8"))
WHO: dict[str, frozenset[str]] = dict.fromkeys(TABLE["everyone"], frozenset(Role) | {"nobody"}) | {
    name: frozenset(pages["roles"]) for pages in TABLE["pages"] for name in pages["names"]
}
EXAMPLES = {"UUID": uuid.UUID(int=0), "Int": 999, "Slug": "clea", "String": "ABC", "Path": "checkpoint"}


def pages(resolver: URLResolver) -> Iterator[URLPattern]:
    """Ours: the account's own pages are the package's, and refuse by themselves whoever is not signed in."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern)
        elif pattern.callback.__module__.startswith("socle.web") and pattern.name:
            yield pattern


PATTERNS = {pattern.name: pattern for pattern in pages(get_resolver())}


def address(name: str) -> str:
    kinds = PATTERNS[name].pattern.converters
    values = {key: EXAMPLES[type(kind).__name__.removesuffix("Converter")] for key, kind in kinds.items()}
    return reverse(name, kwargs=values)


@pytest.fixture
def clients(cast: Cast) -> dict[str, Client]:
    """One browser per role, and one of nobody."""
    accounts = {
        Role.ADMINISTRATOR: cast.ada,
        Role.ASSESSOR: cast.bob,
        Role.TRAINER: cast.tim,
        Role.CERTIFIER: professional("Cleo", Role.CERTIFIER),
        Role.SECRETARY: professional("Sam", Role.SECRETARY),
        Role.JUROR: professional("Eve", Role.JUROR, college=College.EMPLOYERS),
        Role.RESEARCHER: professional("Rosa", Role.RESEARCHER),
    }
    signed = {role: signed_in(Client(), account) for role, account in accounts.items()}
    return {**signed, Role.CANDIDATE: with_a_card(), "nobody": Client()}


def with_a_card() -> Client:
    person = register_person(ALICE, places=scheme().places, by=None, on=TODAY)
    issue_card(person, by=None, on=TODAY)
    client = Client()
    session = client.session
    session[CARD_KEY] = Card.objects.get(person=person).pk
    session.save()
    return client


def test_the_table_names_every_page() -> None:
    assert sorted(WHO) == sorted(PATTERNS)


def test_nobody_opens_a_page_of_another_role(clients: dict[str, Client]) -> None:
    entered = {
        (name, role)
        for name in PATTERNS
        for role, client in clients.items()
        if is_in(client.get(address(name)))
    }
    assert entered == {(name, role) for name, who in WHO.items() for role in who}


def is_in(answer: object) -> bool:
    """Not refused, nor sent to the entrance."""
    place = answer.headers.get("Location", "")
    return answer.status_code != 403 and not place.startswith((reverse("account_login"), reverse("card")))
