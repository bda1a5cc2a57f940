"""The addresses that a signed badge cites lead somewhere, for as long as the badge lives."""

import json

import pytest
from django.test import Client

from socle.apps.credentials.actions import new_salt, record_awards
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Version
from socle.signer.client import Signer
from tests.apps.credentials.conftest import award
from tests.signing import ADDRESS


def test_every_address_of_a_badge_is_a_page_that_has_its_anchor(
    shipped: list[Version], signer: Signer, client: Client
) -> None:
    (credential,) = record_awards([award()], [new_salt()])
    publish_and_sign()
    credential.refresh_from_db()
    achievement = json.loads(credential.badge)["credentialSubject"]["achievement"]
    cited = [each["id"] for each in achievement["alignment"]]
    cited += [achievement["id"], achievement["criteria"]["id"]]
    broken = []
    for address in cited:
        page, _, anchor = address.removeprefix(ADDRESS).partition("#")
        answer = client.get(page)
        if answer.status_code != 200 or (anchor and f'id="{anchor}"' not in answer.content.decode()):
            broken.append(address)
    assert (len(cited), broken) == (37, [])


@pytest.mark.parametrize("path", ["attestations", "acquis-ailleurs"])
def test_what_is_not_the_certificate_says_so(shipped: list[Version], client: Client, path: str) -> None:
    said = client.get(f"/{path}/clea/2018").content.decode()
    assert "Ceci n’est pas le certificat CléA." in said


def test_an_unknown_version_is_not_there(shipped: list[Version], client: Client) -> None:
    assert client.get("/certificats/clea/1999").status_code == 404
