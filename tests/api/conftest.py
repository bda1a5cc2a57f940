"""Keys of the cast: Bob's and Ada's software at Caen, Charlie's at Rennes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import now

from socle.apps.accounts.models import Account, Membership
from socle.apps.api_keys.actions import make_key
from socle.core.roles import Role
from tests.cast import Cast, professional

ROOT = "/api/v1"
Call = Callable[..., HttpResponse]


def key_of(account: Account, role: Role, *, only_reads: bool = False) -> str:
    membership = Membership.objects.get(account=account, role=role)
    return make_key(membership, "Logiciel", days=90, only_reads=only_reads, by=account.pk, at=now()).secret


def caller(secret: str) -> Call:
    """Software that calls the API with this key or token."""

    def call(method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        content = "" if body is None else json.dumps(body)
        named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        return Client().generic(
            method,
            path if path.startswith("/") else f"{ROOT}/{path}",
            content,
            content_type="application/json",
            HTTP_AUTHORIZATION=f"Bearer {secret}",
            **named,
        )

    return call


@pytest.fixture
def bob(cast: Cast) -> Call:
    return caller(key_of(cast.bob, Role.ASSESSOR))


@pytest.fixture
def ada(cast: Cast) -> Call:
    return caller(key_of(cast.ada, Role.ADMINISTRATOR))


@pytest.fixture
def tim(cast: Cast) -> Call:
    return caller(key_of(cast.tim, Role.TRAINER))


@pytest.fixture
def charlie(cast: Cast) -> Call:
    return caller(key_of(cast.charlie, Role.ASSESSOR))


@pytest.fixture
def cleo(cast: Cast) -> Call:
    return caller(key_of(professional("Cleo", Role.CERTIFIER), Role.CERTIFIER))
