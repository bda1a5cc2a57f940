"""A certificate as it is kept, by its holder or whoever they show it to: the sealed paper, the badge."""

from django.http import HttpResponse

from socle.apps.certificates.models import Certificate
from socle.apps.credentials.models import Credential
from socle.apps.credentials.papers import refuse_unsigned, sealed_pdf
from socle.apps.credentials.tasks import signer
from socle.core.errors import Refusal

BADGE = "application/vc+ld+json"


def certificate_pdf(certificate: Certificate) -> bytes:
    """The PDF, made once, then kept; Refusal while it is not signed, or while the signer is away."""
    return sealed_pdf(recorded(certificate), certificate.code, signer())


def badge_file(certificate: Certificate) -> HttpResponse:
    """The Open Badge, byte for byte as it was signed, to keep as a file; Refusal while it is not signed."""
    credential = recorded(certificate)
    refuse_unsigned(credential)
    return badge_response(credential, f"badge-{certificate.framework.slug}.json")


def badge_response(credential: Credential, name: str) -> HttpResponse:
    return HttpResponse(
        credential.badge,
        content_type=BADGE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def recorded(certificate: Certificate) -> Credential:
    if certificate.credential is None:
        raise Refusal("Ce certificat n’est pas encore signé.", "Revenez dans quelques minutes.")
    return certificate.credential


def is_signed(certificate: Certificate) -> bool:
    return bool(certificate.credential and certificate.credential.badge)
