"""The signed statement of what is acquired: the person asks for it, then keeps it as a file."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.statements import issue_statement
from socle.apps.credentials.papers import refuse_unsigned
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.candidate.page import result_of
from socle.web.candidate.views import given_back
from socle.web.certificate_paper import badge_response
from socle.web.documents import has_statement, short_title
from socle.web.private import private
from socle.web.refusal import refused_as_message
from socle.web.said_day import said_day


@role(Role.CANDIDATE)
@require_http_methods(["GET", "HEAD", "POST"])
@private
def signed_statement(request: Request, public_id: UUID) -> HttpResponse:
    """What a signed statement is, the button that asks for it, and the file once it is signed."""
    assessment = stated(request, public_id)
    if request.method == "POST":
        with refused_as_message(request):
            issue_statement(assessment, by=None, on=localdate())
        return redirect("my_signed_statement", public_id)
    statement = assessment.statement
    page = {
        "title": short_title(assessment.pathway.framework.title),
        "kept_until": said_day(assessment.pathway.kept_until),
        "asked": statement is not None,
        "file": reverse("my_statement_badge", args=(public_id,)) if statement and statement.badge else "",
    }
    return render(request, "candidate/signed_statement.html", {"page": page})


@role(Role.CANDIDATE)
@require_safe
@private
def statement_badge(request: Request, public_id: UUID) -> HttpResponse:
    """The statement as it was signed."""
    assessment = stated(request, public_id)
    if assessment.statement is None:
        raise Http404
    with refused_as_message(request):
        refuse_unsigned(assessment.statement)
        return badge_response(assessment.statement, f"attestation-{assessment.pathway.framework.slug}.json")
    return redirect("my_signed_statement", public_id)


def stated(request: Request, public_id: UUID) -> Assessment:
    """The person's own last result, when it acquired something and not everything."""
    assessment = given_back(request, public_id)
    if not has_statement(result_of(assessment, prefix="rosette")):
        raise Http404
    return assessment
