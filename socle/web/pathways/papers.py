"""The papers of a file, for whoever in the body prints them for the person."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from socle.apps.certificates.models import Certificate
from socle.core.roles import WHOLE_FILES
from socle.web.access import Request, role
from socle.web.candidate.page import last_given_back, result_of
from socle.web.certificate_paper import certificate_pdf
from socle.web.documents import has_statement, pdf, statement_pdf
from socle.web.pathways.views import whole_file
from socle.web.private import private
from socle.web.refusal import refused_as_message


@role(*WHOLE_FILES)
@require_safe
@private
def pathway_certificate(request: Request, public_id: UUID) -> HttpResponse:
    """The paper, while the certificate stands."""
    standing = Certificate.objects.filter(pathway=whole_file(request, public_id), revoked_on__isnull=True)
    found = get_object_or_404(standing.select_related("credential__sealed"))
    with refused_as_message(request):
        return pdf(certificate_pdf(found), "certificat.pdf")
    return redirect("pathway", public_id)


@role(*WHOLE_FILES)
@require_safe
@private
def pathway_statement(request: Request, public_id: UUID) -> HttpResponse:
    """What the last result says is acquired; nothing to attest answers that there is nothing here."""
    assessment = last_given_back(whole_file(request, public_id))
    if assessment is None or not has_statement(result_of(assessment, prefix="rosette")):
        raise Http404
    return pdf(statement_pdf(assessment), "attestation.pdf")
