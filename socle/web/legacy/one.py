"""One certificate of before this product: what it says, where it comes from, its withdrawal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from socle.apps.legacy.actions import withdraw_legacy
from socle.apps.legacy.models import LegacyCertificate
from socle.core.certificate import REVOCATION_REASONS, RevocationReason
from socle.core.roles import Role
from socle.web.access import Request, role
from socle.web.certifier.certificate_forms import RevokeForm
from socle.web.refusal import refused_on

UNKNOWN_REASON = "pas connue, le retrait est d’avant cette plateforme"


@dataclass(frozen=True, slots=True)
class LegacyCertificatePage:
    certificate: LegacyCertificate
    facts: tuple[tuple[str, str], ...]
    provenance: tuple[tuple[str, str], ...]
    reason: str
    form: RevokeForm


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def legacy_certificate(request: Request, public_id: UUID) -> HttpResponse:
    told = LegacyCertificate.objects.select_related("person", "framework", "site", "take_over")
    found = get_object_or_404(told, public_id=public_id)
    form = RevokeForm(request.POST or None)
    if form.is_valid():
        with refused_on(form):
            withdraw_legacy(found, form.cleaned_data["reason"], by=request.actor.account, on=localdate())
            messages.success(request, f"Le certificat {found.number} est retiré.")
            return redirect("legacy_certificate", public_id)
    page, status = page_of(found, form), 422 if form.errors else 200
    return render(request, "legacy/certificate.html", {"page": page}, status=status)


def page_of(certificate: LegacyCertificate, form: RevokeForm) -> LegacyCertificatePage:
    why = certificate.withdrawal_reason
    return LegacyCertificatePage(
        certificate=certificate,
        facts=tuple((label, value) for label, value in facts(certificate).items() if value),
        provenance=tuple(provenance(certificate).items()),
        reason=REVOCATION_REASONS[RevocationReason(why)] if why else UNKNOWN_REASON,
        form=form,
    )


def facts(certificate: LegacyCertificate) -> dict[str, str]:
    """As the history tells them."""
    person = certificate.person
    return {
        "Titulaire": certificate.holder,
        "Né(e) le": f"{day(person.birth_date)}, {person.birth_place_name}",
        "Certificat": certificate.framework.title,
        "Émetteur": certificate.get_issuer_display(),
        "Instance": certificate.authority,
        "Délivré le": day(certificate.awarded_on),
        "Établissement": str(certificate.site) if certificate.site else "",
    }


def provenance(certificate: LegacyCertificate) -> dict[str, str]:
    record = certificate.take_over
    return {
        "Repris le": day(record.taken_on),
        "Ligne": f"{certificate.line} de certificates.csv",
        "Empreinte du fichier (SHA-256)": record.certificates_sha256,
    }


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"
