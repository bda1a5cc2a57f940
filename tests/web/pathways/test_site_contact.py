import re

import pytest
from django.test import Client

from socle.apps.journal.models import Entry
from socle.apps.organisations.models import Site
from socle.core.roles import Role
from tests.cast import Cast, professional, signed_in

SAID = {"street": "4 avenue de Paris", "phone": "02 31 00 00 00"}


def address(site: Site) -> str:
    return f"/equipe/etablissements/{site.public_id}/"


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def test_an_administrator_corrects_a_site_of_their_body(cast: Cast, client: Client) -> None:
    signed_in(client, cast.ada)
    assert f'href="{address(cast.caen)}"' in text(client.get("/equipe/"))
    said = text(client.post(address(cast.caen), SAID, follow=True))
    assert "L’adresse et le téléphone de Afpa Caen sont à jour." in said
    assert "4 avenue de Paris, 14000 Caen · 02 31 00 00 00" in said
    assert Entry.objects.get(subject="organisations.site", verb="correct").actor_id == cast.ada.pk


def test_the_certifier_corrects_any_site_and_comes_back_to_its_body(cast: Cast, client: Client) -> None:
    signed_in(client, professional("Cleo", Role.CERTIFIER))
    body = f"/organismes/{cast.rennes.body.public_id}/"
    assert f'href="{address(cast.rennes)}"' in text(client.get(body))
    assert client.post(address(cast.rennes), SAID).headers["Location"] == body
    assert Site.objects.get(pk=cast.rennes.pk).phone == "02 31 00 00 00"


def test_charlie_corrects_no_site_of_another_body(cast: Cast, client: Client) -> None:
    signed_in(client, cast.charlie)
    answers = (client.get(address(cast.caen)), client.post(address(cast.caen), SAID))
    assert [answer.status_code for answer in answers] == [404, 404]
    assert Site.objects.get(pk=cast.caen.pk).phone == ""


@pytest.mark.parametrize("who", ["bob", "tim"])
def test_only_an_administrator_corrects_a_site(cast: Cast, client: Client, who: str) -> None:
    assert signed_in(client, getattr(cast, who)).post(address(cast.caen), SAID).status_code == 403


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": "zéro deux"}, "Écrivez le numéro avec des chiffres"),
        ({"street": ""}, "Ce champ est obligatoire."),
    ],
)
def test_a_wrong_phone_or_an_empty_street_is_refused_on_its_field(
    cast: Cast, client: Client, wrong: dict[str, str], said: str
) -> None:
    answer = signed_in(client, cast.ada).post(address(cast.caen), SAID | wrong)
    assert (answer.status_code, list(answer.context["form"].errors), said in text(answer)) == (
        422,
        list(wrong),
        True,
    )
