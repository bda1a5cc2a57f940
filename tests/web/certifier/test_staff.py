import re

import pytest
from django.test import Client

from socle.apps.accounts.models import Membership
from tests.cast import Cast

SAID = {
    "first_name": "Eve",
    "last_name": "Martin",
    "email": "Eve@exemple.fr",
    "role": "juror",
    "college": "employers",
    "employer_siren": "443061841",
}


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def test_a_juror_is_added_with_college_and_employer(cleo: Client) -> None:
    assert "Eve Martin a le rôle « Membre de jury »" in text(cleo.post("/roles/nouveau/", SAID, follow=True))
    held = Membership.objects.select_related("account__professional").get(role="juror")
    assert (held.account.email, held.college, held.account.professional.employer_siren) == (
        "eve@exemple.fr",
        "employers",
        "443061841",
    )
    assert "Employeurs" in text(cleo.get("/roles/"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"college": ""}, "college"),
        ({"role": "secretary"}, "college"),
        ({"role": "assessor"}, "role"),
        ({"employer_siren": "443061840"}, "employer_siren"),
        ({"email": "eve"}, "email"),
        ({"first_name": ""}, "first_name"),
    ],
)
def test_a_wrong_person_is_refused_field_by_field(cleo: Client, changed: dict[str, str], field: str) -> None:
    answer = cleo.post("/roles/nouveau/", SAID | changed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_whoever_has_an_account_gets_the_role_in_plus_and_not_twice(cleo: Client, cast: Cast) -> None:
    said = SAID | {"email": cast.charlie.email, "role": "secretary", "college": ""}
    cleo.post("/roles/nouveau/", said)
    assert Membership.objects.get(role="secretary").account == cast.charlie
    assert "a déjà le rôle « Secrétaire de jury »" in text(cleo.post("/roles/nouveau/", said))


def test_a_role_ends_today_but_the_last_certifier_stays(cleo: Client) -> None:
    last = Membership.objects.get(role="certifier")
    said = text(cleo.post(f"/roles/{last.pk}/fin/", follow=True))
    last.refresh_from_db()
    assert ("plus personne pour donner les rôles" in said, last.ends_on) == (True, None)
    cleo.post("/roles/nouveau/", SAID)
    juror = Membership.objects.get(role="juror")
    assert "Le rôle se termine ce soir" in text(cleo.post(f"/roles/{juror.pk}/fin/", follow=True))
    assert cleo.post(f"/roles/{juror.pk}/fin/").status_code == 404


def test_a_role_in_a_body_is_not_ended_here(cleo: Client, cast: Cast) -> None:
    held = Membership.objects.filter(account=cast.ada).get()
    assert cleo.post(f"/roles/{held.pk}/fin/").status_code == 404
