"""What the Caisse des Dépôts answers about a passage, in plain French, and the fields to look at."""

from dataclasses import dataclass

from socle.core.exchange.cdc.objection import Rejection
from socle.core.person import plain

KNOWN_ALREADY = "existe déjà en base"
_IDENTITY = (
    "nomNaissance",
    "prenom1",
    "anneeNaissance",
    "moisNaissance",
    "jourNaissance",
    "sexe",
    "codeInsee",
)


@dataclass(frozen=True, slots=True)
class Explanation:
    reason: str
    remedy: str
    fields: tuple[str, ...]


NOBODY = Explanation(
    "L’État n’a trouvé personne avec cet état civil.",
    "Comparez chaque champ à la pièce d’identité : nom et prénom de naissance, date, lieu de naissance.",
    _IDENTITY,
)
SEVERAL = Explanation(
    "Plusieurs personnes ont cet état civil.",
    "Complétez la date et le lieu de naissance (code INSEE), et les autres prénoms.",
    ("jourNaissance", "moisNaissance", "codeInsee", "prenom2", "prenom3"),
)
OTHER = Explanation(
    "La Caisse des Dépôts a refusé ce passage.",
    "Lisez son message, puis corrigez le passage ou demandez-lui ce qu’elle attend.",
    (),
)


def is_success(message: str) -> bool:
    """« existe déjà en base » says that the certificate is there: nothing is left to do."""
    return plain(KNOWN_ALREADY) in plain(message)


def explanation(message: str) -> Explanation:
    said = plain(message)
    if plain(Rejection.NOBODY) in said:
        return NOBODY
    return SEVERAL if plain(Rejection.SEVERAL) in said else OTHER
