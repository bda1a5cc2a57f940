"""One certificate, for the certifier: what it says, its paper, its withdrawal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.core.certificate import ENDINGS, grouped
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certificate_paper import certificate_pdf, is_signed
from socle.web.certifier.certificate_forms import RevokeForm
from socle.web.documents import pdf
from socle.web.refusal import refused_as_message, refused_on


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """`reason` is why it was withdrawn, for the certifier only; `form` is there while it stands.

    `replaced_by` is the certificate that took its place, and `replaced` the one whose place it took.
    """

    certificate: Certificate
    facts: tuple[tuple[str, str], ...]
    reason: str
    replaced: Certificate | None
    replaced_by: Certificate | None
    verification: str
    paper: str
    form: RevokeForm


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def certificate_admin(request: Request, public_id: UUID) -> HttpResponse:
    found = get_object_or_404(told(), public_id=public_id)
    form = RevokeForm(request.POST or None)
    if form.is_valid():
        with refused_on(form):
            revoke_certificate(found, form.cleaned_data["reason"], by=request.actor.account, on=localdate())
            messages.success(request, f"Le certificat {found.number} est retiré.")
            return redirect("certificate_admin", public_id)
    page, status = certificate_page(found, form), 422 if form.errors else 200
    return render(request, "certifier/certificate.html", {"page": page}, status=status)


@role(Role.CERTIFIER)
@require_safe
def certificate_admin_pdf(request: Request, public_id: UUID) -> HttpResponse:
    """The paper, while the certificate stands."""
    found = get_object_or_404(told(), public_id=public_id, revoked_on__isnull=True)
    with refused_as_message(request):
        return pdf(certificate_pdf(found), "certificat.pdf")
    return redirect("certificate_admin", public_id)


def told() -> QuerySet[Certificate]:
    return Certificate.objects.select_related(
        "person",
        "replaced",
        "credential__sealed",
        "pathway__version",
        "pathway__site",
        "deliberation__item__sitting",
        "deliberation__validation__validated_by",
    )


def certificate_page(certificate: Certificate, form: RevokeForm) -> CertificatePage:
    why = certificate.revocation_reason
    stands = certificate.revoked_on is None
    paper = reverse("certificate_admin_pdf", args=(certificate.public_id,))
    return CertificatePage(
        certificate=certificate,
        facts=tuple(facts(certificate).items()),
        reason=ENDINGS[why] if why else "",
        replaced=certificate.replaced,
        replaced_by=Certificate.objects.filter(replaced=certificate).first(),
        verification=reverse("verification", args=(certificate.code,)),
        paper=paper if stands and is_signed(certificate) else "",
        form=form,
    )


def facts(certificate: Certificate) -> dict[str, str]:
    """As they were printed."""
    said = {
        "Titulaire": certificate.holder,
        "Certificat": certificate.title,
        "Décidé le": f"{day(certificate.decided_on)}, {decided_by(certificate)}",
        "Délivré le": day(certificate.awarded_on),
        "Établissement": certificate.pathway.site.name,
        "Certificateur": certificate.issuer_name,
        "Signataire": certificate.signatory,
        "Numéro d’enregistrement": certificate.registration_number,
        "Code public": grouped(certificate.code),
    }
    return {label: value for label, value in said.items() if value}


def decided_by(certificate: Certificate) -> str:
    decision = certificate.deliberation
    if decision.item:
        return f"par le jury « {decision.item.sitting.name} »"
    return f"validé par {decision.validation.validated_by}" if decision.validation else ""


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"
