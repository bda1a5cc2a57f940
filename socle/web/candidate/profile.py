"""LinkedIn's form « Ajouter à mon profil », already filled in: an address that only the holder opens."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from socle.apps.certificates.models import Certificate

FORM = "https://www.linkedin.com/profile/add"


def profile_address(certificate: Certificate, link: str) -> str:
    """Nothing is asked of that site, nor told to it, before the holder follows the address."""
    told = {
        "startTask": "CERTIFICATION_NAME",
        "name": name(certificate),
        "organizationName": certificate.issuer_name,
        "issueYear": certificate.awarded_on.year,
        "issueMonth": certificate.awarded_on.month,
        "certId": certificate.number,
        "certUrl": link,
    }
    return f"{FORM}?{urlencode(told)}"


def name(certificate: Certificate) -> str:
    """A specimen says so there too."""
    if not certificate.specimen:
        return certificate.title
    return _("SPÉCIMEN, sans valeur : %(title)s") % {"title": certificate.title}
