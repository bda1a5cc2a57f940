"""Charlie, of another body, sees nothing; a trainer sees no grid."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.situations import attach_evidence
from tests.cast import Cast, signed_in
from tests.photos import photo

READ = ("grid", "give_back", "restitution", "restitution_pdf", "statement_pdf", "correct")
WRITE = ("ratings", "new_situation")


def addresses(assessment: Assessment, cast: Cast) -> dict[str, str]:
    situation = assessment.situations.get()
    piece = attach_evidence(situation, photo(), by=cast.bob, on=localdate())
    found = {name: reverse(name, args=[assessment.public_id]) for name in (*READ, *WRITE)}
    for name in ("open_assessment", "training"):
        found[name] = reverse(name, args=[assessment.pathway.public_id])
    for name in ("situation", "add_criteria"):
        found[name] = reverse(name, args=[situation.public_id])
    return found | {"evidence": reverse("evidence", args=[piece.public_id])}


def statuses(client: Client, found: dict[str, str]) -> dict[str, int]:
    posts = (*WRITE, "add_criteria")
    return {
        name: (client.post if name in posts else client.get)(address).status_code
        for name, address in found.items()
    }


def test_another_body_finds_nothing(given_back: Assessment, cast: Cast, client: Client) -> None:
    found = addresses(given_back, cast)
    assert statuses(signed_in(client, cast.charlie), found) == dict.fromkeys(found, 404)


def test_a_trainer_opens_the_training_alone(given_back: Assessment, cast: Cast, client: Client) -> None:
    found = addresses(given_back, cast)
    assert statuses(signed_in(client, cast.tim), found) == dict.fromkeys(found, 403) | {"training": 200}


def test_an_assessor_does_not_open_the_training(given_back: Assessment, cast: Cast, client: Client) -> None:
    found = addresses(given_back, cast)
    assert statuses(signed_in(client, cast.bob), found)["training"] == 403


def test_nobody_enters_without_signing_in(given_back: Assessment, cast: Cast, client: Client) -> None:
    found = addresses(given_back, cast)
    assert statuses(client, found) == dict.fromkeys(found, 302)


@pytest.mark.parametrize("name", READ[2:5])
def test_a_result_not_given_back_has_no_page(
    complete: Assessment, cast: Cast, client: Client, name: str
) -> None:
    address = reverse(name, args=[complete.public_id])
    assert signed_in(client, cast.bob).get(address).status_code == 404
