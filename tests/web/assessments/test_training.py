from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from socle.apps.assessments.models import Assessment
from socle.apps.pathways.models import Pathway
from socle.apps.training.models import Session
from tests.cast import Cast, signed_in


@pytest.fixture
def tim(client: Client, cast: Cast) -> Client:
    signed = signed_in(client, cast.tim)
    assert isinstance(signed, Client)
    return signed


def add(client: Client, pathway: Pathway, **changed: object) -> tuple[int, str]:
    said = {
        "on": localdate().isoformat(),
        "hours": "3,5",
        "subdomains": ["3.1", "3.2"],
        "progress": "Écrit seul",
    }
    address = reverse("training", args=[pathway.public_id])
    answer = client.post(address, said | changed)
    return answer.status_code, answer.content.decode()


def test_a_trainer_adds_a_session(tim: Client, given_back: Assessment, cast: Cast) -> None:
    assert add(tim, given_back.pathway)[0] == 302
    made = Session.objects.get()
    assert (made.trainer, made.hours, made.subdomains, made.progress) == (
        cast.tim.professional,
        Decimal("3.5"),
        ["3.1", "3.2"],
        "Écrit seul",
    )
    text = tim.get(reverse("training", args=[given_back.pathway.public_id])).content.decode()
    assert '<td class="number">10</td><td class="number">3,5</td>' in text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"on": "2099-01-01"}, "n’a pas encore eu lieu"),
        ({"hours": "13"}, "dure entre 0 et 12 heures"),
        ({"hours": "beaucoup"}, "nombre"),
        ({"subdomains": []}, "obligatoire"),
        ({"subdomains": ["9.9"]}, "9.9"),
    ],
)
def test_a_wrong_session_is_refused_in_words(
    tim: Client, given_back: Assessment, changed: dict[str, object], said: str
) -> None:
    status, text = add(tim, given_back.pathway, **changed)
    assert (status, said in text) == (422, True)
    assert not Session.objects.exists()


def test_a_trainer_sees_no_verdict(tim: Client, given_back: Assessment) -> None:
    text = tim.get(reverse("training", args=[given_back.pathway.public_id])).content.decode()
    assert ("verdict" in text, "Pas encore" in text) == (False, False)


def test_before_any_result_the_page_says_when_there_will_be_something(tim: Client, pathway: Pathway) -> None:
    text = tim.get(reverse("training", args=[pathway.public_id])).content.decode()
    assert "Aucune formation n’est encore proposée." in text
