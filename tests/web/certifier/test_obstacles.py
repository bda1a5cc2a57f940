import re

import pytest
from django.test import Client

from socle.apps.assessments.models import Obstacle
from socle.apps.assessments.rating import record_ratings
from socle.apps.frameworks.models import Framework
from tests.cast import TODAY, Cast, assess, enrol


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


@pytest.fixture
def obstacle(cast: Cast, clea: Framework) -> Obstacle:
    """Bob could not assess 1.1.1."""
    assessment = assess(enrol(cast, clea), cast.bob, {})
    why = {"1.1.1": "La personne est sourde."}
    record_ratings(assessment, {"1.1.1": "not_assessable"}, reasons=why, by=cast.bob, on=TODAY)
    return Obstacle.objects.get()


def test_a_question_shows_the_framework_text_and_the_reason_but_nobodys_name(
    cleo: Client, obstacle: Obstacle
) -> None:
    said = text(cleo.get("/criteres-non-evaluables/"))
    assert ("Porter attention aux propos tenus" in said, "La personne est sourde." in said) == (True, True)
    assert "Lefèvre" not in said


def test_an_answer_is_kept_and_leaves_the_list(cleo: Client, obstacle: Obstacle) -> None:
    path = f"/criteres-non-evaluables/{obstacle.public_id}/"
    answer = cleo.post(path, {"answer": "Proposez un interprète."}, follow=True)
    obstacle.refresh_from_db()
    assert obstacle.answer == "Proposez un interprète."
    assert "Aucune question n’attend" in text(answer)
    assert cleo.get(path).status_code == 404


@pytest.mark.parametrize("said", ["", "   "])
def test_an_empty_answer_is_refused(cleo: Client, obstacle: Obstacle, said: str) -> None:
    answer = cleo.post(f"/criteres-non-evaluables/{obstacle.public_id}/", {"answer": said})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["answer"])


def test_what_waits_is_told_on_the_page_of_the_day(cleo: Client, obstacle: Obstacle) -> None:
    assert "critère dit non évaluable, à éclairer" in text(cleo.get("/aujourdhui/"))
