"""A certificate as it goes on paper."""

from django.conf import settings

from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.queries import content
from socle.core.certificate import grouped
from socle.documents.certificate import Certificate as Paper
from socle.documents.person_name import USED_NAME

# Where anyone types the code of a certificate, on the site whose public address is in the settings.
CHECK = "/verifier/"
SCAN = "/v#"
SIGNATORY_ROLE = "Pour le certificateur"


def check_address() -> str:
    return f"{settings.ADDRESS}{CHECK}"


def paper_of(certificate: Certificate) -> Paper:
    """What the certificate says on paper, once its code is signed."""
    assert certificate.credential is not None  # noqa: S101 - `printing` records and signs first
    holder, _, used_name = certificate.holder.partition(USED_NAME)
    return Paper(
        holder=holder,
        used_name=used_name,
        title=certificate.title,
        domains=tuple(domain.short for domain in content(certificate.pathway.version).domains),
        decided_on=certificate.decided_on,
        place=certificate.place,
        number=certificate.number,
        public_code=grouped(certificate.code),
        verification_address=check_address(),
        scanned=f"{settings.ADDRESS}{SCAN}{certificate.credential.token}",
        certifier=certificate.issuer_name,
        signatory=certificate.signatory,
        signatory_role=SIGNATORY_ROLE,
        registration_number=certificate.registration_number,
        specimen=certificate.specimen,
    )
