import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import ratings_of
from socle.apps.assessments.rating import record_ratings
from socle.core.assessment import Kind
from tests.cast import Cast, assess, signed_in


@pytest.fixture
def bob(client: Client, cast: Cast) -> Client:
    signed = signed_in(client, cast.bob)
    assert isinstance(signed, Client)
    return signed


def address(assessment: Assessment) -> str:
    return reverse("grid", args=[assessment.public_id])


def text_of(client: Client, assessment: Assessment, subdomain: str = "") -> str:
    return client.get(address(assessment), {"s": subdomain} if subdomain else {}).content.decode()


def shown(text: str) -> list[str]:
    """The subdomains that are not hidden."""
    views = re.findall(r'<section class="grid-view" id="view-([\d.]+)"[^>]*>', text)
    return [code for code in views if re.search(rf'id="view-{re.escape(code)}"[^>]*(?<!hidden)>', text)]


def test_one_subdomain_is_shown_at_a_time(bob: Client, assessment: Assessment) -> None:
    assert shown(text_of(bob, assessment)) == ["1.1"]
    assert shown(text_of(bob, assessment, "2.3")) == ["2.3"]
    assert shown(text_of(bob, assessment, "9.9")) == ["1.1"]


def test_the_grid_says_its_version(bob: Client, assessment: Assessment) -> None:
    said = "version 2018, 107 critères ; la version officielle en vigueur en compte 106"
    assert said in text_of(bob, assessment)


def test_no_threshold_and_no_tally_stand_on_the_grid(bob: Client, complete: Assessment) -> None:
    text = text_of(bob, complete)
    assert re.findall(r"\d+\s*%|\d+\s*/\s*\d+|seuil|manqu", re.sub(r"<[^>]+>", " ", text)) == []


def test_the_form_saves_what_changed_and_comes_back_to_its_subdomain(
    bob: Client, assessment: Assessment
) -> None:
    said = {"s": "2.3", "verdict-2.3.1": "acquired", "verdict-2.3.2": "not_acquired", "was-2.3.1": ""}
    answer = bob.post(address(assessment), said)
    assert answer.headers["Location"] == f"{address(assessment)}?s=2.3"
    assert ratings_of(assessment) == {"2.3.1": "acquired", "2.3.2": "not_acquired"}


def test_the_form_leaves_alone_what_another_device_wrote_meanwhile(
    bob: Client, assessment: Assessment, cast: Cast
) -> None:
    record_ratings(assessment, {"2.3.1": "not_acquired"}, by=cast.dora, on=localdate())
    bob.post(address(assessment), {"verdict-2.3.1": "acquired", "was-2.3.1": "acquired"})
    assert ratings_of(assessment) == {"2.3.1": "not_acquired"}


def test_not_assessable_asks_for_its_reason(bob: Client, assessment: Assessment) -> None:
    said = {"verdict-2.3.1": "not_assessable", "reason-2.3.1": ""}
    page = bob.post(address(assessment), said, follow=True).content.decode()
    assert "« Non évaluable » demande une raison : 2.3.1" in page
    bob.post(address(assessment), said | {"reason-2.3.1": "La personne est sourde"})
    assert ratings_of(assessment) == {"2.3.1": "not_assessable"}


def test_a_final_assessment_shows_what_is_missing_and_what_was_seen(
    bob: Client, given_back: Assessment, cast: Cast
) -> None:
    final = assess(given_back.pathway, cast.bob, {}, kind=Kind.FINAL, on=localdate())
    text = text_of(bob, final)
    assert set(re.findall(r'data-view="(\d)', text)) == {"3"}


def test_a_result_given_back_leads_to_the_restitution(bob: Client, given_back: Assessment) -> None:
    answer = bob.get(address(given_back))
    assert answer.headers["Location"] == reverse("restitution", args=[given_back.public_id])


def test_the_grid_asks_the_database_few_questions(
    bob: Client, complete: Assessment, django_assert_num_queries
) -> None:
    text_of(bob, complete)
    with django_assert_num_queries(11):
        text_of(bob, complete)
