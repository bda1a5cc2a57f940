"""Reading sittings: their calendar, members, files and last decisions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from socle.apps.journal.models import Entry
from socle.apps.juries.models import Deliberation, Item, Member, Sitting
from socle.apps.pathways.models import CLOSED, Pathway
from socle.core.jury import WITHHELD, College, File
from socle.core.sitting import UNDER_WAY, missing_to_close

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class LastVerdict(TypedDict):
    """What was last decided on a file; empty while it waits."""

    verdict: str


DecidedItem: TypeAlias = "WithAnnotations[Item, LastVerdict]"


def calendar() -> QuerySet[Sitting]:
    """Every sitting, the latest first."""
    return Sitting.objects.select_related("framework").order_by("-sits_on", "-pk")


def members_of(sitting: Sitting) -> list[Member]:
    """The members, college by college, sorted by name."""
    members = Member.objects.filter(sitting=sitting).select_related("professional")
    return list(members.order_by("college", "professional__sort_name", "pk"))


def items_of(sitting: Sitting) -> "QuerySet[DecidedItem]":
    """The files in agenda order, each with `verdict`: what was last decided, empty while it waits."""
    last = Deliberation.objects.filter(item=OuterRef("pk")).order_by("-pk").values("verdict")[:1]
    return (
        Item.objects.filter(sitting=sitting)
        .select_related("pathway__site__body")
        .annotate(verdict=Coalesce(Subquery(last), Value("")))
        .order_by("number")
    )


def undecided(sitting: Sitting) -> "QuerySet[DecidedItem]":
    """The files no decision was made on."""
    return items_of(sitting).filter(deliberations__isnull=True)


def last_deliberation(item: Item) -> Deliberation | None:
    return Deliberation.objects.filter(item=item).order_by("-pk").first()


def withheld(pathway: Pathway) -> Deliberation | None:
    """The decision that last withheld the certificate, until the file goes back or ends.

    A jury's is told once its sitting is closed: before, it may still be corrected.
    """
    if pathway.state in ("before_jury", *CLOSED):
        return None
    made = Deliberation.objects.filter(pathway=pathway).select_related("item__sitting")
    last = made.order_by("-pk").first()
    if last is None or last.verdict not in WITHHELD:
        return None
    return last if last.item is None or last.item.sitting.state == "closed" else None


def last_deliberations(sitting: Sitting) -> Sequence[Deliberation]:
    """The decision that counts on each file, in agenda order."""
    made = Deliberation.objects.filter(item__sitting=sitting)
    last = made.order_by("item__number", "-pk").distinct("item__number")
    return list(last.select_related("item", "pathway__person", "pathway__framework", "pathway__site"))


def missing_before_closing(sitting: Sitting) -> tuple[str, ...]:
    """What the sitting still lacks before it can be closed."""
    signed = Member.objects.filter(sitting=sitting, present=True, signed_on__isnull=False)
    colleges = {College(college) for college in signed.values_list("college", flat=True)}
    return missing_to_close(list(undecided(sitting).values_list("number", flat=True)), colleges)


def taken(pathways: Sequence[int]) -> frozenset[int]:
    """Those of these files that wait on the agenda of a sitting under way."""
    waiting = Item.objects.filter(pathway__in=pathways, sitting__state__in=UNDER_WAY)
    return frozenset(waiting.values_list("pathway_id", flat=True))


def opened_to_validate(pathways: Sequence[int], account: int) -> frozenset[int]:
    """Those of these files that the account opened since they were last sent."""
    acts = Entry.objects.filter(subject=Pathway._meta.label_lower, subject_id__in=pathways)
    last = acts.values_list("subject_id").annotate(
        opened=Max("pk", filter=Q(verb="open_to_validate", actor_id=account)),
        sent=Max("pk", filter=Q(verb="submit_to_jury")),
    )
    return frozenset(last.filter(opened__gt=F("sent")).values_list("subject_id", flat=True))


def file_of(item: Item) -> File:
    """What the rules must know of a file to tell who may vote on it."""
    pathway = item.pathway
    return File(pathway.pk, pathway.site.body.siren, pathway.employer_siren or None)
