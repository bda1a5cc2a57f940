"""One file that waits for the certifier: opening it, reading it, sending it back or refusing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from socle.apps.assessments.models import Evidence
from socle.apps.juries.queries import opened_to_validate
from socle.apps.juries.validation import open_to_validate, withhold_certificate
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.certifier.validation_file_page import validation_file_page
from socle.web.certifier.validation_forms import WithholdForm
from socle.web.certifier.waiting import sent_to_the_certifier
from socle.web.evidence import evidence_answer
from socle.web.refusal import refused_as_message, refused_on


@role(Role.CERTIFIER)
@require_safe
def validation_file(request: Request, public_id: UUID) -> HttpResponse:
    return show(request, found(public_id))


def found(public_id: UUID) -> Pathway:
    return get_object_or_404(sent_to_the_certifier(localdate()), public_id=public_id)


def show(request: Request, pathway: Pathway, form: WithholdForm | None = None) -> HttpResponse:
    """The file, with the decision that was just refused if there is one."""
    page = validation_file_page(pathway, request.actor.account, form)
    answer = render(request, "certifier/validation_file.html", {"page": page}, status=422 if form else 200)
    answer["Cache-Control"] = "private, no-store"
    return answer


@role(Role.CERTIFIER)
@require_POST
def open_validation_file(request: Request, public_id: UUID) -> HttpResponse:
    """Opening is an act, kept in the journal: only then is the file read."""
    pathway = found(public_id)
    with refused_as_message(request):
        open_to_validate(pathway, scheme=scheme(), by=request.actor.account, on=localdate())
    return redirect("validation_file", public_id)


@role(Role.CERTIFIER)
@require_POST
def withhold_file(request: Request, public_id: UUID) -> HttpResponse:
    pathway, form = found(public_id), WithholdForm(request.POST)
    if form.is_valid():
        said, by = form.cleaned_data, request.actor.account
        with refused_on(form):
            withhold_certificate(
                pathway, said["verdict"], reason=said["reason"], scheme=scheme(), by=by, on=localdate()
            )
            messages.success(request, "La décision est enregistrée. L’organisme la lit dans le dossier.")
            return redirect(f"{reverse('validations')}?certificat={pathway.framework.slug}")
    return show(request, pathway, form)


@role(Role.CERTIFIER)
@require_safe
def validation_evidence(request: Request, public_id: UUID, evidence: UUID) -> HttpResponse:
    """A photo or a scan, while its file waits, for whoever opened it."""
    pathway = found(public_id)
    if pathway.state != "before_jury":
        raise Http404
    if not opened_to_validate([pathway.pk], request.actor.account.pk):
        raise Http404
    pieces = Evidence.objects.filter(situation__assessment__pathway=pathway)
    return evidence_answer(get_object_or_404(pieces.select_related("stored"), public_id=evidence))
