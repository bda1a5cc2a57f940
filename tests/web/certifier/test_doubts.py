import re
from dataclasses import replace

import pytest
from django.test import Client

from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Doubt
from tests.cast import Cast, enrol, someone
from tests.core.test_person import ALICE


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


@pytest.fixture
def doubt(cast: Cast) -> Doubt:
    """Alice, and someone of the same names and birth date who uses another name."""
    someone(ALICE)
    someone(replace(ALICE, used_name="Durand"))
    return Doubt.objects.get()


def path(doubt: Doubt) -> str:
    return f"/doutes/{doubt.newer.public_id}/{doubt.older.public_id}/"


def test_both_rows_stand_side_by_side_and_what_differs_is_marked(cleo: Client, doubt: Doubt) -> None:
    assert path(doubt) in text(cleo.get("/doutes/"))
    page = cleo.get(path(doubt)).context["page"]
    assert [line.label for line in page.known if line.differs] == ["Nom d’usage"]


def test_one_person_holds_everything_afterwards(
    cleo: Client, cast: Cast, clea: Framework, doubt: Doubt
) -> None:
    pathway = enrol(cast, clea, doubt.newer)
    assert "CléA" in text(cleo.get(path(doubt)))
    assert "Votre réponse est enregistrée" in text(
        cleo.post(path(doubt) + "reponse/", {"answer": "same"}, follow=True)
    )
    doubt.refresh_from_db()
    assert (doubt.is_same, Pathway.objects.get(pk=pathway.pk).person) == (True, doubt.older)


def test_two_people_stay_two(cleo: Client, doubt: Doubt) -> None:
    cleo.post(path(doubt) + "reponse/", {"answer": "two"})
    doubt.refresh_from_db()
    assert doubt.is_same is False
    assert "Aucun doute n’attend" in text(cleo.get("/doutes/"))


def test_the_same_answer_sent_twice_changes_nothing(cleo: Client, doubt: Doubt) -> None:
    cleo.post(path(doubt) + "reponse/", {"answer": "two"})
    again = cleo.post(path(doubt) + "reponse/", {"answer": "same"}, follow=True)
    doubt.refresh_from_db()
    assert (doubt.is_same, "a déjà sa réponse" in text(again)) == (False, True)


def test_an_answer_that_says_nothing_is_asked_again(cleo: Client, doubt: Doubt) -> None:
    answer = cleo.post(path(doubt) + "reponse/", {"answer": "peut-être"}, follow=True)
    doubt.refresh_from_db()
    assert (doubt.is_same, "Dites si c’est la même personne" in text(answer)) == (None, True)


def test_two_open_pathways_are_refused_with_what_to_do(
    cleo: Client, cast: Cast, clea: Framework, doubt: Doubt
) -> None:
    enrol(cast, clea, doubt.newer)
    enrol(cast, clea, doubt.older)
    answer = cleo.post(path(doubt) + "reponse/", {"answer": "same"}, follow=True)
    assert "Faites arrêter l’un des deux parcours" in text(answer)
