from dataclasses import replace
from datetime import date

import pytest

from socle.apps.journal.models import Entry
from socle.apps.people.actions import register_person
from socle.apps.people.models import Person
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
    assert Entry.objects.get().codes == {"place_confirmed": False, "doubts": 0}


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
    with pytest.raises(Refusal, match="la date de naissance est dans le futur"):
        register(replace(ALICE, birth_date=date(2027, 1, 1)))
    assert (Person.objects.count(), Entry.objects.count()) == (0, 0)
