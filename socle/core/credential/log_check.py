"""Whether, and when, an award was written in the public log.

The date that counts is the earliest one a trusted witness gives: an issuer that writes an award long after
its decision, or before it, cannot hide it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from socle.core.credential.answers import Check, no, unknown, yes
from socle.core.credential.award import Award
from socle.core.credential.badge_schema import listed
from socle.core.credential.instants import said
from socle.core.credential.open_badge import PROOF_GENRE
from socle.core.credential.reading import ReadBadge
from socle.core.credential.trust import KnownIssuer, Trust
from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.entry import Entry, EntryType
from socle.core.log.lateness import is_registered_late, registration_day
from socle.core.log.note import Unproven
from socle.core.log.proof import read_proof, verify_proof

LOG = "log"


@dataclass(frozen=True, slots=True)
class Logged:
    """The answer, and the instant that counts, None when no trusted witness gives one."""

    check: Check
    at: datetime | None = None


def carries_log_proof(document: dict[str, Any]) -> bool:
    entries = listed(document.get("evidence"))
    return any(isinstance(each, dict) and each.get("genre") == PROOF_GENRE for each in entries)


def check_log(badge: ReadBadge | None, issuer: KnownIssuer | None, trust: Trust) -> Logged:
    """The answer for a badge of that issuer; `badge` is None when the document could not be read as one."""
    if issuer is None:
        return Logged(unknown(LOG, "Le journal de cet émetteur n’est pas connu de ce vérificateur."))
    if badge is None:
        return Logged(no(LOG, "Ce document ne permet pas de retrouver son inscription au journal."))
    try:
        proof = read_proof(badge.publication.log_proof)
        entry = Entry(EntryType.AWARD, badge.award.commitment(proof.extra))
        registration = verify_proof(proof, bytes(entry), trust.policy(issuer))
        return _logged(badge.award, registration.time, trust.late_registration_days)
    except Unproven as error:
        return Logged(unknown(LOG, str(error)))
    except (Refusal, UnreadableInput, ValueError, OverflowError) as error:
        return Logged(no(LOG, f"La preuve d’inscription au journal est fausse. {error}"))


def _logged(award: Award, time: int | None, late_after: int) -> Logged:
    if time is None:
        return Logged(yes(LOG, "Inscrit au journal public ; aucun témoin extérieur n’en donne la date."))
    return Logged(_dated(award, time, late_after), datetime.fromtimestamp(time, UTC))


def _dated(award: Award, time: int, late_after: int) -> Check:
    decided, seen = date.fromisoformat(award.decided), registration_day(time)
    day = said(datetime.fromtimestamp(time, UTC))
    # One day of grace: the decision's day is that of France, the witness's that of Greenwich.
    if decided > seen + timedelta(days=1):
        return no(LOG, f"Inscrit au journal le {day}, avant la date de la décision : l’une est fausse.")
    if is_registered_late(decided, time, days=late_after):
        waited = f"{(seen - decided).days} jours après la décision"
        return yes(LOG, f"Enregistré tardivement : inscrit au journal le {day}, {waited}.")
    return yes(LOG, f"Inscrit au journal public le {day}.")
