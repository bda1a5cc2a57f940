"""What can be printed for the person from their file: the certificate, or what is acquired so far."""

from dataclasses import dataclass

from django.urls import reverse

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.queries import last_forms
from socle.apps.pathways.models import Pathway
from socle.web.documents import has_statement
from socle.web.result import ResultPage

AWARDED = ("certified", "withdrawn")


@dataclass(frozen=True, slots=True)
class Paper:
    """`url` is empty for a certificate that was withdrawn: it is told, and no longer printed."""

    label: str
    url: str


def papers(pathway: Pathway, result: ResultPage | None) -> tuple[Paper, ...]:
    """The documents that exist today; `result` is what was last given back."""
    if pathway.state in AWARDED:
        return tuple(paper(pathway, each) for each in last_forms().filter(pathway=pathway))
    if result and has_statement(result):
        url = reverse("pathway_statement", args=(pathway.public_id,))
        return (Paper("Attestation de ce qui est acquis", url),)
    return ()


def paper(pathway: Pathway, certificate: Certificate) -> Paper:
    if certificate.revoked_on:
        return Paper(f"Certificat {certificate.number}, retiré le {certificate.revoked_on:%d/%m/%Y}", "")
    url = reverse("pathway_certificate", args=(pathway.public_id,))
    return Paper(f"Certificat {certificate.number}, délivré le {certificate.awarded_on:%d/%m/%Y}", url)
