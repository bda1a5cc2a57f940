"""Whose accounts are printed: in each role, someone who has something to do today."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from socle.demonstration.bodies import network
from socle.demonstration.plan import PlannedAssessment, PlannedCandidate
from socle.demonstration.team import Colleague, team


@dataclass(frozen=True, slots=True)
class Shown:
    """One colleague per role, the certifier first; one candidate who learns and one who is certified."""

    colleagues: tuple[Colleague, ...]
    candidates: tuple[PlannedCandidate, ...]


def choose(cohort: Sequence[PlannedCandidate]) -> Shown:
    """The latest ones of the cohort in each situation; someone else where a tiny cohort has nobody."""
    latest = sorted(cohort, key=lambda each: each.opened_on, reverse=True)
    assessed = _first(latest, _is_being_assessed, lambda each: bool(each.course.assessments))
    learner = _first(latest, _is_learning, lambda each: _has_sessions(each))
    certified = _first(latest, lambda each: each.course.granted_on is not None, lambda each: True)
    heard = min((each for each in cohort if each.course.hearings), key=_awaited, default=cohort[0])
    territory = network().sites[heard.site].territory
    people = team()
    return Shown(
        colleagues=(
            people.certifiers[0],
            people.administrators[_body_with_files(cohort, assessed)],
            people.staff[_assessor(assessed)],
            people.staff[_trainer(learner)],
            people.secretary(territory),
            next(each for each in people.bench(territory) if not each.is_tied),
            people.researcher,
        ),
        candidates=(learner, certified),
    )


def _first(
    cohort: Sequence[PlannedCandidate], *wanted: Callable[[PlannedCandidate], bool]
) -> PlannedCandidate:
    """The first who is in the first of these situations that someone is in."""
    found = (each for is_wanted in wanted for each in cohort if is_wanted(each))
    return next(found, cohort[0])


def _open_assessment(candidate: PlannedCandidate) -> PlannedAssessment | None:
    return next((each for each in candidate.course.assessments if each.result_on is None), None)


def _is_being_assessed(candidate: PlannedCandidate) -> bool:
    return _open_assessment(candidate) is not None and not candidate.course.stop


def _has_sessions(candidate: PlannedCandidate) -> bool:
    return any(training.sessions for training in candidate.course.trainings)


def _is_learning(candidate: PlannedCandidate) -> bool:
    """In training today: the last thing that happened is a session."""
    course = candidate.course
    is_closed = course.stop or course.expired_on or course.hearings
    after_all = len(course.trainings) == len(course.assessments)
    return not is_closed and after_all and bool(course.trainings) and bool(course.trainings[-1].sessions)


def _awaited(candidate: PlannedCandidate) -> tuple[bool, str, date]:
    """Files that wait come first, those of the first sitting before the others; then the latest heard."""
    last = candidate.course.hearings[-1]
    waits = last.outcome == "pending" and candidate.framework == "clea"
    return not waits, "" if waits else str(-last.sitting_on.toordinal()), last.sitting_on


def _body_with_files(cohort: Sequence[PlannedCandidate], otherwise: PlannedCandidate) -> int:
    """The body with most pathways under way."""
    sites = network().sites
    going = [
        each for each in cohort if not (each.course.stop or each.course.expired_on or each.course.granted_on)
    ]
    counted = Counter(sites[each.site].body for each in going)
    return counted.most_common(1)[0][0] if counted else sites[otherwise.site].body


def _assessor(candidate: PlannedCandidate) -> int:
    course = candidate.course
    return course.assessments[-1].assessor if course.assessments else network().assessors(candidate.site)[0]


def _trainer(candidate: PlannedCandidate) -> int:
    given = [training.trainer for training in candidate.course.trainings if training.sessions]
    return given[-1] if given else network().trainers(candidate.site)[0]
