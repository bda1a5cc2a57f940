"""Where the declaration stands: the delay first, then what keeps it back, then the batches under way."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST, require_safe

from socle.apps.declarations.choosing import ready
from socle.apps.declarations.entering import to_take_away
from socle.apps.declarations.models import Passage
from socle.apps.declarations.preparing import Prepared, prepare_batches
from socle.apps.declarations.queries import batches, board
from socle.core.days import in_full
from socle.core.declaration.deadline import Delay
from socle.core.declaration.lifecycles import OVER, READY
from socle.core.exchange.cdc.model import Action
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.declarations.batch_list import Row, row
from socle.web.declarations.certificates import LATE, alert_label
from socle.web.declarations.reach import delay_on
from socle.web.declarations.words import passages_said
from socle.web.refusal import refused_as_message
from socle.web.task import Task

SHOWN = 10
# Twenty thousand passages take twenty seconds or so.
LONG = 20_000
BLOCKED = (
    ("left", "ecarte", "passage qui ne peut pas être déclaré", "passages qui ne peuvent pas être déclarés"),
    ("rejected", "rejete", "passage rejeté, à corriger", "passages rejetés, à corriger"),
    ("away", "retrait", "retrait à faire dans un passeport", "retraits à faire dans un passeport"),
)
EVERYTHING = "Tous les certificats sont dans le passeport de compétences de leur titulaire."


@dataclass(frozen=True, slots=True)
class BoardPage:
    """`delays` and `blocked` are counts, each with the address of its rows.

    `prepare` labels the button; with `is_long` there is no button, a page would not wait so long.
    """

    sentence: str
    deadline: str
    delays: tuple[Task, ...]
    blocked: tuple[Task, ...]
    prepare: str
    is_long: bool
    batches: tuple[Row, ...]


@role(Role.CERTIFIER)
@require_safe
def declarations(request: Request) -> HttpResponse:
    return render(request, "declarations/board.html", {"page": board_page(localdate())})


@role(Role.CERTIFIER)
@require_POST
def prepare(request: Request) -> HttpResponse:
    with refused_as_message(request):
        done = prepare_batches(scheme=scheme(), by=request.actor.account, on=localdate(), at=now())
        tell(request, done)
        if len(done.batches) == 1:
            return redirect("batch", done.batches[0].public_id)
        if done.batches:
            return redirect("batches")
    return redirect("declarations")


def tell(request: Request, done: Prepared) -> None:
    count = passages_said(sum(batch.count for batch in done.batches))
    if len(done.batches) == 1:
        messages.success(request, f"Le lot est préparé : {count}. Téléchargez-le, puis déposez-le.")
    elif done.batches:
        messages.success(request, f"{len(done.batches)} lots sont préparés : {count}.")
    else:
        messages.info(request, "Aucun lot n’est préparé : rien de plus ne peut être déclaré.")
    if done.left:
        left = "1 passage reste" if done.left == 1 else f"{done.left} passages restent"
        messages.warning(request, f"{left} à préparer : le tableau dit pourquoi.")


def board_page(on: date) -> BoardPage:
    delay = delay_on(on)
    counts = board(delay, on)
    kept = waiting_counts(counts.to_prepare)
    return BoardPage(
        sentence=sentence(counts.awaited, counts.late),
        deadline=deadline(delay, counts.first_start),
        delays=delays(delay, counts.alerts, counts.late),
        blocked=blocked(kept),
        prepare=prepare_label(kept),
        is_long=max(kept["ready"], kept["left"]) > LONG,
        batches=tuple(row(each) for each in under_way()[:SHOWN]),
    )


def sentence(awaited: int, late: int) -> str:
    if not awaited:
        return EVERYTHING
    if awaited == 1:
        told = "1 certificat n’est pas encore dans le passeport de compétences de son titulaire"
    else:
        told = f"{awaited} certificats ne sont pas encore dans le passeport de compétences de leur titulaire"
    if not late:
        return f"{told}."
    return f"{told} : le délai est dépassé" + ("." if late == awaited else f" pour {late} d’entre eux.")


def deadline(delay: Delay, first_start: date | None) -> str:
    """The next last day, among those that are not late."""
    return f"Le prochain délai finit le {in_full(delay.due_on(first_start))}." if first_start else ""


def delays(delay: Delay, alerts: tuple[tuple[int, int], ...], late: int) -> tuple[Task, ...]:
    listed = reverse("declared_certificates")
    told = [Task(alert_label(delay, days), count, f"{listed}?delai={days}") for days, count in alerts]
    return *told, Task("Délai dépassé", late, f"{listed}?delai={LATE}", is_urgent=True)


def waiting_counts(to_prepare: int) -> dict[str, int]:
    """How many passages wait for a batch, are kept back, were rejected, or take a certificate away."""
    counts = Passage.objects.exclude(state__in=OVER).aggregate(
        left=Count("pk", filter=Q(state__in=READY) & ~Q(obstacle="")),
        rejected=Count("pk", filter=Q(state="rejected")),
        away=Count("pk", filter=Q(action=Action.SUPPRESSION)),
    )
    to_suppress = ready().filter(action=Action.SUPPRESSION, obstacle="").count() + to_take_away().count()
    return counts | {"ready": to_prepare + to_suppress}


def blocked(counts: dict[str, int]) -> tuple[Task, ...]:
    listed = reverse("declared_passages")
    return tuple(
        Task(one if counts[name] == 1 else many, counts[name], f"{listed}?situation={situation}")
        for name, situation, one, many in BLOCKED
        if counts[name]
    )


def prepare_label(counts: dict[str, int]) -> str:
    """With its count; what was kept back is worth reading again once someone mended it."""
    if counts["ready"]:
        return f"Préparer un lot de {passages_said(counts['ready'])}"
    return f"Examiner de nouveau {passages_said(counts['left'])}" if counts["left"] else ""


def under_way() -> Any:
    return batches().exclude(state__in=("closed", "undone"))
