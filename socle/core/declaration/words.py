"""What the elements of the schema are called by the people who read or type them."""

from collections.abc import Iterator

from socle.core.exchange.cdc.model import Holder, Passage
from socle.core.exchange.cdc.reading import HOLDER

LABELS = {
    "type": "Répertoire",
    "code": "Code de la certification",
    "idTechnique": "Identifiant technique",
    "obtentionCertification": "Obtention",
    "donneeCertifiee": "Donnée certifiée",
    "dateDebutValidite": "Début de validité",
    "nir": "Numéro national",
    "nomNaissance": "Nom de naissance",
    "nomUsage": "Nom d’usage",
    "prenom1": "Prénom",
    "prenom2": "Deuxième prénom",
    "prenom3": "Troisième prénom",
    "anneeNaissance": "Année de naissance",
    "moisNaissance": "Mois de naissance",
    "jourNaissance": "Jour de naissance",
    "sexe": "Sexe",
    "codeInsee": "Code INSEE du lieu de naissance",
    "libelleCommuneNaissance": "Commune de naissance",
    "codePaysNaissance": "Code du pays de naissance",
    "libellePaysNaissance": "Pays de naissance",
    "verbatim": "Commentaire",
}


def by_hand(passage: Passage) -> Iterator[tuple[str, str]]:
    """What is typed on the portal for one passage, in its order: each label and its value, none empty."""
    certification = passage.certification
    yield LABELS["type"], certification.kind
    yield LABELS["code"], certification.code
    yield LABELS["idTechnique"], passage.id
    yield LABELS["obtentionCertification"], passage.obtained
    yield LABELS["donneeCertifiee"], "oui" if passage.is_certified else "non"
    yield LABELS["dateDebutValidite"], f"{passage.valid_from:%d/%m/%Y}"
    if isinstance(passage.holder, Holder):
        yield from _holder(passage.holder)
    else:
        yield LABELS["nomNaissance"], passage.holder.birth_name
    if passage.verbatim:
        yield LABELS["verbatim"], passage.verbatim


def _holder(holder: Holder) -> Iterator[tuple[str, str]]:
    for field, element in HOLDER.items():
        value = getattr(holder, field)
        if value and element in LABELS:
            yield LABELS[element], str(value)
