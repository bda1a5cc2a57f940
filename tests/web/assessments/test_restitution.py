import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.rating import record_ratings
from socle.apps.pathways.models import Pathway
from socle.apps.training.queries import prescription_in_force
from tests.cast import Cast, assess, signed_in, verdicts

NEXT = {"step": "Un rendez-vous le lundi 7 décembre 2026 à 9 h", "contact": "Inès Martin, 01 99 00 12 34"}
HOURS = {"hours-3.1": "6", "hours-3.2": "8", "hours-3.3": "10", "hours-3.4": "4"}


@pytest.fixture
def bob(client: Client, cast: Cast) -> Client:
    signed = signed_in(client, cast.bob)
    assert isinstance(signed, Client)
    return signed


def preparation(assessment: Assessment) -> str:
    return reverse("give_back", args=[assessment.public_id])


def test_the_result_is_given_back_with_its_prescription(bob: Client, complete: Assessment) -> None:
    answer = bob.post(preparation(complete), NEXT | HOURS)
    assert answer.headers["Location"] == reverse("restitution", args=[complete.public_id])
    prescription = prescription_in_force(complete.pathway)
    assert prescription is not None
    assert prescription.hours == {"3.1": 6, "3.2": 8, "3.3": 10, "3.4": 4}
    text = bob.get(answer.headers["Location"]).content.decode()
    assert NEXT["step"] in text
    assert "Inès Martin, 01 99 00 12 34" in text


def test_hours_are_proposed_from_the_number_of_criteria(bob: Client, complete: Assessment) -> None:
    text = bob.get(preparation(complete)).content.decode()
    assert re.findall(r'name="hours-3\.1" value="(\d+)"', text) == ["6"]


@pytest.mark.parametrize("changed", [{"hours-3.1": "0"}, {"hours-3.1": "beaucoup"}, {"step": ""}])
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    bob: Client, complete: Assessment, changed: dict[str, str]
) -> None:
    answer = bob.post(preparation(complete), NEXT | HOURS | changed)
    complete.refresh_from_db()
    assert (answer.status_code, complete.given_back_on) == (422, None)
    assert NEXT["contact"] in answer.content.decode()


def test_a_domain_not_seen_yet_is_named_with_the_way_to_it(
    bob: Client, assessment: Assessment, cast: Cast
) -> None:
    seen = {c: v for c, v in verdicts(assessment.pathway).items() if not c.startswith("6.")}
    record_ratings(assessment, seen, by=cast.bob, on=localdate())
    text = bob.get(preparation(assessment)).content.decode()
    assert re.findall(r'href="[^"]+\?s=([\d.]+)">([^<]+)', text) == [("6.1", "Continuer à apprendre")]
    hours = {"hours-6.1": "4", "hours-6.2": "4", "hours-6.3": "4"}
    refused = bob.post(preparation(assessment), NEXT | hours)
    assert refused.status_code == 422
    assert "La restitution attend encore : le domaine 6" in refused.content.decode()


@pytest.mark.parametrize(
    "still", [{}, {"d3": "not_acquired"}, dict.fromkeys(map("d{}".format, range(1, 8)), "not_acquired")]
)
def test_nothing_counts_what_is_missing_where_the_person_can_see(
    bob: Client, pathway: Pathway, cast: Cast, still: dict[str, str]
) -> None:
    made = assess(pathway, cast.bob, verdicts(pathway, **still), on=localdate())
    seen = bob.get(preparation(made)).content.decode().split('<form method="post" class="section"')[0]
    words = re.sub(r"<[^>]+>", " ", seen.split("<main")[1])
    assert re.findall(r"\d+\s*%|\d+\s*(?:sur|/)\s*\d+|seuil|manqu|presque|bonne partie", words) == []


def test_everything_acquired_asks_nothing_more(bob: Client, pathway: Pathway, cast: Cast) -> None:
    made = assess(pathway, cast.bob, verdicts(pathway), on=localdate())
    bob.post(preparation(made), {})
    pathway.refresh_from_db()
    assert pathway.state == "ready_for_jury"
    text = bob.get(reverse("restitution", args=[made.public_id])).content.decode()
    assert "Vous savez faire tout ce que ce certificat demande." in text
    assert "attestation.pdf" not in text


def test_what_is_acquired_without_a_situation_is_told_to_the_assessor(
    bob: Client, complete: Assessment
) -> None:
    complete.situations.update(codes=["1.1.1"])
    text = bob.get(preparation(complete)).content.decode()
    assert "Critères acquis qu’aucune situation ne montre encore" in text
    assert "1.1.2, 1.2.1" in text


def test_a_result_given_back_is_not_prepared_again(bob: Client, given_back: Assessment) -> None:
    answer = bob.post(preparation(given_back), NEXT | HOURS)
    assert answer.headers["Location"] == reverse("restitution", args=[given_back.public_id])


@pytest.mark.parametrize("name", ["restitution_pdf", "statement_pdf"])
def test_its_documents_are_pdf(bob: Client, given_back: Assessment, name: str) -> None:
    answer = bob.get(reverse(name, args=[given_back.public_id]))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
