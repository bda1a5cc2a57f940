import pytest
from django.test import Client
from django.urls import reverse

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import ratings_of
from tests.cast import Cast, signed_in


@pytest.fixture
def address(given_back: Assessment) -> str:
    return reverse("correct", args=[given_back.public_id])


def test_a_correction_shows_the_former_rating_with_author_and_date(
    client: Client, given_back: Assessment, address: str, cast: Cast
) -> None:
    said = {"code": "3.1.1", "verdict": "acquired", "reason": "Mal cliqué"}
    text = signed_in(client, cast.dora).post(address, said, follow=True).content.decode()
    row = text.split('<th scope="row">3.1.1</th>')[1].split("</tr>")[0]
    assert row.startswith("<td>Pas encore</td><td>Acquis</td><td>Mal cliqué</td><td>Dora Martin</td>")
    assert ratings_of(given_back)["3.1.1"] == "acquired"


@pytest.mark.parametrize(
    "said",
    [
        {"code": "3.1.1", "verdict": "acquired", "reason": "  "},
        {"code": "9.9.9", "verdict": "acquired", "reason": "Relu"},
        {"code": "3.1.1", "verdict": "perfect", "reason": "Relu"},
    ],
)
def test_a_wrong_correction_changes_nothing(
    client: Client, given_back: Assessment, address: str, cast: Cast, said: dict[str, str]
) -> None:
    before = ratings_of(given_back)
    assert signed_in(client, cast.bob).post(address, said).status_code == 422
    assert ratings_of(given_back) == before


def test_who_rated_and_when_is_read_on_the_page(client: Client, address: str, cast: Cast) -> None:
    text = signed_in(client, cast.bob).get(address, {"c": "3.1.1"}).content.decode()
    assert '<option value="3.1.1" selected>' in text
    assert "<td>Bob Martin</td>" in text
