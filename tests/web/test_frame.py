import re

import pytest
from django.test import Client

from socle.apps.frameworks.models import Framework
from tests.cast import TODAY, Cast, enrol, signed_in
from tests.web.candidate.conftest import opened

KEYS = '<a href="/compte/2fa/"'


@pytest.mark.parametrize("who", ["ada", "bob", "tim", "charlie"])
def test_a_professional_finds_their_keys_from_every_page(cast: Cast, client: Client, who: str) -> None:
    signed_in(client, getattr(cast, who))
    assert KEYS in client.get("/aujourdhui/").content.decode()
    here = client.get("/compte/2fa/").content.decode()
    assert f'{KEYS} aria-current="page">Ma connexion</a>' in here


def test_neither_visitors_nor_candidates_are_shown_keys(cast: Cast, clea: Framework, client: Client) -> None:
    assert KEYS not in client.get("/").content.decode()
    alice = enrol(cast, clea, on=TODAY)
    assert KEYS not in opened(alice.person).get("/mon-parcours/").content.decode()


def test_the_part_of_the_site_one_is_in_is_marked(cast: Cast, client: Client) -> None:
    signed_in(client, cast.ada)
    marked = {
        path: re.findall(r'aria-current="(\w+)">([^<]+)', client.get(path).content.decode())
        for path in ("/candidats/", "/candidats/nouveau/")
    }
    assert marked == {
        "/candidats/": [("page", "Candidats")],
        "/candidats/nouveau/": [("true", "Candidats")],
    }
