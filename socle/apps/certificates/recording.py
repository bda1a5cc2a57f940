"""The award record of a certificate: written in its log and status list as soon as it is awarded."""

from collections.abc import Sequence
from unicodedata import normalize

from django.db import transaction

from socle.apps.certificates.models import Certificate
from socle.apps.credentials.actions import new_salt, record_awards
from socle.apps.frameworks.queries import content
from socle.core.credential.award import Award, Kind


@transaction.atomic
def record(certificates: Sequence[Certificate]) -> None:
    """Record the awards of certificates that have no record yet; asked again, nothing is done twice."""
    new = [certificate for certificate in certificates if certificate.credential_id is None]
    awards = [award_of(certificate) for certificate in new]
    recorded = record_awards(awards, [new_salt() for _ in new])
    for certificate, credential in zip(new, recorded, strict=True):
        certificate.credential = credential
    Certificate.objects.bulk_update([each for each in new if each.pk], ["credential"])


def record_missing() -> int:
    """Record the certificates awarded before there were records; answer how many."""
    missing = Certificate.objects.filter(credential__isnull=True, revoked_on__isnull=True)
    found = list(missing.select_related("framework", "pathway__version").order_by("pk"))
    record(found)
    return len(found)


def award_of(certificate: Certificate) -> Award:
    """What the certificate says, for ever: as it was printed, never read again from the person."""
    version = certificate.pathway.version
    return Award(
        id=f"urn:uuid:{certificate.public_id}",
        kind=Kind.CERTIFICATE,
        framework=certificate.framework.slug,
        version=version.label,
        title=normalize("NFC", certificate.title),
        registration=certificate.registration_number,
        number=certificate.number,
        holder=normalize("NFC", certificate.holder),
        subdomains=tuple(each.code for each in content(version).subdomains()),
        decided=certificate.decided_on.isoformat(),
        issued=certificate.awarded_on.isoformat(),
        until="",
        issuer=certificate.issuer_name,
        signatory=certificate.signatory,
        place=certificate.place,
        origin="",
        specimen=certificate.specimen,
    )
