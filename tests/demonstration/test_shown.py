"""The accounts that are printed, one per role, have something to do today."""

from socle.cli.demo_cohort import ROLES
from socle.demonstration.bodies import network
from socle.demonstration.plan import Outcome
from socle.demonstration.shown import choose
from socle.demonstration.team import team
from tests.demonstration.conftest import TODAY, Cohort


def test_there_is_someone_of_each_role(cohort: Cohort) -> None:
    colleagues = choose(cohort).colleagues
    assert [role in each.roles for role, each in zip(ROLES, colleagues, strict=True)] == [True] * len(ROLES)


def test_the_assessor_has_an_assessment_under_way(cohort: Cohort) -> None:
    assessor = choose(cohort).colleagues[2]
    under_way = [a for each in cohort for a in each.course.assessments if a.result_on is None]
    assert any(team().staff[assessment.assessor] == assessor for assessment in under_way)


def test_the_trainer_has_someone_in_training_who_has_a_card(cohort: Cohort) -> None:
    shown = choose(cohort)
    learner = shown.candidates[0].course
    assert team().staff[learner.trainings[-1].trainer] == shown.colleagues[3]
    assert (learner.stop, learner.expired_on, learner.hearings) == (None, None, ())
    assert (TODAY - learner.trainings[-1].sessions[-1].on).days < 60


def test_the_secretary_and_the_juror_have_a_sitting_soon_with_a_file(cohort: Cohort) -> None:
    secretary, juror = choose(cohort).colleagues[4:6]
    waiting = {
        network().sites[each.site].territory
        for each in cohort
        for hearing in each.course.hearings
        if hearing.outcome == Outcome.PENDING
    }
    assert secretary.territory == juror.territory
    assert secretary.territory in waiting
    assert not juror.is_tied


def test_the_certified_candidate_has_a_certificate(cohort: Cohort) -> None:
    assert choose(cohort).candidates[1].course.granted_on is not None


def test_nobody_of_the_team_has_another_s_address() -> None:
    emails = [each.email for each in team().everyone]
    assert len(set(emails)) == len(emails)
    assert all(email.endswith(".example") for email in emails)
