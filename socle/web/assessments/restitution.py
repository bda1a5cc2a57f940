"""The restitution: shown first as the person will see it, then given back, then kept with its documents."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.assessments.actions import give_back
from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import decision_at
from socle.apps.training.actions import Next
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.assessments.give_back_form import GiveBackForm
from socle.web.assessments.reach import assessments
from socle.web.assessments.restitution_page import preparation_page, restitution_page
from socle.web.documents import pdf, restitution_pdf, statement_pdf
from socle.web.refusal import refused_on


@role(Role.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def give_back_page(request: Request, public_id: UUID) -> HttpResponse:
    """What the person will read, and what the assessor adds to it."""
    assessment = get_object_or_404(assessments(request.actor), public_id=public_id)
    if assessment.given_back_on:
        return redirect("restitution", assessment.public_id)
    decision = decision_at(assessment)
    posted = request.POST if request.method == "POST" else None
    form = GiveBackForm(posted, assessment=assessment, decision=decision)
    if form.is_valid():
        with refused_on(form):
            give_back(
                assessment,
                hours=form.hours,
                next_step=Next(form.cleaned_data["step"], form.cleaned_data["contact"]),
                scheme=scheme(),
                by=request.actor.account,
                on=localdate(),
            )
            return redirect("restitution", assessment.public_id)
    shown = {"page": preparation_page(assessment, decision, on=localdate()), "form": form}
    return render(request, "assessments/give_back.html", shown, status=422 if form.is_bound else 200)


@role(Role.ASSESSOR)
@require_safe
def restitution(request: Request, public_id: UUID) -> HttpResponse:
    assessment = given_back(request, public_id)
    return render(request, "assessments/restitution.html", {"page": restitution_page(assessment)})


@role(Role.ASSESSOR)
@require_safe
def restitution_document(request: Request, public_id: UUID) -> HttpResponse:
    return pdf(restitution_pdf(given_back(request, public_id)), "restitution.pdf")


@role(Role.ASSESSOR)
@require_safe
def statement_document(request: Request, public_id: UUID) -> HttpResponse:
    """What is acquired; nothing to attest answers that there is nothing here."""
    assessment = given_back(request, public_id)
    if not restitution_page(assessment).has_statement:
        raise Http404
    return pdf(statement_pdf(assessment), "attestation.pdf")


def given_back(request: Request, public_id: UUID) -> Assessment:
    assessment = get_object_or_404(assessments(request.actor), public_id=public_id)
    if not assessment.given_back_on:
        raise Http404
    return assessment
