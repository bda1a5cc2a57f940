"""The candidate's documents, as PDF; another person's address answers that there is nothing here."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.candidate.page import result_of
from socle.web.candidate.views import given_back
from socle.web.documents import has_statement, pdf, restitution_pdf, statement_pdf
from socle.web.private import private


@role(Role.CANDIDATE)
@require_safe
@private
def restitution(request: Request, public_id: UUID) -> HttpResponse:
    return pdf(restitution_pdf(given_back(request, public_id)), "resultat.pdf")


@role(Role.CANDIDATE)
@require_safe
@private
def statement(request: Request, public_id: UUID) -> HttpResponse:
    assessment = given_back(request, public_id)
    if not has_statement(result_of(assessment, prefix="rosette")):
        raise Http404
    return pdf(statement_pdf(assessment), "attestation.pdf")
