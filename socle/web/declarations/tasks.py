"""What waits today for the declaration: at the certifier, and in a body that has something to correct."""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from socle.apps.declarations.models import Batch
from socle.apps.declarations.queries import board, to_correct_counts
from socle.core.declaration.lifecycles import SENT
from socle.core.roles import WHOLE_FILES
from socle.web.access import Actor
from socle.web.declarations.batch_list import TO_DEPOSIT, WAITING
from socle.web.declarations.certificates import LATE
from socle.web.declarations.reach import delay_on
from socle.web.task import Task


def declaration_tasks(on: date) -> list[Task]:
    """For the certifier."""
    counts = board(delay_on(on), on)
    late, new = counts.late, counts.to_prepare
    sent = Batch.objects.aggregate(
        built=Count("pk", filter=Q(state="built")), waiting=Count("pk", filter=Q(state__in=SENT))
    )
    listed, lots = reverse("declared_certificates"), reverse("batches")
    return [
        Task(
            said(late, "certificat à déclarer : délai dépassé", "certificats à déclarer : délai dépassé"),
            late,
            f"{listed}?delai={LATE}",
            is_urgent=True,
        ),
        Task(
            said(new, "certificat à mettre dans un lot", "certificats à mettre dans un lot"),
            new,
            f"{listed}?etape=a-preparer",
        ),
        Task(
            said(sent["built"], "lot à déposer", "lots à déposer"),
            sent["built"],
            f"{lots}?etat={TO_DEPOSIT}",
        ),
        Task(
            said(sent["waiting"], "lot qui attend un rapport", "lots qui attendent un rapport"),
            sent["waiting"],
            f"{lots}?etat={WAITING}",
        ),
    ]


def correction_tasks(actor: Actor) -> list[Task]:
    """For a body, of its own files."""
    if not actor.roles & set(WHOLE_FILES):
        return []
    listed = reverse("corrections")
    rejected, left = to_correct_counts(actor.bodies(*WHOLE_FILES))
    return [
        Task(
            said(rejected, "déclaration rejetée, à corriger", "déclarations rejetées, à corriger"),
            rejected,
            listed,
            is_urgent=True,
        ),
        Task(
            said(left, "certificat impossible à déclarer", "certificats impossibles à déclarer"),
            left,
            f"{listed}#kept-back",
            is_urgent=True,
        ),
    ]


def said(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
