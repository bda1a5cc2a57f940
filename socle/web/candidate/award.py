"""The certificate on its holder's own pages."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from socle.apps.certificates.models import Certificate
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certificate_paper import certificate_pdf
from socle.web.documents import pdf
from socle.web.private import private
from socle.web.refusal import refused_as_message
from socle.web.said_day import said_day


@dataclass(frozen=True, slots=True)
class Award:
    """`withdrawn` is the day of the withdrawal, empty while the certificate stands."""

    number: str
    day: str
    withdrawn: str
    link: str


def award_of(pathway: Pathway) -> Award | None:
    certificate = Certificate.objects.filter(pathway=pathway).first()
    if certificate is None:
        return None
    return Award(
        number=certificate.number,
        day=said_day(certificate.awarded_on),
        withdrawn=said_day(certificate.revoked_on),
        link=reverse("verification", args=(certificate.code,)),
    )


@role(Role.CANDIDATE)
@require_safe
@private
def my_certificate(request: Request, public_id: UUID) -> HttpResponse:
    """The paper, while the certificate stands."""
    own = Certificate.objects.filter(person=request.actor.candidate, revoked_on__isnull=True)
    found = get_object_or_404(own.select_related("credential__sealed"), pathway__public_id=public_id)
    with refused_as_message(request):
        return pdf(certificate_pdf(found), "certificat.pdf")
    return redirect("my_pathway")
