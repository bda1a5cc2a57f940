"""The two other certificates, drawn apart so that the funnel of Île-de-France stays what was published."""

from collections import Counter

from socle.demonstration.days import is_working_day
from socle.demonstration.extras import PIX
from tests.demonstration.conftest import TODAY, Cohort


def test_a_hundred_and_twenty_take_numerique_and_forty_management(extras: Cohort) -> None:
    assert Counter(each.framework for each in extras) == {"clea-numerique": 120, "clea-management": 40}


def test_forty_come_with_a_result_obtained_by_pix_and_no_grid(extras: Cohort) -> None:
    by_pix = [each for each in extras if each.course.outside]
    sources = {each.course.outside.source for each in by_pix if each.course.outside}
    assert (len(by_pix), sources) == (40, {PIX})
    assert not any(each.course.assessments or each.course.trainings for each in by_pix)


def test_numerique_is_validated_on_the_first_working_day_of_a_month(extras: Cohort) -> None:
    validated = [
        hearing.sitting_on
        for each in extras
        if each.framework == "clea-numerique"
        for hearing in each.course.hearings
    ]
    assert validated
    for day in validated:
        assert not any(is_working_day(day.replace(day=n)) for n in range(1, day.day))


def test_some_of_each_are_certified_and_some_are_still_on_their_way(extras: Cohort) -> None:
    for framework in ("clea-numerique", "clea-management"):
        courses = [each.course for each in extras if each.framework == framework]
        assert any(course.granted_on for course in courses)
        assert any(not course.granted_on and not course.stop for course in courses)


def test_they_enrolled_in_the_last_months(extras: Cohort) -> None:
    assert all(0 <= (TODAY - each.opened_on).days < 300 for each in extras)


def test_none_is_someone_of_the_cohort(cohort: Cohort, extras: Cohort) -> None:
    keys = {each.status.identity_key for each in cohort}
    assert not any(each.status.identity_key in keys for each in extras)
