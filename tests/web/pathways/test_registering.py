import re
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Doubt, Person
from tests.cast import Cast, enrol, signed_in, someone
from tests.core.test_person import ALICE

URL = "/candidats/nouveau/"


def asked(**changed: str) -> dict[str, str]:
    """Alice, filled in at Caen."""
    return {
        "token": str(uuid4()),
        "civility": "MME",
        "birth_name": "Lefèvre-Martin",
        "first_name": "Zoë",
        "birth_date_day": "14",
        "birth_date_month": "7",
        "birth_date_year": "1994",
        "birth_country": "99100",
        "birth_town": "Caen",
        "framework": "clea",
        "site": "73282932000074",
        "reason": "training",
        "status": "jobseeker",
        "education": "none",
        "referrer": "france_travail",
        "payer": "region",
        "sector": "childcare",
        "notice": "on",
    } | changed


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


@pytest.fixture
def ada(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.ada)


def test_a_person_is_registered_in_one_page_with_the_notice_and_the_place_of_that_day(ada: Client) -> None:
    form = asked()
    answer = ada.post(URL, form)
    pathway = Pathway.objects.select_related("person", "site").get()
    assert answer.headers["Location"] == f"/candidats/{form['token']}/"
    assert (str(pathway.public_id), pathway.state, pathway.informed_on) == (
        form["token"],
        "enrolled",
        localdate(),
    )
    assert (pathway.person.birth_place, pathway.person.birth_place_confirmed) == ("14118", False)
    assert "La personne est inscrite" in text(ada.get(answer.headers["Location"]))


def test_no_e_mail_is_needed_and_everything_compulsory_is_named_at_once(ada: Client) -> None:
    answer = ada.post(URL, {"token": str(uuid4())})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {
        "civility",
        "birth_name",
        "first_name",
        "birth_date",
        "birth_country",
        "framework",
        "site",
        "reason",
        "status",
        "education",
        "referrer",
        "payer",
        "sector",
        "notice",
    }
    assert not Person.objects.exists()


def test_nobody_is_registered_without_the_information_notice(ada: Client) -> None:
    answer = ada.post(URL, asked(notice=""))
    assert (answer.status_code, Pathway.objects.count()) == (422, 0)
    assert "Remettez la notice à la personne" in text(answer)


def test_the_same_form_sent_twice_answers_with_the_same_file(ada: Client) -> None:
    form = asked()
    first, second = ada.post(URL, form), ada.post(URL, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["Location"] == second.headers["Location"]
    assert (Person.objects.count(), Pathway.objects.count()) == (1, 1)


def test_a_commune_that_did_not_exist_that_day_asks_for_confirmation_and_never_blocks(ada: Client) -> None:
    abroad_in_time = {"birth_town": "Évry-Courcouronnes"}
    answer = ada.post(URL, asked(**abroad_in_time))
    assert answer.status_code == 422
    assert "Évry-Courcouronnes n’existait pas le 14/07/1994" in text(answer)
    assert not Person.objects.exists()
    answer = ada.post(URL, asked(**abroad_in_time, birth_confirmed="on"))
    assert answer.status_code == 302
    person = Person.objects.get()
    assert (person.birth_place_name, person.birth_place_confirmed) == ("Évry-Courcouronnes", True)


def test_communes_of_the_same_name_are_proposed_and_one_is_chosen(ada: Client) -> None:
    answer = ada.post(URL, asked(birth_town="Saint-Denis"))
    assert answer.status_code == 422
    assert "Saint-Denis (Seine-Saint-Denis, 93066)" in text(answer)
    answer = ada.post(URL, asked(birth_town="Saint-Denis", birth_choice="93066"))
    assert answer.status_code == 302
    assert Person.objects.get().birth_place == "93066"


def test_communes_that_begin_alike_are_proposed_when_none_has_that_name(ada: Client) -> None:
    answer = ada.post(URL, asked(birth_town="Saint-Brieu"))
    assert "Saint-Brieuc (Côtes-d’Armor" in text(answer).replace("&#x27;", "’").replace("'", "’")


def test_a_birth_abroad_is_told_by_its_country(ada: Client) -> None:
    ada.post(URL, asked(birth_country="99350", birth_town="Casablanca"))
    person = Person.objects.get()
    assert (person.birth_place, person.birth_place_name) == ("99350", "Casablanca")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"birth_date_day": "31", "birth_date_month": "2"}, "Cette date n’existe pas"),
        ({"birth_date_year": "94"}, "quatre chiffres"),
        ({"birth_date_year": "abcd"}, "en chiffres"),
        ({"birth_date_year": "2040"}, "la date de naissance est dans le futur"),
        ({"birth_code": "CAEN"}, "cinq chiffres"),
        ({"email": "alice"}, "nom@exemple.fr"),
        ({"employer_siren": "12"}, "neuf chiffres"),
        ({"token": "x"}, "Un point est à compléter"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    ada: Client, typed: dict[str, str], said: str
) -> None:
    answer = ada.post(URL, asked(**typed))
    assert (answer.status_code, Person.objects.count()) == (422, 0)
    assert said in text(answer)
    assert 'value="Lefèvre-Martin"' in text(answer)


