"""The signed form of results obtained elsewhere: the person asks for it, then keeps it as a file."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.assessments.elsewhere import has_elsewhere, issue_elsewhere
from socle.apps.credentials.papers import refuse_unsigned
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.candidate.views import own_pathways
from socle.web.certificate_paper import badge_response
from socle.web.documents import short_title
from socle.web.private import private
from socle.web.refusal import refused_as_message
from socle.web.said_day import said_day


@role(Role.CANDIDATE)
@require_http_methods(["GET", "HEAD", "POST"])
@private
def elsewhere(request: Request, public_id: UUID) -> HttpResponse:
    """What this file is, the button that asks for it, and the file once it is signed."""
    pathway = assessed_elsewhere(request, public_id)
    if request.method == "POST":
        with refused_as_message(request):
            issue_elsewhere(pathway, by=None, on=localdate())
        return redirect("my_elsewhere", public_id)
    signed = pathway.elsewhere and pathway.elsewhere.badge
    page = {
        "title": short_title(pathway.framework.title),
        "source": pathway.outside_source,
        "day": said_day(pathway.result_on),
        "asked": pathway.elsewhere is not None,
        "file": reverse("my_elsewhere_badge", args=(public_id,)) if signed else "",
    }
    return render(request, "candidate/elsewhere.html", {"page": page})


@role(Role.CANDIDATE)
@require_safe
@private
def elsewhere_badge(request: Request, public_id: UUID) -> HttpResponse:
    """The results as they were signed."""
    pathway = assessed_elsewhere(request, public_id)
    if pathway.elsewhere is None:
        raise Http404
    with refused_as_message(request):
        refuse_unsigned(pathway.elsewhere)
        return badge_response(pathway.elsewhere, f"resultats-{pathway.framework.slug}.json")
    return redirect("my_elsewhere", public_id)


def assessed_elsewhere(request: Request, public_id: UUID) -> Pathway:
    """The person's own pathway, when another body obtained its result."""
    own = own_pathways(request.actor).select_related("elsewhere")
    pathway = get_object_or_404(own, public_id=public_id)
    if not has_elsewhere(pathway):
        raise Http404
    return pathway
