from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from socle.apps.accreditations.models import Accreditation
from socle.apps.assessments.models import Assessment
from socle.apps.pathways.models import Pathway
from tests.cast import Cast, signed_in


def open_at(client: Client, pathway: Pathway, **said: str) -> str:
    answer = client.post(reverse("open_assessment", args=[pathway.public_id]), said)
    return f"{answer.status_code} {answer.content.decode()}"


def test_an_assessor_opens_the_assessment_and_comes_to_the_grid(
    pathway: Pathway, cast: Cast, client: Client
) -> None:
    said = {"mode": "remote", "accommodation": "Une pause toutes les heures"}
    open_at(signed_in(client, cast.bob), pathway, **said)
    made = Assessment.objects.get()
    assert (made.mode, made.accommodation, made.assessor) == (*said.values(), cast.bob.professional)


def test_an_accommodation_changes_the_means_and_the_page_says_so(
    pathway: Pathway, cast: Cast, client: Client
) -> None:
    page = signed_in(client, cast.bob).get(reverse("open_assessment", args=[pathway.public_id]))
    assert "change la manière de faire, jamais ce qui est demandé" in page.content.decode()


def test_a_refusal_is_told_on_the_page(pathway: Pathway, cast: Cast, client: Client) -> None:
    Accreditation.objects.filter(site=cast.caen).update(ends_on=date(2020, 1, 1))
    told = open_at(signed_in(client, cast.bob), pathway, mode="on_site")
    assert told.startswith("422")
    assert "habilitation à évaluer" in told
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("mode", ["", "by_post"])
def test_a_place_that_does_not_exist_is_refused(
    pathway: Pathway, cast: Cast, client: Client, mode: str
) -> None:
    assert open_at(signed_in(client, cast.bob), pathway, mode=mode).startswith("422")


def test_the_one_under_way_is_taken_up_again(assessment: Assessment, cast: Cast, client: Client) -> None:
    page = signed_in(client, cast.bob).get(reverse("open_assessment", args=[assessment.pathway.public_id]))
    assert reverse("grid", args=[assessment.public_id]) in page.content.decode()


def test_a_final_assessment_says_what_it_covers(given_back: Assessment, cast: Cast, client: Client) -> None:
    page = signed_in(client, cast.bob).get(reverse("open_assessment", args=[given_back.pathway.public_id]))
    text = page.content.decode()
    assert "Évaluation finale" in text
    assert ("Se servir d’un ordinateur" in text, "Compter et mesurer" in text) == (True, False)


def test_what_expired_says_so_before_any_form(given_back: Assessment, cast: Cast, client: Client) -> None:
    Pathway.objects.update(result_on=localdate().replace(year=localdate().year - 6))
    page = signed_in(client, cast.bob).get(reverse("open_assessment", args=[given_back.pathway.public_id]))
    text = page.content.decode()
    assert ("Proposez une nouvelle évaluation préalable" in text, "Commencer" in text) == (True, False)
