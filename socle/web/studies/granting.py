"""The certifier answers the requests for facts of the platform."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from socle.apps.studies.extracting import grant_extract, refuse_extract
from socle.apps.studies.models import Extract
from socle.apps.studies.queries import waiting_extracts
from socle.core.roles import Role
from socle.core.study_extract import COLUMNS
from socle.web.access import Request, role
from socle.web.refusal import refused_as_message


@role(Role.CERTIFIER)
@require_safe
def extracts(request: Request) -> HttpResponse:
    context = {"rows": waiting_extracts(), "columns": COLUMNS}
    return render(request, "studies/extracts.html", context)


@role(Role.CERTIFIER)
@require_POST
def answer_extract(request: Request, public_id: UUID) -> HttpResponse:
    asked = get_object_or_404(Extract, public_id=public_id)
    by, on = request.actor.account, localdate()
    with refused_as_message(request):
        if "grant" in request.POST:
            grant_extract(asked, by=by, on=on)
            messages.success(request, "Les données sont prêtes : le chargé d’études peut les prendre.")
        else:
            refuse_extract(asked, by=by, on=on)
            messages.success(request, "La demande est refusée. Le chargé d’études le voit.")
    return redirect("study_extracts")
