from datetime import date

import pytest
from django.test import Client

from socle.apps.accreditations.actions import accredit
from socle.apps.accreditations.models import Accreditation
from socle.apps.frameworks.models import Framework
from socle.apps.organisations.actions import register_body, register_site
from socle.apps.organisations.models import Site
from socle.core.accreditation import AccreditedRole
from tests.cast import Cast
from tests.conftest import FIRST_DAY


@pytest.fixture
def ajaccio(cast: Cast) -> Site:
    """A site that assesses for CléA Numérique alone, with its street."""
    numerique = Framework.objects.get(slug="clea-numerique")
    body = register_body("412345678", "Corse Formation", by=None, on=FIRST_DAY)
    site = register_site(
        body,
        "41234567800019",
        name="Maison du numérique",
        street="3 rue du Marché",
        postal_code="20000",
        town="Ajaccio",
        phone="04 99 00 12 34",
        by=None,
        on=FIRST_DAY,
    )
    role = AccreditedRole.ASSESS
    accredit(site, numerique, role, starts_on=FIRST_DAY, ends_on=None, by=None, on=FIRST_DAY)
    return site


def found(client: Client, **asked: str) -> list[str]:
    """The names of the sites listed for that search."""
    page = client.get("/etablissements/", asked).context["page"]
    return [card.name for card in page.cards]


def test_every_accredited_site_is_listed_by_postal_code(client: Client, ajaccio: Site) -> None:
    assert found(client) == ["Afpa Caen", "Maison du numérique", "Greta Rennes"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Caen", ["Afpa Caen"]),
        ("rennes cedex", ["Greta Rennes"]),
        ("14", ["Afpa Caen"]),
        ("14000", ["Afpa Caen"]),
        ("Calvados", ["Afpa Caen"]),
        ("2A", ["Maison du numérique"]),
        ("2B", []),
        ("Lille", []),
        ("%", []),
    ],
)
def test_a_site_is_found_by_town_postal_code_or_department(
    client: Client, ajaccio: Site, asked: str, names: list[str]
) -> None:
    assert found(client, lieu=asked) == names


def test_a_site_is_found_by_certificate(client: Client, ajaccio: Site) -> None:
    assert found(client, certificat="clea-numerique") == ["Maison du numérique"]
    assert found(client, certificat="clea") == ["Afpa Caen", "Greta Rennes"]


def test_an_unknown_certificate_or_page_leaves_the_list_whole(client: Client, cast: Cast) -> None:
    assert found(client, certificat="clea-or", page="mille") == ["Afpa Caen", "Greta Rennes"]


def test_what_cannot_be_a_place_is_said_on_the_form(client: Client, cast: Cast) -> None:
    answer = client.get("/etablissements/", {"lieu": "Caen\x00"})
    assert list(answer.context["page"].form.errors) == ["lieu"]


def test_a_site_whose_accreditation_has_ended_or_only_trains_is_not_listed(
    client: Client, cast: Cast, clea: Framework
) -> None:
    body = register_body("412345678", "Corse Formation", by=None, on=FIRST_DAY)
    told = {"name": "Corse Ajaccio", "postal_code": "20000", "town": "Ajaccio"}
    site = register_site(body, "41234567800019", **told, by=None, on=FIRST_DAY)
    for role, ends_on in ((AccreditedRole.ASSESS, date(2020, 1, 1)), (AccreditedRole.TRAIN, None)):
        accredit(site, clea, role, starts_on=FIRST_DAY, ends_on=ends_on, by=None, on=FIRST_DAY)
    assert found(client) == ["Afpa Caen", "Greta Rennes"]


def test_a_site_is_shown_with_its_address_phone_and_certificates(client: Client, ajaccio: Site) -> None:
    text = client.get("/etablissements/", {"lieu": "Ajaccio"}).content.decode()
    said = ("3 rue du Marché", "20000 Ajaccio", 'href="tel:0499001234"', "CléA Numérique", "Corse Formation")
    assert [each for each in said if each not in text] == []


def test_an_empty_answer_says_what_to_do(client: Client, cast: Cast) -> None:
    text = client.get("/etablissements/", {"lieu": "Lille"}).content.decode()
    assert "Essayez le numéro du département" in text


def test_without_any_site_the_page_says_whom_to_ask(client: Client, cast: Cast) -> None:
    Accreditation.objects.update(ends_on=FIRST_DAY)
    assert "demandez à France Travail" in client.get("/etablissements/").content.decode()


def test_the_search_asks_the_database_few_questions(
    client: Client, ajaccio: Site, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(6):
        client.get("/etablissements/", {"lieu": "Caen", "certificat": "clea"})


def test_the_home_page_leads_to_the_search(client: Client, cast: Cast) -> None:
    assert 'href="/etablissements/"' in client.get("/").content.decode()
