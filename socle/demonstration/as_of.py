"""What was done of a planned course by a given day."""

from dataclasses import replace
from datetime import date

from socle.core.framework.model import Framework
from socle.demonstration.plan import Course, Outcome, PlannedAssessment, PlannedHearing


def as_of(course: Course, today: date, framework: Framework) -> Course:
    """What was done by the end of that day; a sitting of the day itself has not decided yet."""
    assessments = tuple(_assessed_by(a, today, framework) for a in course.assessments if a.days[0] <= today)
    given_back = sum(1 for a in assessments if a.result_on)
    trainings = tuple(
        replace(t, sessions=tuple(s for s in t.sessions if s.on <= today))
        for t in course.trainings[:given_back]
    )
    return replace(
        course,
        assessments=assessments,
        trainings=trainings,
        hearings=tuple(_heard_by(h, today) for h in course.hearings if h.submitted_on <= today),
        outside=course.outside if course.outside and course.outside.on <= today else None,
        stop=course.stop if course.stop and course.stop.on <= today else None,
        expired_on=course.expired_on if course.expired_on and course.expired_on <= today else None,
    )


def _assessed_by(assessment: PlannedAssessment, today: date, framework: Framework) -> PlannedAssessment:
    """Under way until its result is given back: the domains are seen in order, over its days."""
    if assessment.result_on and assessment.result_on <= today:
        return assessment
    seen = _seen_by(assessment, today, framework)
    situations = (
        replace(each, codes=tuple(code for code in each.codes if code in seen))
        for each in assessment.situations
        if each.on <= today
    )
    return replace(
        assessment,
        days=tuple(day for day in assessment.days if day <= today),
        result_on=None,
        ratings={code: said for code, said in assessment.ratings.items() if code in seen},
        obstacles={code: why for code, why in assessment.obstacles.items() if code in seen},
        situations=tuple(each for each in situations if each.codes),
    )


def _seen_by(assessment: PlannedAssessment, today: date, framework: Framework) -> set[str]:
    """The criteria of the domains that were reached; the last domain waits for the restitution."""
    days, domains = assessment.days, framework.domains[:-1]
    reached = [d for n, d in enumerate(domains) if days[n * len(days) // len(domains)] <= today]
    codes = {c.code for domain in reached for s in domain.subdomains for c in s.criteria}
    return codes & assessment.ratings.keys()


def _heard_by(hearing: PlannedHearing, today: date) -> PlannedHearing:
    if hearing.sitting_on < today:
        return hearing
    return replace(hearing, outcome=Outcome.PENDING, reason="")
