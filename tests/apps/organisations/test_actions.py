import pytest

from socle.apps.journal.models import Entry
from socle.apps.organisations.actions import correct_site, register_body, register_site
from socle.core.errors import Refusal
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db
PLACE = {"name": "Afpa Caen", "postal_code": "14000", "town": "Caen", "by": None, "on": TODAY}


def test_registering_a_body_twice_changes_nothing() -> None:
    first = register_body("412345678", "Afpa", by=None, on=TODAY)
    assert register_body("412345678", "Autre nom", by=None, on=TODAY) == first
    assert Entry.objects.filter(subject="organisations.body", subject_id=first.pk).count() == 1


def test_a_site_bears_the_siren_of_its_body() -> None:
    body = register_body("412345678", "Afpa", by=None, on=TODAY)
    assert str(register_site(body, "41234567800019", **PLACE)) == "Afpa Caen, Caen"
    with pytest.raises(Refusal, match="n’est pas celui d’un établissement de Afpa"):
        register_site(body, "55210055400013", **PLACE)


def test_the_street_and_phone_of_a_site_are_corrected_and_the_journal_says_which() -> None:
    site = register_site(register_body("412345678", "Afpa", by=None, on=TODAY), "41234567800019", **PLACE)
    for _ in range(2):
        correct_site(site, street="", phone="02 31 00 00 00", by=7, on=TODAY)
    site.refresh_from_db()
    assert (site.street, site.phone) == ("", "02 31 00 00 00")
    act = Entry.objects.get(subject="organisations.site", verb="correct")
    assert (act.actor_id, act.codes) == (7, {"changed": ["phone"]})
