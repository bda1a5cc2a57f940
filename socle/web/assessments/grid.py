"""The grid: one subdomain at a time. Without JavaScript it is a form with a save button."""

import uuid
from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from socle.apps.assessments.rating import Send, record_ratings
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.assessments.page import grid_page
from socle.web.assessments.reach import assessments
from socle.web.assessments.situation_list import situation_list
from socle.web.refusal import refused_as_message

VERDICT, WAS, REASON = "verdict-", "was-", "reason-"


@role(Role.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: Request, public_id: UUID) -> HttpResponse:
    assessment = get_object_or_404(assessments(request.actor), public_id=public_id)
    if assessment.given_back_on:
        return redirect("restitution", assessment.public_id)
    current = request.GET.get("s", "")
    if request.method == "POST":
        changed, reasons = read_form(request.POST)
        with refused_as_message(request):
            by, send = request.actor.account, Send(uuid.uuid4(), now())
            record_ratings(assessment, changed, reasons=reasons, send=send, by=by, on=localdate())
            messages.success(request, "C’est enregistré.")
        return redirect(grid_url(assessment.public_id, request.POST.get("s", "")))
    page = grid_page(assessment, current)
    shown = {
        "page": page,
        "situations": situation_list(assessment, page.current),
        "author": request.actor.account.professional.public_id,
        "server_time": int(now().timestamp() * 1000),
    }
    return render(request, "assessments/grid.html", shown)


def grid_url(public_id: UUID, subdomain: str) -> str:
    return reverse("grid", args=[public_id]) + (f"?s={subdomain}" if subdomain else "")


def read_form(posted: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The verdicts that differ from those the form was shown with, and the reasons given.

    What another device wrote meanwhile is left alone.
    """
    said = {name.removeprefix(VERDICT): posted[name] for name in posted if name.startswith(VERDICT)}
    changed = {code: verdict for code, verdict in said.items() if verdict != posted.get(WAS + code, "")}
    reasons = {name.removeprefix(REASON): posted[name] for name in posted if name.startswith(REASON)}
    return changed, reasons
