"""A file on the agenda, as its page shows it: closed until the reader opens it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.urls import reverse

from socle.apps.assessments.models import Assessment, Evidence
from socle.apps.journal.queries import last_days
from socle.apps.juries.actions import quorum
from socle.apps.juries.models import Deliberation, Item
from socle.apps.juries.queries import file_of, members_of
from socle.apps.pathways.models import Pathway
from socle.core.jury import vote_on
from socle.core.sitting import UNDER_WAY
from socle.scheme import scheme
from socle.web.juries.forms import DecisionForm
from socle.web.juries.reach import Viewer
from socle.web.juries.reading import Reading, reading
from socle.web.juries.words import reference, verdict_label
from socle.web.pathways.words import short_title


@dataclass(frozen=True, slots=True)
class Decision:
    on: date
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class FilePage:
    """`reading` is empty until the reader opens the file; `form` is for the secretary of an open sitting."""

    item: Item
    reference: str
    framework: str
    body: str
    name: str
    can_open: bool
    reading: Reading | None
    dates: tuple[tuple[str, date], ...]
    decisions: tuple[Decision, ...]
    is_decided: bool
    withdrawn: tuple[str, ...]
    lacks: tuple[str, ...]
    form: DecisionForm | None
    can_set_aside: bool
    can_return: bool

    @property
    def said(self) -> str:
        return f"le dossier n° {self.item.number}"


def file_page(
    item: Item, viewer: Viewer, on: date, *, names: bool = False, form: DecisionForm | None = None
) -> FilePage:
    """`form` is the decision that was just refused, to show again as it was filled."""
    sitting, pathway, reads = item.sitting, item.pathway, viewer.reads(item)
    made = list(Deliberation.objects.filter(pathway=pathway).order_by("pk"))
    is_decided = any(each.item_id == item.pk for each in made)
    withdrawn, lacks = vote(item, on)
    is_open, is_secretary = sitting.state == "open", viewer.is_secretary
    may_move = is_secretary and sitting.state in UNDER_WAY and not is_decided
    return FilePage(
        item=item,
        reference=reference(item),
        framework=short_title(sitting.framework),
        body=pathway.site.body.name if is_secretary else "",
        name=str(pathway.person) if is_secretary and names else "",
        can_open=sitting.state in UNDER_WAY and not reads,
        reading=read(item) if reads else None,
        dates=dates(pathway) if reads else (),
        decisions=tuple(Decision(d.decided_on, verdict_label(d.verdict), d.reason) for d in made),
        is_decided=is_decided,
        withdrawn=withdrawn,
        lacks=lacks if is_open and not is_decided else (),
        form=(form or DecisionForm()) if is_open and is_secretary else None,
        can_set_aside=may_move and not item.set_aside,
        can_return=may_move and item.set_aside,
    )


def read(item: Item) -> Reading:
    def address(piece: Evidence) -> str:
        return reverse("jury_evidence", args=(item.sitting.public_id, item.number, piece.public_id))

    return reading(item.pathway, address)


def vote(item: Item, on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leaves for this file, and what its vote lacks; known once the sitting is open."""
    if item.sitting.state != "open":
        return (), ()
    members = members_of(item.sitting)
    per_college = quorum(item.sitting, scheme(), on)
    cast = vote_on(file_of(item), [member.fact for member in members], per_college=per_college)
    names = {member.professional_id: str(member.professional) for member in members}
    return tuple(names[person] for person in cast.withdrawn), cast.missing


def dates(pathway: Pathway) -> tuple[tuple[str, date], ...]:
    last = Assessment.objects.filter(pathway=pathway).aggregate(on=Max("given_back_on"))["on"]
    known = {
        "Parcours ouvert": pathway.opened_on,
        "Résultat de l’évaluation préalable": pathway.result_on,
        "Dernier résultat rendu": last if last != pathway.result_on else None,
        "Envoi au jury": last_days(Pathway, [pathway.pk], "submit_to_jury").get(pathway.pk),
    }
    return tuple((label, day) for label, day in known.items() if day)
