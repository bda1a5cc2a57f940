"""From a published line to a signed badge: what the worker does, again and again, until nothing waits."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from socle.apps.credentials.models import Credential
from socle.apps.frameworks.models import Bundle
from socle.apps.log.actions import published_note
from socle.apps.log.models import Entry
from socle.apps.log.store import Store, log_store
from socle.core.log.checkpoint import read_checkpoint
from socle.core.log.entry import EntryType
from socle.core.log.note import Note
from socle.core.log.proof import make_proof
from socle.signer.client import Signer

# Badges asked for at a time; the memory that signing takes does not grow with what waits.
BATCH = 250


def sign_waiting(signer: Signer, *, store: Store | None = None) -> int:
    """Sign the badge of every award whose line is published; answer how many."""
    store = store or log_store()
    note = published_note(store)
    if note is None:
        return 0
    show_frameworks(signer, store, note)
    return sum(map(len, _batches(signer, store, note)))


def _batches(signer: Signer, store: Store, note: Note) -> Iterator[list[Credential]]:
    size = read_checkpoint(note.text).head.size
    while waiting := _take(size):
        signed = signer.sign_badges([asked(each, store, note) for each in waiting])
        for credential, forms in zip(waiting, signed, strict=True):
            credential.badge, credential.token = forms
        # Signing again gives the same bytes: whoever is stopped before this line loses nothing.
        with transaction.atomic():
            Credential.objects.bulk_update(waiting, ["badge", "token"])
        yield waiting


def _take(size: int) -> list[Credential]:
    waiting = Credential.objects.filter(badge="", record__isnull=False, entry__index__lt=size)
    return list(waiting.select_related("entry", "status_list").order_by("pk")[:BATCH])


def asked(credential: Credential, store: Store, note: Note) -> dict[str, Any]:
    """What the signer wants to know of an award: its record, and the proof that the log holds it."""
    index, salt = credential.entry.index, bytes(credential.salt or b"")
    return {
        "record": credential.record,
        "salt": salt.hex(),
        "status": [credential.status_list.number, credential.place],
        "proof": str(make_proof(store.read, note, int(index or 0), salt)),
    }


def show_frameworks(signer: Signer, store: Store, note: Note) -> None:
    """Show the signer every published framework that the log holds; it keeps what it has seen."""
    size = read_checkpoint(note.text).head.size
    lines = Entry.objects.filter(kind=EntryType.FRAMEWORK, index__lt=size).values_list("fingerprint", "index")
    places = {bytes(fingerprint).hex(): index for fingerprint, index in lines}
    for bundle in Bundle.objects.select_related("version").order_by("pk"):
        if (index := places.get(bundle.version.sha256)) is not None:
            signer.show_framework(bytes(bundle.content), str(make_proof(store.read, note, index)))
