import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.accounts.actions import give_role
from socle.apps.accounts.models import Account, Membership
from socle.apps.people.models import Professional
from socle.core.roles import Role
from tests.cast import Cast, signed_in

URL = "/equipe/"
NEW = {"first_name": "Inès", "last_name": "Blanc", "email": "ines@exemple.fr", "roles": ["assessor"]}


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def team(client: Client) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """For each body, its people with their roles."""
    sections = client.get(URL).context["sections"]
    return [
        (section.body.name, [(m.name, ", ".join(label for label, _ in m.roles)) for m in section.members])
        for section in sections
    ]


@pytest.fixture
def ada(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.ada)


def role_of(account: Account) -> Membership:
    return Membership.objects.get(account=account)


def test_an_administrator_sees_their_own_body_and_its_sites(ada: Client) -> None:
    assert team(ada) == [
        (
            "Afpa",
            [
                ("Ada Martin", "Responsable d’organisme"),
                ("Bob Martin", "Évaluateur"),
                ("Dora Martin", "Évaluateur"),
                ("Tim Martin", "Formateur"),
            ],
        )
    ]
    page = text(ada.get(URL))
    assert ("73282932000074" in page, "Rennes" in page) == (True, False)


@pytest.mark.parametrize("who", ["bob", "tim"])
def test_only_an_administrator_opens_the_team(cast: Cast, client: Client, who: str) -> None:
    assert signed_in(client, getattr(cast, who)).get(URL).status_code == 403


def test_someone_new_gets_an_account_and_their_roles(ada: Client, cast: Cast) -> None:
    answer = ada.post(URL, NEW | {"body": cast.caen.body.public_id, "roles": ["assessor", "trainer"]})
    assert answer.headers["Location"] == URL
    assert ("Inès Blanc", "Évaluateur, Formateur") in team(ada)[0][1]


def test_someone_with_an_account_keeps_it(ada: Client, cast: Cast) -> None:
    said = NEW | {"body": cast.caen.body.public_id, "email": "Charlie@exemple.fr"}
    ada.post(URL, said)
    ada.post(URL, said)
    assert ("Charlie Martin", "Évaluateur") in team(ada)[0][1]
    assert not Professional.objects.filter(first_name="Inès").exists()


def test_a_form_without_a_role_or_an_address_says_what_is_missing(ada: Client, cast: Cast) -> None:
    answer = ada.post(URL, {"body": cast.caen.body.public_id, "first_name": "Inès", "email": "ines"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"last_name", "email", "roles"}
    assert 'value="Inès"' in text(answer)


def test_nobody_is_added_to_another_body(ada: Client, cast: Cast) -> None:
    answer = ada.post(URL, NEW | {"body": cast.rennes.body.public_id})
    assert (answer.status_code, Account.objects.filter(email="ines@exemple.fr").exists()) == (422, False)


def test_a_role_ends_at_the_end_of_the_day(ada: Client, cast: Cast) -> None:
    ada.post(f"/equipe/roles/{role_of(cast.bob).pk}/fin/")
    assert role_of(cast.bob).ends_on == localdate()
    assert f"jusqu’au {localdate():%d/%m/%Y}" in text(ada.get(URL))


def test_charlie_ends_no_role_of_another_body(cast: Cast, client: Client) -> None:
    answer = signed_in(client, cast.charlie).post(f"/equipe/roles/{role_of(cast.bob).pk}/fin/")
    assert (answer.status_code, role_of(cast.bob).ends_on) == (404, None)


def test_the_last_administrator_stays(ada: Client, cast: Cast) -> None:
    answer = ada.post(f"/equipe/roles/{role_of(cast.ada).pk}/fin/", follow=True)
    assert "Afpa n’aurait plus de responsable." in text(answer)
    assert role_of(cast.ada).ends_on is None


def test_an_administrator_of_two_bodies_chooses_which(ada: Client, cast: Cast) -> None:
    give_role(cast.ada, Role.ADMINISTRATOR, body=cast.rennes.body, by=None, on=localdate())
    assert [name for name, _ in team(ada)] == ["Afpa", "Greta"]
    ada.post(URL, NEW | {"body": cast.rennes.body.public_id})
    assert ("Inès Blanc", "Évaluateur") in team(ada)[1][1]


def test_a_role_that_ended_is_no_longer_shown(ada: Client, cast: Cast) -> None:
    Membership.objects.filter(account=cast.dora).update(ends_on=localdate() - timedelta(days=1))
    assert "Dora Martin" not in [name for name, _ in team(ada)[0][1]]


def test_the_team_asks_the_database_few_questions(ada: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(8):
        ada.get(URL)
