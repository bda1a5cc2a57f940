"""The certificate on its holder's own pages, in each form it can be kept."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.queries import last_forms
from socle.apps.declarations.queries import in_passport_since
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role
from socle.web.access import Actor, Request, role
from socle.web.certificate_paper import badge_file, certificate_pdf, is_signed
from socle.web.documents import pdf
from socle.web.private import private
from socle.web.refusal import refused_as_message
from socle.web.said_day import said_day


@dataclass(frozen=True, slots=True)
class Award:
    """`withdrawn` is the day of the withdrawal, empty while the certificate stands.

    `passport` is the day on which it reached the skills passport: before, nothing is said of it.
    `paper` and `badge` are empty until they are signed, `sharing` when there is nothing to show nor to stop.
    """

    number: str
    day: str
    withdrawn: str
    passport: str
    verification: str
    paper: str
    badge: str
    sharing: str


def award_of(pathway: Pathway) -> Award | None:
    certificate = last_forms().filter(pathway=pathway).select_related("credential").first()
    if certificate is None:
        return None
    kept, stands = (pathway.public_id,), not certificate.revoked_on
    ready = stands and is_signed(certificate)
    return Award(
        number=certificate.number,
        day=said_day(certificate.awarded_on),
        withdrawn=said_day(certificate.revoked_on),
        passport=said_day(in_passport_since([certificate.pk]).get(certificate.pk)),
        verification=reverse("verification", args=(certificate.code,)),
        paper=reverse("my_certificate", args=kept) if ready else "",
        badge=reverse("my_badge", args=kept) if ready else "",
        sharing=reverse("my_shares", args=kept) if stands or certificate.shares.exists() else "",
    )


def own_certificates(actor: Actor) -> QuerySet[Certificate]:
    """Withdrawn ones included: their links are still the holder's to stop."""
    return last_forms().filter(person=actor.candidate)


def standing(request: Request, public_id: UUID) -> Certificate:
    own = own_certificates(request.actor).filter(revoked_on__isnull=True)
    signed = own.select_related("framework", "credential__sealed")
    return get_object_or_404(signed, pathway__public_id=public_id)


@role(Role.CANDIDATE)
@require_safe
@private
def my_certificate(request: Request, public_id: UUID) -> HttpResponse:
    """The sealed paper, while the certificate stands."""
    found = standing(request, public_id)
    with refused_as_message(request):
        return pdf(certificate_pdf(found), "certificat.pdf")
    return redirect("my_pathway")


@role(Role.CANDIDATE)
@require_safe
@private
def my_badge(request: Request, public_id: UUID) -> HttpResponse:
    """The Open Badge, as it was signed."""
    found = standing(request, public_id)
    with refused_as_message(request):
        return badge_file(found)
    return redirect("my_pathway")