def test_a_person_the_body_knows_is_proposed_and_keeps_one_row(
    ada: Client, cast: Cast, clea: Framework
) -> None:
    alice = someone(ALICE, localdate())
    enrol(cast, clea, alice, localdate())
    answer = ada.post(URL, asked(birth_name="LEFEVRE MARTIN"))
    assert answer.status_code == 422
    assert "C’est la même personne : Zoë Lefèvre-Martin, né(e) le jeudi 14 juillet 1994" in text(answer)
    answer = ada.post(URL, asked(birth_name="LEFEVRE MARTIN", same_person=str(alice.public_id)))
    assert answer.headers["Location"] == f"/candidats/{Pathway.objects.get().public_id}/"
    assert Person.objects.get() == alice


def test_another_person_of_the_same_name_is_registered_with_a_doubt(ada: Client, cast: Cast) -> None:
    ada.post(URL, asked())
    answer = ada.post(URL, asked(same_person="other"))
    assert answer.status_code == 302
    assert (Person.objects.count(), Doubt.objects.count()) == (2, 1)


def test_a_person_only_another_body_knows_shows_nothing_but_a_doubt(cast: Cast, client: Client) -> None:
    signed_in(client, cast.charlie).post(URL, asked(site="35600000000048"))
    signed_in(client, cast.ada)
    answer = client.post(URL, asked(first_name="ZOE", birth_town="Lyon", birth_code="69123"))
    page = text(client.get(answer.headers["Location"]))
    assert "Cette personne est peut-être déjà connue. Le certificateur vérifiera." in page
    assert [word for word in ("Rennes", "Greta", "Zoë", "Charlie") if word in page] == []
    assert (Person.objects.count(), Doubt.objects.count()) == (2, 1)


def test_nobody_registers_at_a_site_of_another_body(ada: Client) -> None:
    answer = ada.post(URL, asked(site="35600000000048"))
    assert (answer.status_code, Pathway.objects.count()) == (422, 0)


def test_a_token_of_another_body_s_file_opens_nothing_of_theirs(cast: Cast, client: Client) -> None:
    token = str(uuid4())
    signed_in(client, cast.charlie).post(URL, asked(token=token, site="35600000000048"))
    answer = signed_in(client, cast.ada).post(URL, asked(token=token, first_name="Nour"))
    assert (answer.status_code, "Ce formulaire a déjà servi." in text(answer)) == (422, True)
    assert Pathway.objects.get().public_id == UUID(token)


def test_a_trainer_does_not_register(cast: Cast, client: Client) -> None:
    assert signed_in(client, cast.tim).get(URL).status_code == 403


def test_the_empty_page_asks_the_database_few_questions(ada: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(6):
        ada.get(URL)


def test_registering_asks_the_database_few_questions(ada: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(25):
        ada.post(URL, asked())


def test_the_age_is_that_of_an_adult(ada: Client) -> None:
    answer = ada.post(URL, asked(birth_date_year=str(localdate().year - 5)))
    assert "n’est pas celui d’un adulte" in text(answer)
