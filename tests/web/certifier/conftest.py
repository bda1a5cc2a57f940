"""Cleo works for the certifier; her pages are opened in French."""

import pytest
from django.test import Client

from socle.core.roles import Role
from tests.cast import Cast, professional, signed_in


@pytest.fixture
def cleo(cast: Cast, client: Client) -> Client:
    return signed_in(client, professional("Cleo", Role.CERTIFIER))
