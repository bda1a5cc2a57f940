"""The files of a sitting, as its page lists them: the block, the exceptions, those that are decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from socle.apps.juries.models import Deliberation, Item, Member, Sitting
from socle.apps.juries.queries import file_of, items_of, last_deliberations
from socle.core.jury import vote_on
from socle.web.juries.forms import DecisionForm
from socle.web.juries.reach import Viewer
from socle.web.juries.words import reference, verdict_label


@dataclass(frozen=True, slots=True)
class Line:
    """`name` and `body` stay empty for whoever must not read them; `lacks` is what its vote lacks."""

    number: int
    reference: str
    name: str
    body: str
    is_tied: bool
    drawn: bool
    opened_on: date | None
    is_set_aside: bool
    lacks: tuple[str, ...]
    verdict: str
    reason: str
    form: DecisionForm | None

    @property
    def said(self) -> str:
        return f"le dossier n° {self.number}"


@dataclass(frozen=True, slots=True)
class Agenda:
    block: tuple[Line, ...]
    exceptions: tuple[Line, ...]
    decided: tuple[Line, ...]

    @property
    def size(self) -> int:
        return len(self.block) + len(self.exceptions) + len(self.decided)

    @property
    def drawn(self) -> tuple[Line, ...]:
        """The files drawn, which wait for the grant of the block."""
        return tuple(line for line in self.block if line.drawn)

    @property
    def others(self) -> tuple[Line, ...]:
        return tuple(line for line in self.block if not line.drawn)


def agenda_of(
    sitting: Sitting, members: Sequence[Member], per_college: int, *, viewer: Viewer, names: bool
) -> Agenda:
    """`names` is what the secretary asked; members never see any."""
    decisions = {each.item_id: each for each in last_deliberations(sitting)}
    items = items_of(sitting).select_related("pathway__person")
    votes = Votes(members, per_college, is_open=sitting.state == "open")
    lines = [line(item, decisions, votes, viewer, names=names) for item in items]
    waiting = [each for each in lines if not each.verdict]
    return Agenda(
        block=tuple(each for each in waiting if not each.is_set_aside and not each.lacks),
        exceptions=tuple(each for each in waiting if each.is_set_aside or each.lacks),
        decided=tuple(each for each in lines if each.verdict),
    )


@dataclass(frozen=True, slots=True)
class Votes:
    """What the vote on a file lacks. Ties are known once the sitting is open."""

    members: Sequence[Member]
    per_college: int
    is_open: bool

    def lack(self, item: Item) -> tuple[str, ...]:
        if not self.is_open:
            return ()
        facts = [member.fact for member in self.members]
        return vote_on(file_of(item), facts, per_college=self.per_college).missing


def line(
    item: Item, decisions: Mapping[int | None, Deliberation], votes: Votes, viewer: Viewer, *, names: bool
) -> Line:
    decision, pathway = decisions.get(item.pk), item.pathway
    lacks = () if decision else votes.lack(item)
    is_exception = decision is None and (item.set_aside or bool(lacks))
    decides = viewer.is_secretary and votes.is_open and is_exception
    return Line(
        number=item.number,
        reference=reference(item),
        name=str(pathway.person) if names and viewer.is_secretary else "",
        body=pathway.site.body.name if viewer.is_secretary else "",
        is_tied=viewer.is_tied(item),
        drawn=item.drawn,
        opened_on=item.opened_on,
        is_set_aside=item.set_aside,
        lacks=lacks,
        verdict=verdict_label(decision.verdict) if decision else "",
        reason=decision.reason if decision else "",
        form=DecisionForm(auto_id=f"n{item.number}_%s") if decides and not lacks else None,
    )
