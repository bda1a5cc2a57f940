"""One batch: its file, its deposit, the reports that answer it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from socle.apps.declarations.actions import acknowledge_batch, deposit_batch, undo_batch
from socle.apps.declarations.keeping import XML, released
from socle.apps.declarations.models import Batch
from socle.apps.declarations.queries import batches
from socle.apps.declarations.reporting import Imported, import_report
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.declarations.batch_forms import DepositForm, ReportForm
from socle.web.declarations.batch_page import batch_page
from socle.web.refusal import refused_as_message, refused_on


@role(Role.CERTIFIER)
@require_safe
def batch(request: Request, public_id: UUID) -> HttpResponse:
    return shown(request, found(public_id))


@role(Role.CERTIFIER)
@require_safe
def batch_file(request: Request, public_id: UUID) -> HttpResponseBase:
    """The file to deposit, as it was validated."""
    with refused_as_message(request):
        record = found(public_id)
        file = released(record)
        answer = FileResponse(file, as_attachment=True, filename=record.name, content_type=XML)
        answer["Cache-Control"] = "private, no-store"
        return answer
    return redirect("batch", public_id)


@role(Role.CERTIFIER)
@require_POST
def deposit(request: Request, public_id: UUID) -> HttpResponse:
    record = found(public_id)
    form = DepositForm(request.POST, built_on=record.built_on, on=localdate())
    if form.is_valid():
        with refused_on(form):
            deposit_batch(record, by=request.actor.account, on=form.cleaned_data["day"])
            messages.success(request, "Le dépôt est noté. Importez le rapport dès que le portail le donne.")
            return redirect("batch", public_id)
    return shown(request, found(public_id), deposit=form)


@role(Role.CERTIFIER)
@require_POST
def acknowledge(request: Request, public_id: UUID) -> HttpResponse:
    with refused_as_message(request):
        acknowledge_batch(found(public_id), by=request.actor.account, on=localdate())
        messages.success(request, "La réception est notée. Le rapport de traitement suit.")
    return redirect("batch", public_id)


@role(Role.CERTIFIER)
@require_POST
def undo(request: Request, public_id: UUID) -> HttpResponse:
    with refused_as_message(request):
        undo_batch(found(public_id), by=request.actor.account, on=localdate())
        messages.success(request, "Le lot est défait : ses passages attendent le prochain.")
    return redirect("batch", public_id)


@role(Role.CERTIFIER)
@require_POST
def report(request: Request, public_id: UUID) -> HttpResponse:
    form = ReportForm(request.POST, request.FILES)
    if form.is_valid():
        with refused_on(form, "report"):
            content = form.cleaned_data["report"]
            done = import_report(found(public_id), content, by=request.actor.account, on=localdate())
            messages.success(request, said(done))
            return redirect("batch", public_id)
    return shown(request, found(public_id), report=form)


def found(public_id: UUID) -> Batch:
    return get_object_or_404(batches().select_related("stored"), public_id=public_id)


def shown(
    request: Request, record: Batch, *, deposit: DepositForm | None = None, report: ReportForm | None = None
) -> HttpResponse:
    """The page, with the form that something is wrong with."""
    status = 422 if deposit or report else 200
    deposit = deposit or DepositForm(built_on=record.built_on, on=localdate())
    page = batch_page(record, deposit=deposit, report=report or ReportForm())
    return render(request, "declarations/batch.html", {"page": page}, status=status)


def said(done: Imported) -> str:
    if not (done.integrated or done.rejected):
        return "Ce rapport ne dit rien de nouveau : rien n’a changé."
    taken = "1 passage intégré" if done.integrated == 1 else f"{done.integrated} passages intégrés"
    left = "1 rejeté" if done.rejected == 1 else f"{done.rejected} rejetés"
    return f"Le rapport est importé : {taken}, {left}."
