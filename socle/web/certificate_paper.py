"""The sealed paper of a certificate, for its holder and for the certifier: made once, then kept."""

from socle.apps.certificates.models import Certificate
from socle.apps.credentials.papers import sealed_pdf
from socle.apps.credentials.tasks import signer
from socle.core.errors import Refusal


def certificate_pdf(certificate: Certificate) -> bytes:
    """The PDF; Refusal while it is not signed, or while the signer is away."""
    if certificate.credential is None:
        raise Refusal("Ce certificat n’est pas encore signé.", "Revenez dans quelques minutes.")
    return sealed_pdf(certificate.credential, certificate.code, signer())


def is_signed(certificate: Certificate) -> bool:
    return bool(certificate.credential and certificate.credential.badge)
