"""Handing in a candidate file: its check, then its confirmation."""

import io
from collections.abc import Callable
from functools import partial
from typing import BinaryIO
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from socle.apps.exchanges.actions import CSV, XLSX, confirm_import
from socle.apps.exchanges.discarding import discard_import
from socle.apps.exchanges.models import Import
from socle.apps.exchanges.own_columns import receive
from socle.apps.exchanges.queries import export, faulty_lines, imports_of, mappings_of, sent_before
from socle.apps.exchanges.standing import TO_MEND, WAITING
from socle.apps.organisations.models import Site
from socle.core.errors import Refusal, UnreadableInput
from socle.core.exchange.candidates.choices import choices
from socle.core.exchange.candidates.columns import HEADER
from socle.core.exchange.candidates.mapping import OwnColumns
from socle.core.exchange.candidates.mending import write_errors_xlsx
from socle.core.exchange.candidates.template import write_template_xlsx
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Actor, Request, role
from socle.web.exports import exported
from socle.web.imports.exporting import imports_list, result_lines
from socle.web.imports.forms import UploadForm
from socle.web.imports.pages import check_page, list_page, result_page, told
from socle.web.refusal import refused_as_message

STATES = {"en-attente": WAITING, "a-corriger": TO_MEND}


def reach(actor: Actor) -> QuerySet[Import]:
    """The imports of the bodies that the account administers."""
    return imports_of(actor.bodies(Role.ADMINISTRATOR))


@role(Role.ADMINISTRATOR)
@require_safe
def imports(request: Request) -> HttpResponseBase:
    state = request.GET.get("etat", "")
    found = reach(request.actor).filter(STATES.get(state, Q()))
    if file := exported(request, {"importations": partial(imports_list, found)}):
        return file
    page = list_page(found, request.GET.get("page"), state if state in STATES else "")
    return render(request, "imports/list.html", {"page": page})


@role(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def import_upload(request: Request) -> HttpResponse:
    """A file is checked as soon as it arrives; nothing of it enters before the confirmation."""
    bodies = request.actor.bodies(Role.ADMINISTRATOR)
    sites = Site.objects.filter(body__in=bodies).select_related("body").order_by("name", "pk")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, bodies=bodies, sites=sites)
    if form.is_valid():
        content, destination = form.cleaned_data["fichier"], form.destination
        before = sent_before(content, destination)
        if before and before.confirmed_on:
            messages.warning(request, f"Ce fichier a déjà été importé le {before.confirmed_on:%d/%m/%Y}.")
            return redirect("import_result", before.public_id)
        try:
            record = receive(
                content, destination, scheme=scheme(), by=request.actor.account.pk, on=localdate()
            )
            return redirect("import_check", record.public_id)
        except Refusal as refusal:
            form.add_error("fichier", str(refusal))
        except UnreadableInput as error:
            for sentence in told(error):
                form.add_error("fichier", sentence)
    page = {"form": form, "mappings": mappings_of(bodies)}
    return render(request, "imports/upload.html", page, status=422 if form.is_bound else 200)


@role(Role.ADMINISTRATOR)
@require_safe
def import_check(request: Request, public_id: UUID) -> HttpResponse:
    record = get_object_or_404(reach(request.actor), public_id=public_id)
    if record.needs_columns or record.confirmed_on:
        return redirect("import_columns" if record.needs_columns else "import_result", public_id)
    return render(request, "imports/check.html", {"page": check_page(record, request.actor.account)})


@role(Role.ADMINISTRATOR)
@require_POST
def import_confirm(request: Request, public_id: UUID) -> HttpResponse:
    """All the lines, or none; a second click answers the first."""
    record = get_object_or_404(reach(request.actor).filter(needs_columns=False), public_id=public_id)
    record = confirm_import(record, scheme=scheme(), by=request.actor.account.pk, on=localdate())
    if record.confirmed_on is None:
        messages.error(request, "Quelque chose a changé depuis le contrôle : rien n’est importé.")
        return redirect("import_check", public_id)
    messages.success(request, "Le fichier est importé.")
    return redirect("import_result", public_id)


@role(Role.ADMINISTRATOR)
@require_POST
def import_discard(request: Request, public_id: UUID) -> HttpResponse:
    """Nothing of the file is kept; only whoever sent it says so."""
    record = get_object_or_404(reach(request.actor).select_related("stored"), public_id=public_id)
    with refused_as_message(request):
        discard_import(record, by=request.actor.account.pk, on=localdate())
        messages.success(request, "Le fichier est écarté : rien n’en est gardé.")
        return redirect("imports")
    return redirect("import_check", public_id)


@role(Role.ADMINISTRATOR)
@require_safe
def import_result(request: Request, public_id: UUID) -> HttpResponseBase:
    record = get_object_or_404(reach(request.actor), public_id=public_id)
    if record.confirmed_on is None:
        return redirect("import_check", public_id)
    if file := exported(request, {"fichier-importe": partial(result_lines, record)}):
        return file
    page = result_page(record, request.GET.get("page"))
    return render(request, "imports/result.html", {"page": page})


@role(Role.ADMINISTRATOR)
@require_safe
def import_errors(request: Request, public_id: UUID) -> HttpResponse:
    """The faulty lines alone, to mend and send again."""
    record = get_object_or_404(reach(request.actor), public_id=public_id)
    header, offered = HEADER, choices(scheme().lists, localdate())
    if record.columns:
        header, offered = OwnColumns.of(record.columns).header, {}
    name, faulty = "lignes-a-corriger.xlsx", faulty_lines(record)
    return download(name, XLSX, lambda out: write_errors_xlsx(faulty, out, offered, header))


@role(Role.ADMINISTRATOR)
@require_safe
def import_file(request: Request, public_id: UUID) -> HttpResponse:
    """The file of a confirmed import, in its canonical form."""
    record = get_object_or_404(reach(request.actor).filter(confirmed_on__isnull=False), public_id=public_id)
    return download("candidats.csv", CSV, lambda out: export(record, out))


@role(Role.ADMINISTRATOR)
@require_safe
def import_template(request: Request) -> HttpResponse:
    offered = choices(scheme().lists, localdate())
    return download("modele-candidats.xlsx", XLSX, lambda out: write_template_xlsx(out, offered))


def download(name: str, media_type: str, write: Callable[[BinaryIO], None]) -> HttpResponse:
    """A file that browsers save, and keep nowhere else."""
    target = io.BytesIO()
    write(target)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(target.getvalue(), content_type=media_type, headers=headers)
