"""The paper of a certificate, for its holder and for the certifier: rendered once, then kept."""

from django.http import HttpRequest
from django.urls import reverse

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.paper import AddressOf, paper_of
from socle.apps.files.actions import kept_document
from socle.documents.certificate import render_certificate


def certificate_pdf(certificate: Certificate, address_of: AddressOf) -> bytes:
    return kept_document(
        certificate, "certificate", lambda: render_certificate(paper_of(certificate, address_of))
    )


def address_on(request: HttpRequest) -> AddressOf:
    """Where anyone checks a code, on the site that is asked."""

    def address_of(code: str) -> str:
        return request.build_absolute_uri(reverse("verification", args=(code,)))

    return address_of
