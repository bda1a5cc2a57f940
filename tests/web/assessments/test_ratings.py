import json
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import ratings_of
from tests.cast import Cast, signed_in


@pytest.fixture
def bob(client: Client, cast: Cast) -> Client:
    signed = signed_in(client, cast.bob)
    assert isinstance(signed, Client)
    return signed


def send(cast: Cast, **changed: Any) -> dict[str, Any]:
    author = str(cast.bob.professional.public_id)
    said = {"id": str(uuid.uuid4()), "at": now().isoformat(), "author": author}
    return said | {"ratings": {"2.4.1": "acquired"}, "reasons": {}} | changed


def post(client: Client, assessment: Assessment, said: object, **headers: str) -> tuple[int, Any]:
    address = reverse("ratings", args=[assessment.public_id])
    body = said if isinstance(said, str) else json.dumps(said)
    answer = client.post(
        address, body, content_type="application/json", headers={"accept": "application/json"} | headers
    )
    return answer.status_code, answer.json()


def test_a_click_is_written_and_the_answer_says_what_is_acquired(
    bob: Client, assessment: Assessment, cast: Cast
) -> None:
    status, said = post(bob, assessment, send(cast))
    assert (status, said["kept"]) == (200, {"2.4.1": "acquired"})
    assert (said["acquired"]["2.4"], said["acquired"]["2"], said["acquired"]["1.1"]) == (True, False, False)
    assert said["rosette"].startswith("<svg")
    assert ratings_of(assessment) == {"2.4.1": "acquired"}


def test_the_answer_tells_the_newer_rating_of_another_device(
    bob: Client, assessment: Assessment, cast: Cast
) -> None:
    post(bob, assessment, send(cast, ratings={"2.4.1": "not_acquired"}))
    status, said = post(bob, assessment, send(cast, at="2020-01-01T10:00:00Z"))
    assert (status, said["kept"]) == (200, {"2.4.1": "not_acquired"})


def test_a_fast_clock_does_not_shut_out_the_clicks_that_follow(
    bob: Client, assessment: Assessment, cast: Cast
) -> None:
    post(bob, assessment, send(cast, at="2099-01-01T10:00:00Z"))
    post(bob, assessment, send(cast, ratings={"2.4.1": "not_acquired"}))
    assert ratings_of(assessment) == {"2.4.1": "not_acquired"}


def test_a_refusal_is_told_with_what_the_server_holds(
    bob: Client, assessment: Assessment, cast: Cast
) -> None:
    status, said = post(bob, assessment, send(cast, ratings={"2.4.1": "not_assessable"}))
    assert (status, said) == (
        422,
        {
            "reason": "« Non évaluable » demande une raison : 2.4.1.",
            "remedy": "Dites en une phrase pourquoi ce critère ne peut pas être évalué.",
            "kept": {"2.4.1": "not_assessed"},
        },
    )


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": "12"}, "« id » ne se lit pas"),
        ({"at": "hier"}, "« at » ne se lit pas"),
        ({"at": "2026-11-24T10:00:00"}, "« at » ne se lit pas"),
        ({"ratings": ["2.4.1"]}, "« ratings » ne se lit pas"),
        ({"id": 5, "at": None}, "« id » ne se lit pas ; « at » ne se lit pas"),
        ({"ratings": {"9.9.9": "acquired"}}, "le critère « 9.9.9 » n’existe pas"),
    ],
)
def test_what_cannot_be_read_is_named(
    bob: Client, assessment: Assessment, cast: Cast, changed: dict[str, Any], reason: str
) -> None:
    status, said = post(bob, assessment, send(cast, **changed))
    assert (status, said["reason"]) == (400, reason)
    assert ratings_of(assessment) == {}


@pytest.mark.parametrize(
    ("body", "reason"),
    [("{", "Le contenu n’est pas du JSON."), ("[]", "Le contenu n’est pas un objet JSON.")],
)
def test_what_is_no_json_object_is_refused(
    bob: Client, assessment: Assessment, body: str, reason: str
) -> None:
    status, said = post(bob, assessment, body)
    assert (status, said["reason"]) == (400, reason)


def test_a_form_is_no_send(bob: Client, assessment: Assessment) -> None:
    assert bob.post(reverse("ratings", args=[assessment.public_id]), {"id": "1"}).status_code == 400


def test_without_a_session_what_was_clicked_is_kept_and_the_answer_says_so(
    client: Client, assessment: Assessment, cast: Cast
) -> None:
    assert post(client, assessment, send(cast)) == (
        401,
        {
            "reason": "Votre connexion a pris fin.",
            "remedy": "Reconnectez-vous : vos saisies sont gardées sur cet appareil.",
        },
    )


def test_what_one_person_clicked_leaves_under_no_other_name(
    client: Client, assessment: Assessment, cast: Cast
) -> None:
    status, _ = post(signed_in(client, cast.dora), assessment, send(cast))
    assert (status, ratings_of(assessment)) == (401, {})


def test_a_click_needs_the_token_of_the_page(assessment: Assessment, cast: Cast) -> None:
    strict = signed_in(Client(enforce_csrf_checks=True), cast.bob)
    address = reverse("ratings", args=[assessment.public_id])
    answer = strict.post(address, json.dumps(send(cast)), content_type="application/json")
    assert (answer.status_code, ratings_of(assessment)) == (403, {})
