"""What the page of one batch shows: where it stands, its file, what was answered about its passages."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from socle.core.declaration.lifecycles import SENT
from socle.web.candidate.steps import Step
from socle.web.declarations.batch_forms import DepositForm, ReportForm
from socle.web.declarations.batch_list import Row, row
from socle.web.task import Task

STEPS = {"built": "Construit", "deposited": "Déposé", "acknowledged": "Reçu", "closed": "Traité"}


@dataclass(frozen=True, slots=True)
class BatchPage:
    """`file` is empty once nothing is left to download; a form is None when its act is not open."""

    public_id: UUID
    line: Row
    steps: tuple[Step, ...]
    facts: tuple[tuple[str, str], ...]
    outcomes: tuple[Task, ...]
    reports: tuple[date, ...]
    file: str
    deposit: DepositForm | None
    report: ReportForm | None
    can_acknowledge: bool
    can_undo: bool


def batch_page(batch: Any, *, deposit: DepositForm, report: ReportForm) -> BatchPage:
    line, is_sent = row(batch), batch.state in SENT
    answered = bool(line.integrated or line.rejected)
    has_file = batch.stored is not None and batch.state != "undone"
    return BatchPage(
        public_id=batch.public_id,
        line=line,
        steps=steps(batch.state),
        facts=tuple(facts(batch).items()),
        outcomes=outcomes(line) if batch.deposited_on else (),
        reports=tuple(batch.reports.order_by("pk").values_list("imported_on", flat=True)),
        file=reverse("batch_file", args=(batch.public_id,)) if has_file else "",
        deposit=deposit if batch.state == "built" or deposit.is_bound else None,
        # A closed batch still takes a report: read again, it changes nothing.
        report=report if is_sent or batch.state == "closed" or report.is_bound else None,
        can_acknowledge=batch.state == "deposited" and not answered,
        can_undo=batch.state in ("built", *SENT) and not answered,
    )


def steps(state: str) -> tuple[Step, ...]:
    """Nothing for a batch that was undone."""
    if state not in STEPS:
        return ()
    now = list(STEPS).index(state)
    last = len(STEPS) - 1
    return tuple(
        Step(label, "done" if place <= now and (place < now or now == last) else said(place, now))
        for place, label in enumerate(STEPS.values())
    )


def said(place: int, now: int) -> str:
    return "current" if place == now else "later"


def facts(batch: Any) -> dict[str, str]:
    return {
        "Construit le": day(batch.built_on),
        "Déposé le": day(batch.deposited_on) or "Pas encore",
        "Profil du schéma": batch.profile,
        "Taille": f"{batch.size:,} octets".replace(",", "\u202f"),
        "Identifiant du flux (idFlux)": str(batch.flux_id),
        "Empreinte du fichier (SHA-256)": batch.sha256,
    }


def outcomes(line: Row) -> tuple[Task, ...]:
    """Each count with the passages behind it."""
    listed = f"{reverse('declared_passages')}?lot={line.public_id}&reponse="
    return (
        Task("intégrés dans un passeport", line.integrated, f"{listed}integre"),
        Task("rejetés", line.rejected, f"{listed}rejete", is_urgent=True),
        Task("sans réponse", line.unanswered, f"{listed}attente"),
    )


def day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""
