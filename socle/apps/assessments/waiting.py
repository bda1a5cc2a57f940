"""What waits in a set of pathways on a day: each question answers with the pathways concerned."""

from collections.abc import Collection
from datetime import date, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet

from socle.apps.assessments.models import Assessment
from socle.apps.frameworks.models import Version
from socle.apps.frameworks.queries import content
from socle.apps.pathways.models import Pathway, Presence
from socle.apps.training.models import Session

KEPT = ("prescribed", "in_training", "final_assessment")
EXPECTED = ("enrolled", "prescribed", "in_training")

Pathways = QuerySet[Pathway]


class SaysSomething(Func):
    """Whether a sheet holds at least one verdict other than « not assessed »."""

    template = """jsonb_path_exists(%(expressions)s, '$.*.verdict ? (@ != "not_assessed")')"""
    output_field = BooleanField()


def to_give_back(pathways: Pathways, on: date) -> Pathways:
    """An open assessment in which every domain it covers has been looked at."""
    return pathways.filter(pk__in=_looked_at_whole(pathways))


def to_finish(pathways: Pathways, on: date) -> Pathways:
    """An open assessment of which a domain has not been looked at yet."""
    being_assessed = pathways.filter(state__in=("initial_assessment", "final_assessment"))
    return being_assessed.exclude(pk__in=_looked_at_whole(pathways))


def to_send(pathways: Pathways, on: date) -> Pathways:
    """Everything is acquired; the file has not gone to the jury."""
    return pathways.filter(state="ready_for_jury")


def ending_soon(pathways: Pathways, on: date, *, days: int) -> Pathways:
    """What was acquired stops counting within that many days (parameter `carry_over_alert_days`)."""
    return pathways.filter(state__in=KEPT, kept_until__range=(on, on + timedelta(days=days)))


def without_news(pathways: Pathways, on: date, *, days: int) -> Pathways:
    """Someone we expect, and of whom there is no trace for that many days (parameter `silence_days`)."""
    since = on - timedelta(days=days)
    seen = Presence.objects.filter(pathway=OuterRef("pk"), on__gt=since)
    trained = Session.objects.filter(pathway=OuterRef("pk"), on__gt=since)
    told = Assessment.objects.filter(pathway=OuterRef("pk"), given_back_on__gt=since)
    expected = pathways.filter(state__in=EXPECTED, opened_on__lte=since)
    return expected.filter(~Exists(seen), ~Exists(trained), ~Exists(told))


def _looked_at_whole(pathways: Pathways) -> list[int]:
    open_ones = Assessment.objects.filter(
        given_back_on__isnull=True, pathway__in=pathways.order_by().values("pk")
    ).annotate(
        says=ArrayAgg("sheets__domain", filter=Q(SaysSomething(F("sheets__ratings"))), default=[]),
    )
    rows = open_ones.values_list("pathway_id", "pathway__version_id", "scope", "says")
    return [pk for pk, version, scope, says in rows if _domains(version, scope) <= set(says)]


def _domains(version: int, scope: Collection[str] | None) -> set[str]:
    codes = content(Version(pk=version)).codes if scope is None else scope
    return {code.partition(".")[0] for code in codes}
