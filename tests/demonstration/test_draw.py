"""The cohort has the published margins whatever the seed, and its story obeys the scheme's rules."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.assessment import Kind, latest_ratings
from socle.core.certification import ACQUIRED, Verdict, decide_certification
from socle.core.framework.model import Framework
from socle.core.pathway import codes_to_reassess, without_situation
from socle.core.person import wrong_in
from socle.core.places.check import PlaceVerdict, check_birth_place
from socle.demonstration.bodies import network
from socle.demonstration.days import CUT_OFF, is_working_day
from socle.demonstration.draw import draw_cohort
from socle.demonstration.facts import Facts, load_facts
from socle.demonstration.funnel import funnel
from socle.demonstration.margins import CERTIFIED, FIRST_ATTEMPT, JOBSEEKERS, TOP_SECTORS, UNDER_25, UNDER_30
from socle.demonstration.people import age_class
from socle.demonstration.plan import Outcome, PlannedCandidate
from socle.environment import home
from socle.scheme import scheme
from tests.demonstration.conftest import TODAY, Cohort

FACTS = load_facts(home() / "data")
SOCLE = FACTS.frameworks["clea"]


def ages(cohort: Cohort) -> Counter[str]:
    return Counter(age_class(each.status.birth_date, each.opened_on) for each in cohort)


def days_of(candidate: PlannedCandidate) -> list[date]:
    """Every day of a candidate's course in the order of the story, the sitting to come left out."""
    course = candidate.course
    days = [candidate.opened_on]
    for place, assessment in enumerate(course.assessments):
        days += [*assessment.days, *([assessment.result_on] if assessment.result_on else [])]
        if place < len(course.trainings):
            days += [session.on for session in course.trainings[place].sessions]
    if course.outside:
        days.append(course.outside.on)
    for hearing in course.hearings:
        days.append(hearing.submitted_on)
        if hearing.outcome != Outcome.PENDING:
            days.append(hearing.sitting_on)
    ends = (course.stop.on if course.stop else None, course.expired_on)
    return days + [day for day in ends if day]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_published_counts_and_shares_are_met_to_the_nearest_person_whatever_the_seed(
    seed: int, facts: Facts
) -> None:
    drawn = draw_cohort(seed, today=TODAY, facts=facts)
    by_age = ages(drawn)
    assert {
        "participants": len(drawn),
        "certified": sum(1 for each in drawn if each.course.granted_on),
        "jobseekers": sum(each.circumstances.status == "jobseeker" for each in drawn),
        "under 25": by_age["under_25"],
        "under 30": by_age["under_25"] + by_age["under_30"],
        "sectors": tuple(code for code, _ in Counter(e.circumstances.sector for e in drawn).most_common(5)),
    } == {
        "participants": 3842,
        "certified": 1802,
        "jobseekers": 3381,
        "under 25": 1281,
        "under 30": 1921,
        "sectors": TOP_SECTORS,
    }
    first = next(step for step in funnel(drawn, SOCLE) if step.code == "all_acquired_at_once")
    lowest, highest = FIRST_ATTEMPT
    assert lowest <= Fraction(first.reached, first.among) <= highest


def test_the_same_seed_draws_the_same_cohort_and_another_seed_another(facts: Facts) -> None:
    once, again = (draw_cohort(7, 120, today=TODAY, facts=facts) for _ in range(2))
    assert once == again
    assert once != draw_cohort(8, 120, today=TODAY, facts=facts)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(1, 90))
def test_a_smaller_cohort_has_the_same_margins_to_the_nearest_person(seed: int, size: int) -> None:
    drawn = draw_cohort(seed, size, today=TODAY, facts=FACTS)
    by_age = ages(drawn)
    found = (
        len(drawn),
        sum(1 for each in drawn if each.course.granted_on),
        sum(each.circumstances.status == "jobseeker" for each in drawn),
        by_age["under_25"],
        by_age["under_25"] + by_age["under_30"],
    )
    assert found == (size, *(m.of(size) for m in (CERTIFIED, JOBSEEKERS, UNDER_25, UNDER_30)))


