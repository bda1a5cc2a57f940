import re
from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.accounts.models import Membership
from socle.apps.accreditations.models import Accreditation
from socle.apps.organisations.models import Body, Site
from tests.cast import Cast

NEW_SITE = {
    "siret": "443 061 841 00047",
    "name": "Greta Lille",
    "street": "1 rue Nationale",
    "postal_code": "59000",
    "town": "Lille",
    "phone": "03 20 00 00 00",
}


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


@pytest.fixture
def lille(cleo: Client) -> Body:
    cleo.post("/organismes/nouveau/", {"siren": "443 061 841", "name": "Greta Nord"})
    return Body.objects.get(siren="443061841")


def test_a_body_its_site_and_its_accreditation_are_registered(cleo: Client, lille: Body) -> None:
    answer = cleo.post(f"/organismes/{lille.public_id}/etablissement/", NEW_SITE, follow=True)
    assert "Greta Lille est inscrit" in text(answer)
    site = Site.objects.get(siret="44306184100047")
    assert (site.body, site.street, site.town, site.phone) == (
        lille,
        "1 rue Nationale",
        "Lille",
        "03 20 00 00 00",
    )
    said = {"framework": "clea", "role": "assess", "starts_on": "2026-01-01", "ends_on": ""}
    answer = cleo.post(f"/habilitations/{site.public_id}/nouvelle/", said, follow=True)
    assert "en vigueur" in text(answer)
    held = Accreditation.objects.get(site=site)
    assert (held.framework.slug, held.role, held.starts_on, held.ends_on) == (
        "clea",
        1,
        date(2026, 1, 1),
        None,
    )


@pytest.mark.parametrize(
    ("siren", "said"),
    [
        ("443061842", "la clé de contrôle de 443061842 est fausse"),
        ("44306184", "« 44306184 » n’a pas 9 chiffres"),
        ("", "Ce champ est obligatoire."),
    ],
)
def test_a_mistyped_siren_is_refused_and_the_name_is_kept(cleo: Client, siren: str, said: str) -> None:
    answer = cleo.post("/organismes/nouveau/", {"siren": siren, "name": "Greta Nord"})
    assert (answer.status_code, said in text(answer), 'value="Greta Nord"' in text(answer)) == (
        422,
        True,
        True,
    )


def test_registering_a_body_again_opens_it(cleo: Client, lille: Body) -> None:
    answer = cleo.post("/organismes/nouveau/", {"siren": "443061841", "name": "Greta du Nord"})
    assert (answer.headers["Location"], Body.objects.get(pk=lille.pk).name) == (
        f"/organismes/{lille.public_id}/",
        "Greta Nord",
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"siret": "73282932000074"}, "n’est pas celui d’un établissement de Greta Nord"),
        ({"siret": "44306184100048"}, "la clé de contrôle"),
        ({"postal_code": "5900"}, "n’a pas 5 chiffres"),
        ({"phone": "zéro trois"}, "Écrivez le numéro avec des chiffres"),
    ],
)
def test_a_wrong_site_is_refused_field_by_field(
    cleo: Client, lille: Body, changed: dict[str, str], said: str
) -> None:
    answer = cleo.post(f"/organismes/{lille.public_id}/etablissement/", NEW_SITE | changed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, list(changed))
    assert said in text(answer)


def test_two_accreditations_of_one_kind_and_dates_out_of_order_are_refused(cleo: Client, cast: Cast) -> None:
    path = f"/habilitations/{cast.caen.public_id}/nouvelle/"
    said = {"framework": "clea", "role": "assess", "starts_on": "2026-01-01", "ends_on": ""}
    assert "a déjà une habilitation de ce type" in text(cleo.post(path, said))
    answer = cleo.post(path, said | {"ends_on": "2025-01-01"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["ends_on"])


def test_an_accreditation_is_ended_on_a_date(cleo: Client, cast: Cast) -> None:
    held = Accreditation.objects.filter(site=cast.caen).order_by("pk")[0]
    path = f"/habilitations/{held.pk}/fin/"
    answer = cleo.post(path, {"ends_on": "2026-12-31"}, follow=True)
    held.refresh_from_db()
    assert held.ends_on == date(2026, 12, 31)
    assert "se termine le 31/12/2026" in text(answer)
    assert "une fin ne se repousse pas" in text(cleo.post(path, {"ends_on": "2027-12-31"}))


def test_an_administrator_is_named(cleo: Client, cast: Cast) -> None:
    path = f"/organismes/{cast.caen.body.public_id}/responsable/"
    said = {"first_name": "Nadia", "last_name": "Petit", "email": "nadia@exemple.fr"}
    assert "Nadia Petit est responsable de Afpa" in text(cleo.post(path, said, follow=True))
    held = Membership.objects.get(account__email="nadia@exemple.fr")
    assert (held.role, held.body, held.starts_on) == ("administrator", cast.caen.body, localdate())
    assert "nadia@exemple.fr" in text(cleo.get(f"/organismes/{cast.caen.body.public_id}/"))


@pytest.mark.parametrize("words", ["afp", "Caen", "732 829 320", "73282932000074"])
def test_a_body_is_found_by_name_town_siren_or_siret(cleo: Client, words: str) -> None:
    page = cleo.get("/organismes/", {"nom": words}).context["page"]
    assert [body.name for body in page.rows] == ["Afpa"]


def test_a_search_without_answer_says_what_to_do(cleo: Client) -> None:
    assert "Essayez avec moins de lettres" in text(cleo.get("/organismes/", {"nom": "zzz"}))


def test_the_lists_ask_the_database_few_questions(
    cleo: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(7):
        cleo.get("/organismes/")
    with django_assert_max_num_queries(9):
        cleo.get(f"/organismes/{cast.caen.body.public_id}/")


def test_bodies_are_sorted_and_found_without_accents(cleo: Client) -> None:
    cleo.post("/organismes/nouveau/", {"siren": "443061841", "name": "École du Nord"})
    listed = [
        [body.name for body in cleo.get(path).context["page"].rows]
        for path in ("/organismes/", "/organismes/?nom=ecole")
    ]
    assert listed == [["Afpa", "École du Nord", "Greta"], ["École du Nord"]]
