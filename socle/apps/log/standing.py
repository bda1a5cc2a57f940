"""Where the public register stands: published, and seen by its witnesses."""

from collections.abc import Sequence
from datetime import UTC, datetime

from socle.apps.log.actions import published_note
from socle.apps.log.models import Entry
from socle.apps.log.store import Store, log_store
from socle.core.exchange.diary import Standing
from socle.core.log.cosignature import cosignatures
from socle.core.log.note import VerifierKey


def log_standing(witnesses: Sequence[VerifierKey], *, store: Store | None = None) -> Standing:
    """What waits is lines not published yet; what failed is witnesses that did not cosign the last state."""
    note = published_note(store or log_store())
    seen = cosignatures(note, witnesses) if note else ()
    times = [each.time for each in seen]
    waiting, silent = Entry.objects.filter(index__isnull=True).count(), len(witnesses) - len(seen)
    return Standing(
        code="log",
        label="Registre public et ses témoins",
        last_success=datetime.fromtimestamp(max(times), UTC) if times else None,
        waiting=waiting,
        failed=silent if note else 0,
        who="L’exploitant de la plateforme",
        to_do="Vérifier que le service de publication tourne, et que chaque témoin répond.",
        hint="Un état du registre apparaît ici dès qu’un témoin l’a signé.",
    )
