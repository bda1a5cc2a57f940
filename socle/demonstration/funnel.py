"""What the plan expects at each step: how many people, out of how many."""

from collections.abc import Iterable
from dataclasses import dataclass

from socle.core.certification import decide_certification
from socle.core.framework.model import Framework
from socle.demonstration.plan import PlannedCandidate


@dataclass(frozen=True, slots=True)
class Step:
    code: str
    reached: int
    among: int


def funnel(candidates: Iterable[PlannedCandidate], framework: Framework) -> tuple[Step, ...]:
    """From enrolment to the certificate, on one framework; `among` is who could have reached the step."""
    courses = [each.course for each in candidates if each.framework == framework.slug]
    results = [course for course in courses if course.assessments and course.assessments[0].result_on]
    firsts = [
        course
        for course in results
        if decide_certification(framework, course.assessments[0].ratings).certified
    ]
    trained = [course for course in results if any(training.sessions for training in course.trainings)]
    finals = [course for course in trained if any(each.result_on for each in course.assessments[1:])]
    sent = [course for course in courses if course.hearings]
    certified = [course for course in courses if course.granted_on]
    return (
        Step("enrolled", len(courses), len(courses)),
        Step("initial_result", len(results), len(courses)),
        Step("all_acquired_at_once", len(firsts), len(results)),
        Step("trained", len(trained), len(results) - len(firsts)),
        Step("final_result", len(finals), len(trained)),
        Step("sent_to_jury", len(sent), len(courses)),
        Step("certified", len(certified), len(courses)),
    )
