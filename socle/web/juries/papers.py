"""What is printed of a sitting: its minutes, then its print run."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from socle.apps.files.actions import kept_document
from socle.core.errors import Refusal
from socle.core.roles import Role
from socle.documents.minutes import render_minutes
from socle.web.access import Request, role
from socle.web.documents import pdf
from socle.web.juries.minutes import minutes_of
from socle.web.juries.print_run import print_run_pdf
from socle.web.juries.reach import JURY, sitting_for


@role(*JURY)
@require_safe
def minutes(request: Request, public_id: UUID) -> HttpResponse:
    """Rendered anew while the sitting is open, to be read before signing; kept once it is closed."""
    found = sitting_for(request.actor, public_id)
    if found.state == "open":
        return pdf(render_minutes(minutes_of(found)), "proces-verbal.pdf")
    if found.state != "closed":
        raise Http404
    kept = kept_document(found, "minutes", lambda: render_minutes(minutes_of(found)))
    return pdf(kept, "proces-verbal.pdf")


@role(Role.SECRETARY)
@require_safe
def print_run(request: Request, public_id: UUID) -> HttpResponse:
    """Certificates in agenda order, then letters; a sitting that printed nothing says so."""
    found = sitting_for(request.actor, public_id)
    if found.state != "closed":
        raise Http404

    def address(code: str) -> str:
        return request.build_absolute_uri(reverse("verification", args=(code,)))

    try:
        return pdf(print_run_pdf(found, address), "tirage.pdf")
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("sitting", public_id)