def test_the_cohort_is_not_drawn_for_a_day_when_its_story_was_not_over(facts: Facts) -> None:
    with pytest.raises(ValueError, match="2024-01-01"):
        draw_cohort(1, 50, today=date(2022, 3, 1), facts=facts)


def test_certified_are_exactly_those_granted_whose_ratings_acquire_every_domain(cohort: Cohort) -> None:
    for candidate in cohort:
        course = candidate.course
        given_back = [each.ratings for each in course.assessments if each.result_on]
        certified = decide_certification(SOCLE, latest_ratings(given_back)).certified
        if course.hearings:
            assert certified
        elif given_back:
            assert not certified or course.stop or course.assessments[-1].result_on > date(2026, 11, 1)


def test_every_acquired_criterion_is_shown_by_a_situation(cohort: Cohort, extras: Cohort) -> None:
    for candidate in cohort + extras:
        for assessment in candidate.course.assessments:
            assert {code for each in assessment.situations for code in each.codes} <= {
                code for code, verdict in assessment.ratings.items() if verdict == ACQUIRED
            }
        done = [each for each in candidate.course.assessments if each.result_on]
        shown = {code for each in done for situation in each.situations for code in situation.codes}
        counted = [code for code, said in latest_ratings(e.ratings for e in done).items() if said == ACQUIRED]
        assert without_situation(counted, shown) == ()


def test_an_initial_assessment_rests_on_five_to_ten_real_tasks(cohort: Cohort) -> None:
    counts = {len(e.course.assessments[0].situations) for e in cohort if e.presences and e.course.trainings}
    assert min(counts) >= 5
    assert max(counts) <= 10


def test_a_final_assessment_is_made_on_other_tasks_than_the_first(cohort: Cohort) -> None:
    again = 0
    finals = [each.course.assessments for each in cohort if len(each.course.assessments) == 2]
    for initial, final in finals:
        done = {situation.title for situation in initial.situations}
        again += any(situation.title in done for situation in final.situations)
    assert again / len(finals) < 0.02


def test_the_final_assessment_touches_only_what_is_missing(
    cohort: Cohort, extras: Cohort, facts: Facts
) -> None:
    for candidate in cohort + extras:
        framework = facts.frameworks[candidate.framework]
        held: dict[str, Verdict] = {}
        for assessment in candidate.course.assessments:
            if assessment.kind == Kind.FINAL:
                scope = codes_to_reassess(decide_certification(framework, held), framework.codes, "domain")
                assert assessment.ratings.keys() <= set(scope)
            held = latest_ratings((held, assessment.ratings))


def test_hours_are_prescribed_for_each_missing_subdomain_and_nothing_else(
    cohort: Cohort, extras: Cohort, facts: Facts
) -> None:
    for candidate in cohort + extras:
        framework: Framework = facts.frameworks[candidate.framework]
        held: dict[str, Verdict] = {}
        missing = []
        for assessment in candidate.course.assessments:
            held = latest_ratings((held, assessment.ratings))
            decision = decide_certification(framework, held)
            if assessment.result_on and not decision.certified:
                missing.append(set(decision.missing_subdomains))
        assert [set(training.hours) for training in candidate.course.trainings] == missing


def test_nobody_is_assessed_by_someone_who_trains_them(cohort: Cohort, extras: Cohort) -> None:
    staff = network().staff
    for candidate in cohort + extras:
        assessors = {each.assessor for each in candidate.course.assessments}
        trainers = {each.trainer for each in candidate.course.trainings}
        assert not assessors & trainers
        assert all(staff[n].is_assessor and staff[n].site == candidate.site for n in assessors)
        assert all(staff[n].is_trainer and staff[n].site == candidate.site for n in trainers)


def test_every_day_is_a_working_day_not_after_today_and_in_order(cohort: Cohort, extras: Cohort) -> None:
    for candidate in cohort + extras:
        days = days_of(candidate)
        assert days == sorted(days)
        assert days[-1] <= TODAY
        assert all(map(is_working_day, days))


