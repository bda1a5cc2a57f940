"""What software may do through the open API: by the role of its key, and by what its token asked for.

Sources: RFC 6749 (OAuth 2.0) §3.3 for scopes, §4.4 for client credentials.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from socle.core.errors import Refusal
from socle.core.roles import Role

KEY, TOKEN = "socle_cle_", "socle_jeton_"
SHOWN = len(KEY) + 6
OVERLAP_DAYS = 7
DURATIONS = {90: "trois mois", 180: "six mois", 365: "un an"}
TOKEN_MINUTES = 60
REMEMBERED_HOURS = 24
WINDOW_SECONDS = 60
# Whoever shows no key that works: enough to notice one’s mistake, too few to look for keys.
UNKNOWN_REQUESTS_A_MINUTE = 60


class Scope(StrEnum):
    """One thing that a key may do."""

    CANDIDATES_READ = "candidates:read"
    CONTACTS_READ = "contacts:read"
    CONTACTS_WRITE = "contacts:write"
    PATHWAYS_READ = "pathways:read"
    PATHWAYS_WRITE = "pathways:write"
    ASSESSMENTS_READ = "assessments:read"
    ASSESSMENTS_WRITE = "assessments:write"
    SITTINGS_READ = "sittings:read"
    CERTIFICATES_READ = "certificates:read"
    FRAMEWORKS_READ = "frameworks:read"
    REGISTER_READ = "register:read"

    @property
    def only_reads(self) -> bool:
        return self.endswith(":read")


LABELS = {
    Scope.CANDIDATES_READ: "Lire l’état civil des candidats",
    Scope.CONTACTS_READ: "Lire les coordonnées des candidats",
    Scope.CONTACTS_WRITE: "Corriger les coordonnées des candidats",
    Scope.PATHWAYS_READ: "Lire les parcours",
    Scope.PATHWAYS_WRITE: "Inscrire, arrêter, reprendre, envoyer au jury",
    Scope.ASSESSMENTS_READ: "Lire les évaluations",
    Scope.ASSESSMENTS_WRITE: "Ouvrir une évaluation, envoyer des verdicts et des situations",
    Scope.SITTINGS_READ: "Lire le calendrier des séances de jury",
    Scope.CERTIFICATES_READ: "Lire l’état des certificats",
    Scope.FRAMEWORKS_READ: "Lire les référentiels",
    Scope.REGISTER_READ: "Lire le registre des établissements habilités",
}
EVERYBODY = frozenset({Scope.FRAMEWORKS_READ, Scope.REGISTER_READ})
FILES = EVERYBODY | {
    Scope.CANDIDATES_READ,
    Scope.CONTACTS_READ,
    Scope.CONTACTS_WRITE,
    Scope.PATHWAYS_READ,
    Scope.PATHWAYS_WRITE,
    Scope.SITTINGS_READ,
    Scope.CERTIFICATES_READ,
}
# A role that is not here has no key: jurors decide in person; candidates and researchers have their pages.
GRANTED: dict[Role, frozenset[Scope]] = {
    Role.ADMINISTRATOR: FILES,
    Role.ASSESSOR: FILES | {Scope.ASSESSMENTS_READ, Scope.ASSESSMENTS_WRITE},
    Role.TRAINER: EVERYBODY | {Scope.CANDIDATES_READ, Scope.PATHWAYS_READ},
    Role.SECRETARY: EVERYBODY | {Scope.SITTINGS_READ},
    Role.CERTIFIER: EVERYBODY | {Scope.SITTINGS_READ, Scope.CERTIFICATES_READ},
}


def granted(role: Role, *, only_reads: bool) -> frozenset[Scope]:
    """What a key of that role may do."""
    return frozenset(s for s in GRANTED.get(role, frozenset()) if s.only_reads or not only_reads)


def narrowed(held: frozenset[Scope], asked: Iterable[str]) -> frozenset[Scope] | None:
    """What a token may do: what it asked for, everything when it asked nothing; None beyond the key."""
    wanted = set(asked)
    if not wanted <= set(held):
        return None
    return frozenset(Scope(each) for each in wanted) or held


def new_key() -> str:
    """256 random bits, written so that a search for leaked keys finds them."""
    return KEY + secrets.token_hex(32)


def new_token() -> str:
    return TOKEN + secrets.token_hex(32)


def digest(said: str) -> str:
    """What is kept of a key: 256 random bits need no slower digest than SHA-256."""
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def shown(key: str) -> str:
    """The beginning of a key, by which one tells it from another; it opens nothing."""
    return key[:SHOWN]


def refuse_role_without_key(role: Role) -> None:
    if role not in GRANTED:
        raise Refusal("Ce rôle s’exerce en personne : il n’a pas de clé.", "Choisissez un autre rôle.")


def refuse_unknown_duration(days: int) -> None:
    if days not in DURATIONS:
        offered = ", ".join(DURATIONS.values())
        raise Refusal("Cette durée n’est pas proposée.", f"Choisissez parmi : {offered}.")


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many requests a key may still make, and in how many seconds the count starts again."""

    limit: int
    used: int
    reset: int

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)

    @property
    def is_spent(self) -> bool:
        return self.used > self.limit
