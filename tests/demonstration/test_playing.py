"""A small cohort played through the real verbs: what the database holds is what was planned and done."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.utils import timezone

from socle.apps.accounts.actions import issue_card, open_with_card
from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Batch, Passage
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import write_entry
from socle.apps.journal.models import Entry
from socle.apps.juries.models import Deliberation, Member, Sitting
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Person
from socle.core.declaration.lifecycles import BATCH, PASSAGE
from socle.core.jury import College
from socle.core.pathway import PATHWAY
from socle.core.sitting import SITTING
from socle.demonstration.draw import draw_cohort
from socle.demonstration.extras import draw_extras
from socle.demonstration.facts import Facts
from socle.demonstration.funnel import funnel
from socle.demonstration.plan import Outcome, PlannedCandidate
from socle.demonstration.playing.cohort import (
    BEGIN,
    is_empty,
    is_half_played,
    is_whole,
    play_cohort,
    shown,
)
from socle.demonstration.playing.measured import measured_funnel
from socle.demonstration.playing.network import PASSWORD
from tests.demonstration.conftest import TODAY

SIZE = 40
Cohort = tuple[PlannedCandidate, ...]


@pytest.fixture(scope="module")
def small(facts: Facts) -> Cohort:
    cohort = draw_cohort(2021, SIZE, today=TODAY, facts=facts)
    return cohort + draw_extras(2021, 600, today=TODAY, facts=facts, besides=cohort)


@pytest.fixture(scope="module")
def played(small: Cohort, django_db_setup: None, django_db_blocker: Any) -> Iterator[Cohort]:
    """Played once for this module, in a transaction that is rolled back after its tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        play_cohort(small, today=TODAY, workers=1, told=lambda what, done, of: None)
        yield small
        transaction.set_rollback(True)


def replayed(lifecycle: Any, subject: str) -> dict[int, str]:
    """The state of each record as the moves in the journal tell it, from the initial one on."""
    states: dict[int, str] = {}
    for entry in Entry.objects.filter(subject=subject, codes__has_keys=["from", "to"]).order_by("pk"):
        before = states.get(entry.subject_id, lifecycle.initial)
        step = lifecycle.find(entry.verb, before)
        assert (entry.codes["from"], entry.codes["to"]) == (before, step.target)
        states[entry.subject_id] = step.target
    return states


@pytest.mark.django_db
def test_a_cohort_whose_end_was_never_written_is_only_half_played(clea: Framework) -> None:
    assert (is_whole(), is_half_played(), is_empty()) == (False, False, True)
    write_entry(clea, BEGIN, by=None, on=TODAY)
    assert (is_whole(), is_half_played()) == (False, True)


def test_the_database_tells_the_funnel_that_was_planned(played: Cohort, facts: Facts) -> None:
    for slug in ("clea", "clea-management"):
        assert measured_funnel(slug) == funnel(played, facts.frameworks[slug])


def test_every_state_is_explained_by_the_moves_of_its_journal(played: Cohort) -> None:
    lives = ((Pathway, PATHWAY), (Sitting, SITTING), (Passage, PASSAGE), (Batch, BATCH))
    for model, lifecycle in lives:
        moved = replayed(lifecycle, model._meta.label_lower)
        states = dict(model._default_manager.values_list("pk", "state"))
        assert {pk: moved.get(pk, lifecycle.initial) for pk in states} == states


def test_every_certificate_comes_from_a_jury_with_quorum_or_from_a_named_person(played: Cohort) -> None:
    certificates = Certificate.objects.select_related(
        "deliberation__item__sitting", "deliberation__validation"
    )
    assert len(certificates) == sum(each.course.granted_on is not None for each in played)
    for deliberation in (certificate.deliberation for certificate in certificates):
        assert deliberation.verdict == "granted"
        if deliberation.item is None:
            assert deliberation.validation is not None
            assert deliberation.voters == [deliberation.validation.validated_by_id]
            continue
        voters = Member.objects.filter(
            sitting=deliberation.item.sitting, professional__in=deliberation.voters, present=True
        )
        assert set(voters.values_list("college", flat=True)) == set(College)
        assert deliberation.item.sitting.state == "closed"


def test_each_decision_is_the_one_that_was_planned_with_its_reason(played: Cohort) -> None:
    decided = sorted(Deliberation.objects.values_list("decided_on", "verdict", "reason"))
    hearings = (hearing for each in played for hearing in each.course.hearings)
    past = [each for each in hearings if each.outcome != Outcome.PENDING]
    assert decided == sorted((each.sitting_on, each.outcome.value, each.reason) for each in past)


def test_members_withdraw_from_the_files_of_their_own_organisation(played: Cohort) -> None:
    assert any(Deliberation.objects.values_list("withdrawn", flat=True))


def test_certificates_are_declared_from_batch_to_batch_and_the_last_ones_wait(played: Cohort) -> None:
    _, candidates = shown()
    allowed = {45: {"integrated", "rejected"}, 10: {"deposited"}, -1: {"to_prepare"}}
    for passage in Passage.objects.select_related("certificate"):
        days = (TODAY - passage.certificate.awarded_on).days
        states = next(each for least, each in allowed.items() if days >= least)
        is_shown = passage.certificate.person_id == candidates[-1]
        assert passage.state in ({"integrated"} if is_shown else states)
    assert Passage.objects.count() == Certificate.objects.count()
    assert set(Batch.objects.values_list("profile", flat=True)) == {"1.1.2", "1.1.5"}


def test_every_certificate_of_the_demonstration_is_a_specimen(played: Cohort) -> None:
    assert set(Certificate.objects.values_list("specimen", flat=True)) == {True}


def test_the_next_sitting_of_each_territory_is_in_the_calendar(played: Cohort) -> None:
    coming = Sitting.objects.filter(sits_on__gte=TODAY, framework__slug="clea")
    assert coming.values("name").distinct().count() == 4
    assert set(coming.values_list("state", flat=True)) <= {"planned", "agenda_closed"}


def test_the_accounts_that_are_printed_can_sign_in_and_the_candidates_open_their_pages(
    played: Cohort,
) -> None:
    accounts, candidates = shown()
    assert [authenticate(None, email=each.email, password=PASSWORD) for each in accounts] == accounts
    for person in Person.objects.filter(pk__in=candidates):
        code = issue_card(person, by=None, on=TODAY)
        assert open_with_card(code, person.birth_date, address=None, at=timezone.now()) == person


def test_a_cohort_played_to_its_end_is_whole(played: Cohort) -> None:
    assert (is_whole(), is_half_played(), is_empty()) == (True, False, False)
