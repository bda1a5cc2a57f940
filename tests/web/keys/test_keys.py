import re

import pytest
from django.core import mail
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from socle.apps.accounts.models import Account
from socle.apps.api_keys.models import Key, Secret
from socle.apps.api_keys.tasks import tell_of_key
from socle.core.roles import Role
from tests.api.conftest import caller, key_of
from tests.cast import Cast, professional, signed_in

URL = "/logiciels/"


def made_for(client: Client, account: Account) -> str:
    """The secret of a key made on the page in the name of that account."""
    said = {"name": "Dossiers", "membership": account.memberships.get().pk, "days": 90}
    page = client.post(URL, said).content.decode()
    return re.findall(r"socle_cle_[0-9a-f]{64}", page)[0]


@pytest.fixture
def ada(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.ada)


def test_an_administrator_makes_a_key_that_is_shown_once(cast: Cast, ada: Client) -> None:
    secret = made_for(ada, cast.bob)
    assert caller(secret)("GET", "pathways").status_code == 200
    page = ada.get(URL).content.decode()
    assert (secret in page, secret[:16] in page, "Bob Martin, évaluateur, Afpa" in page) == (
        False,
        True,
        True,
    )


def test_whoever_a_key_acts_for_is_told(cast: Cast, ada: Client) -> None:
    made_for(ada, cast.ada)
    assert not ProcrastinateJob.objects.filter(task_name="tell_of_key").exists()
    made_for(ada, cast.bob)
    (job,) = ProcrastinateJob.objects.filter(task_name="tell_of_key")
    tell_of_key(**job.args)
    assert [(m.to, "agir en votre nom" in m.body) for m in mail.outbox] == [(["bob@exemple.fr"], True)]


def test_a_key_is_renewed_then_ended(cast: Cast, ada: Client) -> None:
    former = made_for(ada, cast.bob)
    key = Key.objects.get()
    page = ada.post(f"{URL}{key.public_id}/nouvelle/", {"days": 365}).content.decode()
    (new,) = re.findall(r"socle_cle_[0-9a-f]{64}", page)
    assert [caller(each)("GET", "frameworks").status_code for each in (former, new)] == [200, 200]
    ada.post(f"{URL}{key.public_id}/fin/")
    assert [caller(each)("GET", "frameworks").status_code for each in (former, new)] == [401, 401]
    assert "Terminée le" in ada.get(URL).content.decode()


def test_charlie_neither_sees_nor_ends_the_keys_of_another_body(cast: Cast, client: Client) -> None:
    key_of(cast.ada, Role.ADMINISTRATOR)
    key, charlie = Key.objects.get(), signed_in(client, cast.charlie)
    assert "socle_cle_" not in charlie.get(URL).content.decode()
    answers = [charlie.post(f"{URL}{key.public_id}/{verb}/", {"days": 90}) for verb in ("nouvelle", "fin")]
    assert [answer.status_code for answer in answers] == [404, 404]
    said = {"name": "Dossiers", "membership": cast.bob.memberships.get().pk, "days": 90}
    assert charlie.post(URL, said).status_code == 422
    assert (Key.objects.count(), Secret.objects.count()) == (1, 1)


def test_the_certifier_makes_the_certifier_s_keys_alone(cast: Cast, client: Client) -> None:
    cleo = signed_in(client, professional("Cleo", Role.CERTIFIER))
    secret = made_for(cleo, Account.objects.get(email="cleo@exemple.fr"))
    assert caller(secret)("GET", "certificates").status_code == 200
    said = {"name": "Dossiers", "membership": cast.bob.memberships.get().pk, "days": 90}
    assert cleo.post(URL, said).status_code == 422
