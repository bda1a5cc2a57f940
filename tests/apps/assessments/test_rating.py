import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from socle.apps.accounts.models import Account
from socle.apps.assessments.models import Assessment, Obstacle
from socle.apps.assessments.queries import ratings_of
from socle.apps.assessments.rating import Send, answer_obstacle, record_ratings
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal, UnreadableInput
from tests.cast import TODAY, Cast

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LATER = date(2026, 12, 1)


def click(assessment: Assessment, verdict: str, by: Account, at: datetime = NOW, code: str = "1.1.1") -> None:
    record_ratings(assessment, {code: verdict}, send=Send(uuid.uuid4(), at), by=by, on=TODAY)


def test_the_same_send_twice_changes_nothing(assessment: Assessment, cast: Cast) -> None:
    send = Send(uuid.uuid4(), NOW)
    first = record_ratings(assessment, {"1.1.1": "acquired"}, send=send, by=cast.bob, on=TODAY)
    click(assessment, "not_acquired", cast.bob, NOW + timedelta(seconds=5))
    again = record_ratings(assessment, {"1.1.1": "acquired"}, send=send, by=cast.bob, on=TODAY)
    assert (first, again) == ({"1.1.1": "acquired"}, {})
    assert ratings_of(assessment) == {"1.1.1": "not_acquired"}


def test_a_click_older_than_the_one_kept_does_not_replace_it(assessment: Assessment, cast: Cast) -> None:
    click(assessment, "acquired", cast.bob)
    click(assessment, "not_acquired", cast.dora, NOW - timedelta(minutes=10))
    assert ratings_of(assessment) == {"1.1.1": "acquired"}


def test_each_call_leaves_one_entry_with_old_and_new_verdicts(assessment: Assessment, cast: Cast) -> None:
    click(assessment, "acquired", cast.bob)
    record_ratings(assessment, {"1.1.1": "not_assessed", "1.1.2": "acquired"}, by=cast.bob, on=TODAY)
    assert Entry.objects.filter(verb="record_ratings").order_by("pk").last().codes == {  # type: ignore[union-attr]
        "ratings": {"1.1.1": ["acquired", "not_assessed"], "1.1.2": [None, "acquired"]}
    }


def test_every_unknown_criterion_and_verdict_is_named(assessment: Assessment, cast: Cast) -> None:
    with pytest.raises(UnreadableInput) as refused:
        record_ratings(assessment, {"9.9.9": "acquired", "1.1.1": "perfect"}, by=cast.bob, on=TODAY)
    assert refused.value.problems == (
        "le critère « 9.9.9 » n’existe pas",
        "le verdict « perfect » n’existe pas",
    )
    assert ratings_of(assessment) == {}


def test_not_assessable_needs_a_reason_and_asks_the_certifier(assessment: Assessment, cast: Cast) -> None:
    with pytest.raises(Refusal, match="« Non évaluable » demande une raison"):
        click(assessment, "not_assessable", cast.bob)
    reasons = {"1.1.1": " La personne est sourde. "}
    record_ratings(assessment, {"1.1.1": "not_assessable"}, reasons=reasons, by=cast.bob, on=TODAY)
    asked = Obstacle.objects.get()
    assert (asked.code, asked.reason, asked.answered_on) == ("1.1.1", "La personne est sourde.", None)


def test_the_certifier_answers_in_words(assessment: Assessment, cast: Cast) -> None:
    reasons = {"1.1.1": "La personne est sourde."}
    record_ratings(assessment, {"1.1.1": "not_assessable"}, reasons=reasons, by=cast.bob, on=TODAY)
    asked = Obstacle.objects.get()
    with pytest.raises(Refusal, match="La réponse est vide"):
        answer_obstacle(asked, "  ", by=None, on=LATER)
    answer_obstacle(asked, "Évaluez en langue des signes.", by=None, on=LATER)
    assert (asked.answer, asked.answered_on) == ("Évaluez en langue des signes.", LATER)


def test_only_assessors_of_the_body_rate(assessment: Assessment, cast: Cast) -> None:
    for stranger in (cast.charlie, cast.tim, cast.ada):
        with pytest.raises(Refusal, match="n’est pas évaluateur de Afpa"):
            click(assessment, "acquired", stranger)
    assert ratings_of(assessment) == {}


def test_nothing_is_rated_after_the_restitution(given_back: Assessment, cast: Cast) -> None:
    with pytest.raises(Refusal, match="Faites une correction, avec sa raison"):
        click(given_back, "acquired", cast.bob, code="3.1.1")


def test_a_criterion_rated_after_all_asks_the_certifier_nothing_any_more(
    assessment: Assessment, cast: Cast
) -> None:
    reason = {"7.3.1": "Il n’y a pas de mannequin ici."}
    record_ratings(assessment, {"7.3.1": "not_assessable"}, reasons=reason, by=cast.bob, on=TODAY)
    record_ratings(assessment, {"7.3.1": "acquired"}, by=cast.bob, on=TODAY)
    closed = Obstacle.objects.get()
    assert (closed.answered_on, closed.answer) == (TODAY, "Ce critère a été évalué depuis.")
