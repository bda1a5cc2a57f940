"""What is planned for each synthetic candidate: who they are and what happens to them, day by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from socle.core.assessment import Kind
from socle.core.certification import Verdict
from socle.core.person import CivilStatus


class Outcome(StrEnum):
    """What a sitting says of a file; pending while the sitting is still to come."""

    GRANTED = "granted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class PlannedContact:
    email: str
    phone: str
    address: str
    postal_code: str
    town: str


@dataclass(frozen=True, slots=True)
class PlannedCircumstances:
    """Codes of the scheme's lists."""

    reason: str
    referrer: str
    payer: str
    sector: str
    status: str
    education: str


@dataclass(frozen=True, slots=True)
class PlannedSituation:
    """A real task the person did on `on`, and the acquired criteria it shows."""

    title: str
    codes: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class PlannedAssessment:
    """`result_on` is None while the assessment is under way; then only the domains seen so far are rated.

    `assessor` is a place in the staff of the network; `obstacles` gives the reason of each criterion said not
    assessable.
    """

    kind: Kind
    assessor: int
    days: tuple[date, ...]
    result_on: date | None
    ratings: Mapping[str, Verdict]
    obstacles: Mapping[str, str]
    situations: tuple[PlannedSituation, ...]


@dataclass(frozen=True, slots=True)
class PlannedSession:
    on: date
    hours: Decimal
    subdomains: tuple[str, ...]
    progress: str


@dataclass(frozen=True, slots=True)
class PlannedTraining:
    """Hours prescribed on the day of the result that precedes it, and the sessions given so far."""

    hours: Mapping[str, int]
    trainer: int
    sessions: tuple[PlannedSession, ...]


@dataclass(frozen=True, slots=True)
class PlannedHearing:
    """A file sent to a sitting, or to the certifier's validation where there is no jury."""

    submitted_on: date
    sitting_on: date
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedStop:
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class PlannedOutside:
    """A result obtained elsewhere, without a grid."""

    source: str
    on: date


@dataclass(frozen=True, slots=True)
class Course:
    """What happens after enrolment, in order: assessment, training, assessment, …, hearings."""

    assessments: tuple[PlannedAssessment, ...] = ()
    trainings: tuple[PlannedTraining, ...] = ()
    hearings: tuple[PlannedHearing, ...] = ()
    outside: PlannedOutside | None = None
    stop: PlannedStop | None = None
    expired_on: date | None = None

    @property
    def granted_on(self) -> date | None:
        return next((h.sitting_on for h in self.hearings if h.outcome == Outcome.GRANTED), None)


@dataclass(frozen=True, slots=True)
class PlannedCandidate:
    """One candidate at one site of the network; `site` and the staff are places in `bodies.network()`."""

    number: int
    framework: str
    status: CivilStatus
    contact: PlannedContact
    circumstances: PlannedCircumstances
    employer_siren: str
    accommodation: str
    site: int
    opened_on: date
    course: Course

    @property
    def presences(self) -> tuple[date, ...]:
        """The days on which the person was there to be assessed."""
        return tuple(day for assessment in self.course.assessments for day in assessment.days)
