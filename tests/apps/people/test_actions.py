from dataclasses import replace
from datetime import date

import pytest

from socle.apps.journal.models import Entry
from socle.apps.people.actions import Birth, change_birth, register_person
from socle.apps.people.models import Doubt, Person
from socle.apps.people.queries import possible_duplicates
from socle.core.errors import Refusal
from socle.core.person import CivilStatus
from socle.core.places.tables import load_places
from socle.environment import home
from tests.conftest import TODAY
from tests.core.test_person import ALICE

pytestmark = pytest.mark.django_db
PLACES = load_places(home() / "data" / "insee")


def register(status: CivilStatus = ALICE, **said: bool) -> Person:
    return register_person(status, places=PLACES, by=None, on=TODAY, **said)


def test_a_person_is_registered_with_the_place_of_the_day_of_birth() -> None:
    alice = register()
    assert (str(alice), alice.sort_name, alice.birth_place_confirmed) == (
        "Zoë Lefèvre-Martin",
        "lefevre-martin zoe",
        False,
    )
    assert Entry.objects.latest("pk").codes == {"place_confirmed": False, "doubts": 0}


def test_a_place_that_is_not_found_asks_for_confirmation_and_never_blocks() -> None:
    nowhere = replace(ALICE, birth_place="14999", birth_place_name="Nulle-Part")
    with pytest.raises(Refusal, match="confirmez-le"):
        register(nowhere)
    assert register(nowhere, place_confirmed=True).birth_place_confirmed


def test_the_same_person_twice_is_proposed_whatever_the_spelling() -> None:
    alice = register()
    assert list(possible_duplicates(replace(ALICE, birth_name="LEFEVRE MARTIN", first_name="ZOE"))) == [alice]
    assert not possible_duplicates(replace(ALICE, birth_date=date(1994, 7, 15))).exists()


def test_a_wrong_date_is_refused_and_nothing_is_written() -> None:
    before = (Person.objects.count(), Entry.objects.count())
    with pytest.raises(Refusal, match="la date de naissance est dans le futur"):
        register(replace(ALICE, birth_date=date(2027, 1, 1)))
    assert (Person.objects.count(), Entry.objects.count()) == before


def test_a_corrected_birth_that_makes_two_people_alike_raises_the_doubt(db: None) -> None:
    first = register_person(ALICE, places=PLACES, by=None, on=TODAY)
    second = register_person(replace(ALICE, birth_date=date(1994, 7, 15)), places=PLACES, by=None, on=TODAY)
    birth = Birth(ALICE.civility, ALICE.birth_date, ALICE.birth_place, ALICE.birth_place_name)
    change_birth(second, birth, places=PLACES, by=None, on=TODAY)
    second.refresh_from_db()
    assert (second.birth_date, second.identity_key) == (first.birth_date, first.identity_key)
    assert list(Doubt.objects.values_list("newer", "older")) == [(second.pk, first.pk)]
    told = Entry.objects.latest("pk")
    assert (told.verb, told.codes) == (
        "change_birth",
        {"changed": ["birth_date", "identity_key"], "doubts": 1},
    )


def test_a_birth_place_that_is_not_found_is_corrected_once_confirmed(db: None) -> None:
    person = register_person(ALICE, places=PLACES, by=None, on=TODAY)
    unknown = Birth(ALICE.civility, ALICE.birth_date, "", "Trifouillis")
    with pytest.raises(Refusal, match="Trifouillis"):
        change_birth(person, unknown, places=PLACES, by=None, on=TODAY)
    change_birth(person, unknown, places=PLACES, place_confirmed=True, by=None, on=TODAY)
    person.refresh_from_db()
    assert (person.birth_place, person.birth_place_name, person.birth_place_confirmed) == (
        "",
        "Trifouillis",
        True,
    )
