"""The certificate: what its holder frames at home."""

from dataclasses import dataclass
from datetime import date

from socle.core.rosette import rosette_svg
from socle.documents.attachment import Attachment
from socle.documents.qr import qr_svg
from socle.documents.typesetting import Part, facts, typeset


@dataclass(frozen=True, slots=True)
class Certificate:
    """No level, no grade, no assessing site: the same paper for everyone. `used_name` may be empty.

    `scanned` is what a phone reads in the square; `verification_address` what a person types, with the code.
    """

    holder: str
    used_name: str
    title: str
    domains: tuple[str, ...]
    decided_on: date
    place: str
    number: str
    public_code: str
    verification_address: str
    scanned: str
    certifier: str
    signatory: str
    signatory_role: str
    registration_number: str
    specimen: bool


def render_certificate(certificate: Certificate, *, attached: tuple[Attachment, ...] = ()) -> bytes:
    return typeset(
        certificate_part(certificate),
        title=f"{certificate.title} – {certificate.holder}",
        day=certificate.decided_on,
        attached=attached,
    )


def certificate_part(certificate: Certificate) -> Part:
    whole = tuple((name, 1, 1) for name in certificate.domains)
    drawings = {
        "rosette": rosette_svg(whole, title="", described="", prefix="r"),
        "qr": qr_svg(certificate.scanned),
    }
    return Part("certificate", facts(certificate, **drawings))