def test_a_file_reaches_a_sitting_before_its_cut_off_and_nothing_is_decided_ahead(cohort: Cohort) -> None:
    for hearing in (each for candidate in cohort for each in candidate.course.hearings):
        assert hearing.submitted_on <= hearing.sitting_on - CUT_OFF
        assert (hearing.outcome == Outcome.PENDING) == (hearing.sitting_on >= TODAY)
        assert bool(hearing.reason) == (hearing.outcome in (Outcome.DEFERRED, Outcome.REFUSED))


def test_the_pages_of_today_are_not_empty(cohort: Cohort) -> None:
    recent = cohort[-40:]
    courses = [each.course for each in recent]
    seen = {
        "enrolled today": any(each.opened_on == TODAY for each in recent),
        "being assessed": any(c.assessments and not c.assessments[-1].result_on for c in courses),
        "in training": any(c.trainings and c.trainings[-1].sessions for c in courses),
        "before the next sitting": any(c.hearings and c.hearings[-1].sitting_on > TODAY for c in courses),
    }
    assert seen == dict.fromkeys(seen, True)
    assert not any(course.stop for course in courses)


def test_an_assessment_under_way_is_rated_as_far_as_it_went(cohort: Cohort) -> None:
    for candidate in cohort:
        for assessment in candidate.course.assessments:
            if assessment.kind == Kind.INITIAL:
                whole = len(assessment.ratings) == SOCLE.criterion_count
                assert whole == (assessment.result_on is not None)


def test_only_the_planned_duplicates_could_be_taken_for_one_another(cohort: Cohort, extras: Cohort) -> None:
    known = Counter(candidate.status.identity_key for candidate in cohort + extras)
    twice = [key for key, count in known.items() if count > 1]
    doubtful = [each for each in cohort if each.status.identity_key in twice]
    assert (len(twice), max(known.values()), len(doubtful)) == (3, 2, 6)
    assert not any(candidate.course.hearings for candidate in doubtful)


def test_everyone_has_a_civil_status_that_can_be_true_and_a_birth_place_of_that_day(
    cohort: Cohort, extras: Cohort, facts: Facts
) -> None:
    for candidate in cohort + extras:
        status = candidate.status
        answer = check_birth_place(
            facts.places,
            birth_date=status.birth_date,
            commune_code=status.birth_place,
            town=status.birth_place_name,
        )
        assert (wrong_in(status, on=candidate.opened_on), answer.verdict) == ((), PlaceVerdict.FOUND)
    abroad = sum(each.status.birth_place.startswith("99") for each in cohort)
    assert 0.25 <= abroad / len(cohort) <= 0.35


def test_four_in_ten_have_no_email_and_no_number_can_ring(cohort: Cohort) -> None:
    without = sum(not each.contact.email for each in cohort)
    assert 0.35 <= without / len(cohort) <= 0.45
    assert {each.contact.email.partition("@")[2] for each in cohort} == {"", "courriel.example"}
    assert {each.contact.phone[:8] for each in cohort} == {"", "01 99 00", "06 39 98"}


def test_rare_obstacles_have_their_reason(cohort: Cohort) -> None:
    hindered = [
        a for each in cohort for a in each.course.assessments if Verdict.NOT_ASSESSABLE in a.ratings.values()
    ]
    assert 0 < len(hindered) < 80
    for assessment in hindered:
        codes = {code for code, said in assessment.ratings.items() if said == Verdict.NOT_ASSESSABLE}
        assert assessment.obstacles.keys() == codes


def test_every_code_of_the_circumstances_is_in_the_scheme_s_lists(cohort: Cohort, extras: Cohort) -> None:
    lists = scheme().lists
    for candidate in cohort + extras:
        for name in ("reason", "referrer", "payer", "sector", "status", "education"):
            lists.refuse_unknown(name, getattr(candidate.circumstances, name), candidate.opened_on)
        if candidate.course.stop:
            lists.refuse_unknown("stop_reason", candidate.course.stop.reason, candidate.course.stop.on)


def test_the_funnel_never_widens(cohort: Cohort) -> None:
    steps = {step.code: (step.reached, step.among) for step in funnel(cohort, SOCLE)}
    assert steps["enrolled"] == (3842, 3842)
    assert steps["certified"] == (1802, 3842)
    assert all(reached <= among for reached, among in steps.values())
