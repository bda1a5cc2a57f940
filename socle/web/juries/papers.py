"""What is printed of a sitting: its minutes, then its print run."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.certificates import printing
from socle.apps.certificates.models import PrintRun
from socle.apps.files.actions import kept_document, read
from socle.core.roles import Role
from socle.documents.minutes import render_minutes
from socle.web.access import Request, role
from socle.web.documents import pdf
from socle.web.juries.minutes import minutes_of
from socle.web.juries.reach import JURY, sitting_for
from socle.web.refusal import refused_as_message


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
@require_http_methods(["GET", "HEAD", "POST"])
def print_run(request: Request, public_id: UUID) -> HttpResponse:
    """Made by a POST, the first time; read as often as needed afterwards."""
    found = sitting_for(request.actor, public_id)
    if request.method == "POST":
        with refused_as_message(request):
            by = request.actor.account
            printing.print_run(found, by=by, on=localdate())
            return redirect("print_run_pdf", public_id)
        return redirect("sitting", public_id)
    kept = get_object_or_404(PrintRun.objects.select_related("stored"), sitting=found)
    return pdf(read(kept.stored), "tirage.pdf")
