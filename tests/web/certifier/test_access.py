"""Nobody but the certifier opens, or writes to, the certifier's pages."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from socle.web.certifier.urls import urlpatterns
from tests.cast import Cast, signed_in

NOBODY = UUID(int=0)
VALUES = {"public_id": NOBODY, "newer": NOBODY, "older": NOBODY, "key": 0, "slug": "clea", "verb": "validate"}
VALUES |= {"label": "2018", "evidence": NOBODY}


def address(name: str, names: tuple[str, ...]) -> str:
    return reverse(name, kwargs={each: VALUES[each] for each in names})


ADDRESSES = [address(str(each.name), tuple(each.pattern.converters)) for each in urlpatterns]


@pytest.mark.parametrize("path", ADDRESSES)
def test_charlie_and_the_body_are_refused(client: Client, cast: Cast, path: str) -> None:
    for account in (cast.charlie, cast.ada):
        signed_in(client, account)
        assert (client.get(path).status_code, client.post(path).status_code) == (403, 403)


@pytest.mark.parametrize("path", ADDRESSES)
def test_nobody_is_sent_to_sign_in(client: Client, cast: Cast, path: str) -> None:
    for answer in (client.get(path), client.post(path)):
        assert (answer.status_code, answer.headers["Location"]) == (302, reverse("account_login"))


@pytest.mark.parametrize("path", [path for path in ADDRESSES if str(NOBODY) in path or "/0/" in path])
def test_what_does_not_exist_is_not_found(cleo: Client, path: str) -> None:
    assert {cleo.get(path).status_code, cleo.post(path).status_code} <= {302, 404, 405}
