"""What the page of a sitting shows, at each of its steps."""

from dataclasses import dataclass
from datetime import date

from socle.apps.juries.actions import quorum
from socle.apps.juries.models import Sitting
from socle.apps.juries.queries import members_of
from socle.core.jury import College, JuryVerdict, Member, missing_quorum
from socle.core.sitting import SITTING, UNDER_WAY, missing_to_close
from socle.scheme import scheme
from socle.web.access import Actor
from socle.web.juries.agenda_lines import Agenda, agenda_of
from socle.web.juries.bench import CollegeSeats, bench
from socle.web.juries.forms import InviteForm
from socle.web.juries.reach import Viewer, viewer
from socle.web.juries.waiting import Waiting, waiting_for
from socle.web.juries.words import capitalised, counted, files_label, verdict_label
from socle.web.pathways.words import short_title

LIFE = ("planned", "agenda_closed", "open", "closed")


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is done, current or later."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class SittingPage:
    """`lacks` is what the present step lacks; `grant` and `conclude` are the words of two buttons."""

    sitting: Sitting
    framework: str
    state: str
    steps: tuple[Step, ...]
    viewer: Viewer
    colleges: tuple[CollegeSeats, ...]
    is_under_way: bool
    is_cut_off: bool
    is_day: bool
    agenda: Agenda
    files: str
    waiting: Waiting | None
    invite: InviteForm | None
    lacks: tuple[str, ...]
    to_open: tuple[int, ...]
    grant: str
    conclude: str
    can_sign: bool
    names: bool

    @property
    def waiting_said(self) -> str:
        """What waits for a sitting whose agenda is not closed."""
        if self.waiting is None:
            return ""
        attend = counted(self.waiting.in_time, "dossier attend", "dossiers attendent")
        said = f"{attend} cette séance." if self.waiting.in_time else "Aucun dossier n’attend cette séance."
        late = counted(self.waiting.late, "autre, arrivé", "autres, arrivés")
        return f"{said} {late} après la date limite : à la séance suivante." if self.waiting.late else said

    @property
    def is_waiting(self) -> bool:
        """Files wait for a decision."""
        return self.is_under_way and bool(self.agenda.block or self.agenda.exceptions)

    @property
    def one_by_one(self) -> str:
        number = len(self.agenda.exceptions)
        return counted(number, "dossier se décide à part", "dossiers se décident un par un")

    @property
    def marks_presence(self) -> bool:
        return self.viewer.is_secretary and self.is_under_way

    @property
    def may_cancel(self) -> bool:
        return self.viewer.is_secretary and self.sitting.state in ("planned", "agenda_closed")


def sitting_page(
    actor: Actor, sitting: Sitting, on: date, *, names: bool = False, invite: InviteForm | None = None
) -> SittingPage:
    """`invite` is the invitation that was just refused, to show again as it was filled."""
    who, members = viewer(actor, sitting, on), members_of(sitting)
    per_college = quorum(sitting, scheme(), on)
    agenda = agenda_of(sitting, members, per_college, viewer=who, names=names)
    colleges = bench(members, per_college)
    undecided = [line.number for line in (*agenda.block, *agenda.exceptions)]
    signed = [College(member.college) for member in members if member.signed_on]
    may_invite = who.is_secretary and sitting.state in ("planned", "agenda_closed")
    return SittingPage(
        sitting=sitting,
        framework=short_title(sitting.framework),
        state=capitalised(SITTING.labels[sitting.state]),
        steps=steps_of(sitting.state),
        viewer=who,
        colleges=colleges,
        is_under_way=sitting.state in UNDER_WAY,
        is_cut_off=sitting.cut_off_on <= on,
        is_day=sitting.sits_on <= on,
        agenda=agenda,
        files=files_label(agenda.size) if agenda.size else "",
        waiting=waiting_for(sitting) if sitting.state == "planned" else None,
        invite=(invite or InviteForm(None, sitting)) if may_invite else None,
        lacks=lacks(sitting, [member.fact for member in members], per_college, undecided, signed),
        to_open=tuple(line.number for line in agenda.drawn if line.opened_on is None),
        grant=grant_label(len(agenda.block)),
        conclude=conclude_label(agenda),
        can_sign=bool(who.member and who.member.present and not who.member.signed_on and not undecided),
        names=names and who.is_secretary,
    )


def steps_of(state: str) -> tuple[Step, ...]:
    """Where the sitting is; a cancelled one is nowhere."""
    if state not in LIFE:
        return ()
    here = LIFE.index(state)
    reached = {True: "done", False: "later"}
    return tuple(
        Step(capitalised(SITTING.labels[each]), "current" if rank == here else reached[rank < here])
        for rank, each in enumerate(LIFE)
    )


def lacks(
    sitting: Sitting,
    members: list[Member],
    per_college: int,
    undecided: list[int],
    signed: list[College],
) -> tuple[str, ...]:
    """Before the opening, members; once every file is decided, signatures."""
    if sitting.state == "agenda_closed":
        return missing_quorum([m for m in members if m.present], per_college=per_college)
    if sitting.state == "open" and not undecided:
        return missing_to_close(undecided, signed)
    return ()


def grant_label(size: int) -> str:
    return f"Accorder les {size} dossiers du bloc" if size > 1 else "Accorder le dossier du bloc"


def conclude_label(agenda: Agenda) -> str:
    granted = sum(line.verdict == verdict_label(JuryVerdict.GRANTED) for line in agenda.decided)
    if not granted:
        return "Clore la séance"
    return f"Clore la séance et délivrer {counted(granted, 'certificat', 'certificats')}"
