from datetime import date

import pytest
from django.db import IntegrityError, transaction

from socle.apps.accreditations.actions import accredit, end_accreditation, refuse_without_accreditation
from socle.apps.accreditations.models import Accreditation
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.organisations.actions import register_body, register_site
from socle.apps.organisations.models import Site
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from tests.conftest import TODAY
from tests.core.test_parameters import SHIPPED

ASSESS, TRAIN = AccreditedRole.ASSESS, AccreditedRole.TRAIN
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)


@pytest.fixture
def ajaccio(db: None) -> Site:
    body = register_body("412345678", "Corse Formation", by=None, on=FIRST)
    place = {"name": "Corse Ajaccio", "postal_code": "20000", "town": "Ajaccio"}
    return register_site(body, "41234567800019", **place, by=None, on=FIRST)


@pytest.fixture
def clea(db: None) -> Framework:
    return Framework.objects.get(slug="clea")


def give(
    site: Site, framework: Framework, role: AccreditedRole = ASSESS, starts_on: date = FIRST
) -> Accreditation:
    return accredit(site, framework, role, starts_on=starts_on, ends_on=LAST, by=None, on=FIRST)


def test_the_accreditation_is_checked_on_the_date_of_the_act(ajaccio: Site, clea: Framework) -> None:
    give(ajaccio, clea)
    refuse_without_accreditation(ajaccio, clea, ASSESS, parameters=SHIPPED, on=TODAY)
    with pytest.raises(Refusal, match="une habilitation à évaluer pour « clea » valable le 01/01/2027"):
        refuse_without_accreditation(ajaccio, clea, ASSESS, parameters=SHIPPED, on=date(2027, 1, 1))


def test_training_for_clea_needs_no_accreditation_since_july_2019(ajaccio: Site, clea: Framework) -> None:
    refuse_without_accreditation(ajaccio, clea, TRAIN, parameters=SHIPPED, on=TODAY)
    with pytest.raises(Refusal):
        refuse_without_accreditation(ajaccio, clea, TRAIN, parameters=SHIPPED, on=date(2019, 6, 30))


def test_two_accreditations_of_one_kind_never_overlap(ajaccio: Site, clea: Framework) -> None:
    give(ajaccio, clea)
    give(ajaccio, clea, role=TRAIN)
    with pytest.raises(Refusal, match="a déjà une habilitation"):
        give(ajaccio, clea, starts_on=date(2025, 1, 1))


def test_an_accreditation_cannot_end_before_it_starts(ajaccio: Site, clea: Framework) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        give(ajaccio, clea, starts_on=date(2027, 6, 1))


def test_an_accreditation_ends_on_its_day_and_the_journal_says_so(ajaccio: Site, clea: Framework) -> None:
    held = give(ajaccio, clea)
    end_accreditation(held, ends_on=TODAY, by=None, on=TODAY)
    refuse_without_accreditation(ajaccio, clea, ASSESS, parameters=SHIPPED, on=TODAY)
    with pytest.raises(Refusal, match="une habilitation à évaluer"):
        refuse_without_accreditation(ajaccio, clea, ASSESS, parameters=SHIPPED, on=date(2026, 11, 25))
    entry = Entry.objects.get(subject="accreditations.accreditation", verb="end")
    assert (entry.subject_id, entry.codes) == (held.pk, {"ends_on": "2026-11-24"})


def test_an_end_is_neither_before_the_start_nor_put_off(ajaccio: Site, clea: Framework) -> None:
    held = give(ajaccio, clea, starts_on=TODAY)
    with pytest.raises(Refusal, match="elle ne peut pas finir avant"):
        end_accreditation(held, ends_on=date(2026, 11, 23), by=None, on=TODAY)
    with pytest.raises(Refusal, match="une fin ne se repousse pas"):
        end_accreditation(held, ends_on=date(2040, 1, 1), by=None, on=TODAY)
