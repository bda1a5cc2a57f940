"""Who issues certificates: the certifier in production, a demonstration issuer everywhere else.

Source: design §4 rule 12. What a demonstration issues is marked « SPÉCIMEN, sans valeur » wherever it shows.
"""

from dataclasses import dataclass

from socle.core.errors import Refusal
from socle.core.text import unseen_in


@dataclass(frozen=True, slots=True)
class Issuer:
    """The certifier's legal name, who signs for it and where."""

    name: str
    signatory: str
    place: str
    specimen: bool


DEMONSTRATION = Issuer("Organisme de démonstration", "Signataire de démonstration", "Paris", specimen=True)


def missing_to_issue(issuer: Issuer, registration_number: str, *, production: bool) -> tuple[str, ...]:
    """What production lacks before it issues a certificate; a demonstration lacks nothing."""
    if not production:
        return ()
    missing = []
    if not registration_number.strip():
        missing.append("le numéro d’enregistrement du certificat")
    if not issuer.name.strip():
        missing.append("le nom légal du certificateur (SOCLE_ISSUER_NAME)")
    if not issuer.signatory.strip():
        missing.append("le signataire (SOCLE_ISSUER_SIGNATORY)")
    if not issuer.place.strip():
        missing.append("la ville (SOCLE_ISSUER_PLACE)")
    missing += [f"{label} sans caractère invisible ({unseen})" for label, unseen in _unseen_in(issuer)]
    if issuer.specimen or _sounds_like_demonstration(issuer):
        missing.append("un certificateur réel : celui-ci est l’organisme de démonstration")
    return tuple(missing)


def _unseen_in(issuer: Issuer) -> list[tuple[str, str]]:
    """The settings that could never be signed, each with the character nobody sees."""
    said = {
        "un nom légal (SOCLE_ISSUER_NAME)": issuer.name,
        "un signataire (SOCLE_ISSUER_SIGNATORY)": issuer.signatory,
        "une ville (SOCLE_ISSUER_PLACE)": issuer.place,
    }
    return [(label, unseen) for label, text in said.items() if (unseen := unseen_in(text))]


def _sounds_like_demonstration(issuer: Issuer) -> bool:
    said = (issuer.name.strip().casefold(), issuer.signatory.strip().casefold())
    return DEMONSTRATION.name.casefold() in said or DEMONSTRATION.signatory.casefold() in said


def refuse_incomplete_issuer(issuer: Issuer, registration_number: str, *, production: bool) -> None:
    missing = missing_to_issue(issuer, registration_number, production=production)
    if missing:
        raise Refusal(
            f"Aucun certificat n’est délivré : il manque {' ; '.join(missing)}.",
            "Complétez les réglages du certificateur et l’enregistrement du certificat.",
        )
