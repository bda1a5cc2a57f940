"""The words of the file that stand for something here: certificates and zones of birth."""

from dataclasses import dataclass
from datetime import date

from socle.core.exchange.candidates.cells import Objection
from socle.core.person import same_spelling

# The third digit of INSEE's country code, then 00; what each means is deduced from those codes.
ZONES = {"100": "Europe", "200": "Asie", "300": "Afrique", "400": "Amérique", "500": "Océanie"}


@dataclass(frozen=True, slots=True)
class Certificate:
    """The framework a label stands for; `source` is who obtained the result when it comes from elsewhere."""

    framework: str
    source: str = ""


CERTIFICATES = {
    "CléA": Certificate("clea"),
    "CléA Numérique": Certificate("clea-numerique"),
    "CléA Numérique by Pix": Certificate("clea-numerique", source="CléA Numérique by Pix"),
    "CléA Management": Certificate("clea-management"),
}
_SPELT = {same_spelling(label): certificate for label, certificate in CERTIFICATES.items()}


def certificate_named(label: str) -> Certificate | None:
    """Whatever the case and accents."""
    return _SPELT.get(same_spelling(label))


def known_certificate(text: str, on: date) -> Objection | None:
    if certificate_named(text):
        return None
    *others, last = CERTIFICATES
    return Objection(f"« {text} » n’est pas un certificat connu", f"écrivez {', '.join(others)} ou {last}")
