"""The list of files that a sitting opens with: committed to in the public log before any decision."""

import secrets
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from socle.apps.juries.models import Deliberation, Opening, Sitting
from socle.apps.log.actions import enter
from socle.core.errors import Refusal
from socle.core.log.entry import SALT_BYTES, Entry, EntryType, commitment
from socle.core.sitting import opening_record


def record_opening(sitting: Sitting, *, on: date) -> Opening:
    """Commit to the agenda, in the transaction that opens the sitting."""
    files = list(sitting.items.order_by("number").values_list("pathway__public_id", flat=True))
    salt = secrets.token_bytes(SALT_BYTES)
    told = commitment(salt, opening_record(sitting.public_id, on, files))
    (entry,) = enter([Entry(EntryType.SITTING, told)])
    listed = [str(each) for each in files]
    return Opening.objects.create(sitting=sitting, opened_on=on, files=listed, salt=salt, entry=entry)


def opening_bytes(opening: Opening) -> bytes:
    """What the opening's line in the log commits to, with its salt."""
    files = [UUID(each) for each in opening.files]
    return opening_record(opening.sitting.public_id, opening.opened_on, files)


def refuse_unopened(sitting: Sitting, granted: Iterable[Deliberation]) -> None:
    """No award for a file that was not before the jury at the opening; older sittings have no list."""
    opening = Opening.objects.filter(sitting=sitting).first()
    if opening is None:
        return
    strangers = [each for each in granted if str(each.pathway.public_id) not in opening.files]
    if strangers:
        numbers = ", ".join(f"n° {each.item.number}" if each.item else "?" for each in strangers)
        raise Refusal(
            f"Ces dossiers n’étaient pas devant le jury à l’ouverture de la séance : {numbers}.",
            "Présentez-les à la séance suivante.",
        )
