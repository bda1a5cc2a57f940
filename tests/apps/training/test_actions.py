from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.accreditations.models import Accreditation
from socle.apps.accreditations.models import Role as AccreditationRole
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.apps.training.actions import Given, prescribe, record_sessions
from socle.apps.training.models import Prescription, Session
from socle.apps.training.queries import prescription_in_force, trainers_of
from socle.core.errors import Refusal
from socle.core.roles import Role
from socle.scheme import scheme
from tests.cast import NEXT, TODAY, Cast, assess, enrol, give_result_back, professional, verdicts

LATER = date(2026, 12, 8)


def train(
    pathway: Pathway,
    cast: Cast,
    hours: str = "3.5",
    subdomains: tuple[str, ...] = ("3.1",),
    *,
    by: Account | None = None,
) -> None:
    """A session that Tim, or someone else, gave on 8 December and tells the same day."""
    trainer = by or cast.tim
    given = [Given(LATER, Decimal(hours), subdomains)]
    record_sessions(pathway, trainer.professional, given, scheme=scheme(), by=trainer.pk, on=LATER)


@pytest.fixture
def prescribed(cast: Cast, clea: Framework) -> Pathway:
    pathway = enrol(cast, clea)
    give_result_back(assess(pathway, cast.bob, verdicts(pathway, d3="not_acquired")), cast.bob)
    return pathway


def test_the_first_session_starts_the_training(prescribed: Pathway, cast: Cast) -> None:
    train(prescribed, cast)
    train(prescribed, cast)
    assert (prescribed.state, Session.objects.count()) == ("in_training", 2)
    assert trainers_of(prescribed) == {cast.tim.professional_id}


def test_only_a_trainer_of_the_body_records_a_session(prescribed: Pathway, cast: Cast) -> None:
    with pytest.raises(Refusal, match="Bob Martin n’est pas formateur de Afpa le 08/12/2026"):
        train(prescribed, cast, by=cast.bob)


def test_a_session_to_come_is_not_recorded(prescribed: Pathway, cast: Cast) -> None:
    given = [Given(LATER, Decimal(3), ("3.1",))]
    with pytest.raises(Refusal, match="La séance du 08/12/2026 n’a pas encore eu lieu"):
        record_sessions(
            prescribed, cast.tim.professional, given, scheme=scheme(), by=cast.tim.pk, on=date(2026, 12, 7)
        )


def test_training_the_base_needs_no_accreditation_since_2019(prescribed: Pathway, cast: Cast) -> None:
    Accreditation.objects.filter(role=AccreditationRole.TRAIN).delete()
    train(prescribed, cast)
    assert Session.objects.count() == 1


def test_a_session_names_subdomains_that_exist(prescribed: Pathway, cast: Cast) -> None:
    with pytest.raises(Refusal, match=r"n’existent pas : 9\.9"):
        train(prescribed, cast, subdomains=("3.1", "9.9"))
    with pytest.raises(Refusal, match="Rien n’est travaillé"):
        train(prescribed, cast, subdomains=())


@pytest.mark.parametrize("hours", ["0", "-1", "12.5"])
def test_a_session_lasts_between_nothing_and_twelve_hours(
    prescribed: Pathway, cast: Cast, hours: str
) -> None:
    with pytest.raises(Refusal, match="entre 0 et 12 heures"):
        train(prescribed, cast, hours)


def test_nobody_trains_before_the_result(cast: Cast, clea: Framework) -> None:
    with pytest.raises(Refusal, match="« inscrit »"):
        train(enrol(cast, clea), cast)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"3.1": 10, "1.1": 5}, "pour ce qui est acquis : 1.1"),
        ({}, "Il manque les heures proposées pour : 3.1"),
        ({"3.1": 0}, "n’est pas possible pour : 3.1"),
        ({"3.1": 401}, "n’est pas possible pour : 3.1"),
    ],
)
def test_a_prescription_gives_hours_to_what_is_missing_and_to_nothing_else(
    prescribed: Pathway, hours: dict[str, int], said: str
) -> None:
    with pytest.raises(Refusal, match=said), transaction.atomic():
        prescribe(prescribed, hours, NEXT, missing=("3.1",), by=None, on=TODAY)
    assert Prescription.objects.count() == 1


def test_the_latest_prescription_is_in_force(prescribed: Pathway) -> None:
    latest = prescribe(prescribed, {"3.2": 4}, NEXT, missing=("3.2",), by=None, on=LATER)
    assert prescription_in_force(prescribed) == latest


def test_the_trainers_of_a_person_are_those_of_all_their_pathways(prescribed: Pathway, cast: Cast) -> None:
    train(prescribed, cast)
    professional("Uma", Role.TRAINER, site=cast.caen)
    assert trainers_of(prescribed) == {cast.tim.professional_id}
