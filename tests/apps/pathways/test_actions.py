from datetime import date

import pytest

from socle.apps.accreditations.actions import accredit
from socle.apps.frameworks.actions import publish_version
from socle.apps.frameworks.models import Framework, Version
from socle.apps.organisations.actions import register_body, register_site
from socle.apps.organisations.models import Site
from socle.apps.pathways.actions import Circumstances, open_pathway, resume_pathway, stop_pathway
from socle.apps.pathways.models import Pathway
from socle.apps.people.actions import register_person
from socle.apps.people.models import Person
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.apps.frameworks.test_actions import NEXT
from tests.conftest import FIRST_DAY, TODAY
from tests.core.test_person import ALICE

WHY = Circumstances(reason="training", referrer="france_travail", payer="region", sector="childcare")


@pytest.fixture
def clea(shipped: list[Version]) -> Framework:
    return Framework.objects.get(slug="clea")


@pytest.fixture
def ajaccio(clea: Framework) -> Site:
    body = register_body("412345678", "Corse Formation", by=None, on=FIRST_DAY)
    place = {"name": "Corse Ajaccio", "postal_code": "20000", "town": "Ajaccio"}
    site = register_site(body, "41234567800019", **place, by=None, on=FIRST_DAY)
    last = date(2026, 12, 31)
    accredit(site, clea, AccreditedRole.ASSESS, starts_on=FIRST_DAY, ends_on=last, by=None, on=FIRST_DAY)
    return site


@pytest.fixture
def alice(db: None) -> Person:
    return register_person(ALICE, places=scheme().places, by=None, on=TODAY)


def enrol(
    person: Person, framework: Framework, site: Site, why: Circumstances = WHY, on: date = TODAY
) -> Pathway:
    return open_pathway(person, framework, site, why, scheme=scheme(), by=None, on=on)


def test_open_files_keep_their_version_when_a_new_one_is_published(
    alice: Person, clea: Framework, ajaccio: Site
) -> None:
    pathway = enrol(alice, clea, ajaccio)
    publish_version(NEXT, starts_on=date(2026, 12, 1), by=None, on=TODAY)
    pathway.refresh_from_db()
    assert (pathway.state, pathway.version.label) == ("enrolled", "2018")


def test_no_pathway_opens_without_the_site_s_accreditation_that_day(
    alice: Person, clea: Framework, ajaccio: Site
) -> None:
    with pytest.raises(Refusal, match="il manque une habilitation à évaluer"):
        enrol(alice, clea, ajaccio, on=date(2027, 1, 1))
    assert not Pathway.objects.exists()


def test_no_pathway_opens_after_the_registration_ends(alice: Person, clea: Framework, ajaccio: Site) -> None:
    clea.registered_until = date(2026, 10, 31)
    with pytest.raises(Refusal, match="il s’est terminé le 31/10/2026"):
        enrol(alice, clea, ajaccio)


def test_a_second_submission_of_the_same_form_opens_nothing(
    alice: Person, clea: Framework, ajaccio: Site
) -> None:
    enrol(alice, clea, ajaccio)
    with pytest.raises(Refusal, match="a déjà un parcours ouvert"):
        enrol(alice, clea, ajaccio)
    assert Pathway.objects.count() == 1


def test_an_unknown_choice_is_refused_with_those_that_exist(
    alice: Person, clea: Framework, ajaccio: Site
) -> None:
    with pytest.raises(Refusal, match="« S’orienter »"):
        enrol(alice, clea, ajaccio, Circumstances("fun", "self", "self", "other"))


def test_a_stopped_pathway_says_why_and_lets_another_open(
    alice: Person, clea: Framework, ajaccio: Site
) -> None:
    pathway = enrol(alice, clea, ajaccio)
    stop_pathway(pathway, "employer_days", scheme=scheme(), by=None, on=TODAY)
    pathway.refresh_from_db()
    assert (pathway.state, pathway.stop_reason) == ("stopped", "employer_days")
    assert enrol(alice, clea, ajaccio).state == "enrolled"


def test_a_stopped_pathway_is_not_resumed_beside_another(
    alice: Person, clea: Framework, ajaccio: Site
) -> None:
    stopped = enrol(alice, clea, ajaccio)
    stop_pathway(stopped, "employer_days", scheme=scheme(), by=None, on=TODAY)
    enrol(alice, clea, ajaccio)
    with pytest.raises(Refusal, match="a déjà un parcours ouvert"):
        resume_pathway(stopped, by=None, on=TODAY)
