"""The minutes of a jury sitting (procès-verbal): who sat, what was decided and why, who signed."""

from dataclasses import dataclass
from datetime import date

from socle.core.jury import LABELS, College
from socle.documents.typesetting import Part, facts, typeset


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    organisation: str
    college: College
    present: bool


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A file of the agenda: a reference, no name."""

    reference: str
    framework: str
    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A member who left the room for a file, and why."""

    member: str
    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class Signature:
    """`signed_on` stays empty on the copy to be signed."""

    college: College
    name: str
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """`quorum` says the rule and that it was met, in a sentence; `drawn` are the references opened first."""

    jury: str
    held_on: date
    opened_at: str
    closed_at: str
    place: str
    secretary: str
    members: tuple[Attendee, ...]
    quorum: str
    agenda: tuple[AgendaLine, ...]
    withdrawals: tuple[Withdrawal, ...]
    drawn: tuple[str, ...]
    signatures: tuple[Signature, ...]
    specimen: bool


def render_minutes(minutes: Minutes) -> bytes:
    title = f"Procès-verbal de séance – {minutes.jury}"
    part = Part("minutes", facts(minutes, colleges=[[college, LABELS[college]] for college in College]))
    return typeset(part, title=title, day=minutes.held_on)
