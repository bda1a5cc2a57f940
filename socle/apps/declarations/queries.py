"""Reading declarations: what is awaited and how late, batches, what a body has to correct."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, FilteredRelation, Min, Q, QuerySet, When

from socle.apps.declarations.entering import not_entered_yet, of_here
from socle.apps.declarations.models import Batch, Passage
from socle.apps.organisations.models import Body
from socle.core.declaration.deadline import DECISION, Delay
from socle.core.declaration.lifecycles import OVER, READY
from socle.core.exchange.cdc.model import Action


@dataclass(frozen=True, slots=True)
class Board:
    """Certificates that are not in their holder's passport, and how long ago their delay started.

    `alerts` has one line for each number of days: those that reached it, and not the next one.
    `to_prepare` is what the next batch takes; `first_start` the oldest start of a delay that still runs.
    """

    awaited: int
    late: int
    to_prepare: int
    first_start: date | None
    alerts: tuple[tuple[int, int], ...]


def awaited(delay: Delay) -> QuerySet[Any]:
    """Certificates in force not in their holder's passport, those that started first before the others.

    `started_on` is the day from which the delay counts, `passage_state` is None before the first batch.
    """
    creation = FilteredRelation("passages", condition=Q(passages__action=Action.CREATION))
    counted = F("decided_on") if delay.counts_from == DECISION else F("awarded_on")
    # Sought from both ends: the certificates that are in a passport, by far the most, are not read.
    under_way = Passage.objects.filter(action=Action.CREATION).exclude(state__in=OVER).values("certificate")
    open_ones = of_here().filter(revoked_on__isnull=True).annotate(creation=creation)
    return (
        open_ones.filter(pk__in=under_way.union(not_entered_yet().values("pk"), all=True))
        .annotate(
            # A replacement is another certificate: its own delay starts when it is issued.
            started_on=Case(When(replaced__isnull=False, then=F("awarded_on")), default=counted),
            passage_state=F("creation__state"),
        )
        .order_by("started_on", "pk")
    )


def late(delay: Delay, on: date) -> QuerySet[Any]:
    return awaited(delay).filter(started_on__lte=delay.last_late_start(on))


def alerted(delay: Delay, days: int, on: date) -> QuerySet[Any]:
    """Those that reached this number of days, and not the next one."""
    return awaited(delay).filter(_reached(delay, days, on))


def board(delay: Delay, on: date) -> Board:
    """One question for every count, after that of the last entry."""
    last_late = delay.last_late_start(on)
    is_ready = Q(creation__state__in=READY, creation__obstacle="")
    counts = awaited(delay).aggregate(
        awaited=Count("pk"),
        late=Count("pk", filter=Q(started_on__lte=last_late)),
        to_prepare=Count("pk", filter=Q(creation__isnull=True) | is_ready),
        first_start=Min("started_on", filter=Q(started_on__gt=last_late)),
        **{f"days_{days}": Count("pk", filter=_reached(delay, days, on)) for days in delay.alerts},
    )
    return Board(
        awaited=counts["awaited"],
        late=counts["late"],
        to_prepare=counts["to_prepare"],
        first_start=counts["first_start"],
        alerts=tuple((days, counts[f"days_{days}"]) for days in delay.alerts),
    )


def _reached(delay: Delay, days: int, on: date) -> Q:
    reached = Q(started_on__lte=date.fromordinal(on.toordinal() - days))
    following = min((each for each in delay.alerts if each > days), default=None)
    if following is None:
        return reached
    return reached & Q(started_on__gt=date.fromordinal(on.toordinal() - following))


def with_file(passages: QuerySet[Passage]) -> QuerySet[Passage]:
    """With all that a list or a page shows of each."""
    return passages.select_related(
        "certificate__person", "certificate__framework", "certificate__pathway__site"
    )


def left_out() -> QuerySet[Passage]:
    """What the last batch could not take, each with its obstacle."""
    return with_file(Passage.objects.filter(state__in=READY).exclude(obstacle="")).order_by("pk")


def rejected() -> QuerySet[Passage]:
    return with_file(Passage.objects.filter(state="rejected")).order_by("pk")


def to_correct_counts(bodies: Iterable[Body]) -> tuple[int, int]:
    """How many of their own passages were rejected, and how many could not be declared."""
    counts = of_bodies(Passage.objects.all(), bodies).aggregate(
        rejected=Count("pk", filter=Q(state="rejected")),
        left=Count("pk", filter=Q(state__in=READY) & ~Q(obstacle="")),
    )
    return counts["rejected"], counts["left"]


def of_bodies(passages: QuerySet[Passage], bodies: Iterable[Body]) -> QuerySet[Passage]:
    """Only the passages of their own files."""
    return passages.filter(certificate__pathway__site__body__in=bodies)


def to_take_away() -> QuerySet[Passage]:
    """Withdrawn certificates that are still in a passport."""
    open_ones = Passage.objects.filter(action=Action.SUPPRESSION).exclude(state__in=OVER)
    return with_file(open_ones).order_by("pk")


def batches() -> QuerySet[Batch]:
    """The latest first, each with the number of its passages integrated, rejected and not answered."""
    counted = {
        name or "unanswered": Count("lines", filter=Q(lines__outcome=name))
        for name in ("integrated", "rejected", "")
    }
    return Batch.objects.annotate(**counted).order_by("-pk")


def passages_of(batch: Batch) -> QuerySet[Passage]:
    return with_file(Passage.objects.filter(lines__batch=batch)).order_by("lines__pk")


def in_passport_since(certificates: Collection[int]) -> dict[int, date]:
    """The day on which each of these certificates in force reached its holder's passport."""
    there = Passage.objects.filter(
        certificate__in=certificates,
        certificate__revoked_on__isnull=True,
        action=Action.CREATION,
        integrated_on__isnull=False,
    )
    return {pk: day for pk, day in there.values_list("certificate_id", "integrated_on") if day}
