"""From a published line to a signed badge: what the worker does, again and again, until nothing waits."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db import connection, transaction

from socle.apps.credentials.models import Credential
from socle.apps.frameworks.models import Bundle
from socle.apps.log.actions import published_note
from socle.apps.log.models import Entry
from socle.apps.log.store import Store, log_store
from socle.core.log.checkpoint import read_checkpoint
from socle.core.log.entry import EntryType
from socle.core.log.note import Note
from socle.core.log.proof import make_proof, make_proofs
from socle.signer.client import Signer

# Badges asked for at a time; the memory that signing takes does not grow with what waits.
BATCH = 250
Forms = list[tuple[str, str]]
KEEP = "UPDATE credentials_credential SET badge = %s, token = %s WHERE id = %s AND badge = ''"


def sign_waiting(signer: Signer, *, store: Store | None = None) -> int:
    """Sign the badge of every award whose line is published; answer how many."""
    store = store or log_store()
    note = published_note(store)
    if note is None:
        return 0
    show_frameworks(signer, store, note)
    signed = 0
    # While the signer works on a batch, the one before is kept.
    with ThreadPoolExecutor(max_workers=1) as signing:
        before: tuple[list[Credential], Future[Forms]] | None = None
        for waiting in _batches(read_checkpoint(note.text).head.size):
            under_way = signing.submit(signer.sign_badges, asked(waiting, store, note))
            signed += _keep(before)
            before = waiting, under_way
        return signed + _keep(before)


def _batches(size: int) -> Iterator[list[Credential]]:
    last = 0
    waiting = Credential.objects.filter(badge="", record__isnull=False, entry__index__lt=size)
    while batch := list(
        waiting.filter(pk__gt=last).select_related("entry", "status_list").order_by("pk")[:BATCH]
    ):
        last = batch[-1].pk
        yield batch


def _keep(signed: tuple[list[Credential], Future[Forms]] | None) -> int:
    """Keep the forms of a batch. Whoever is stopped before this loses nothing: it is signed next time."""
    if signed is None:
        return 0
    credentials, forms = signed[0], signed[1].result()
    told = [(badge, token, each.pk) for (badge, token), each in zip(forms, credentials, strict=True)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(KEEP, told)
    return len(credentials)


def asked(credentials: Sequence[Credential], store: Store, note: Note) -> list[dict[str, Any]]:
    """What the signer wants to know of awards: the record of each, and the proof that the log holds it."""
    salts = [bytes(each.salt or b"") for each in credentials]
    places = [int(each.entry.index or 0) for each in credentials]
    proofs = make_proofs(store.read, note, zip(places, salts, strict=True))
    return [
        {
            "record": each.record,
            "salt": salt.hex(),
            "status": [each.status_list.number, each.place],
            "proof": str(proof),
        }
        for each, salt, proof in zip(credentials, salts, proofs, strict=True)
    ]


def show_frameworks(signer: Signer, store: Store, note: Note) -> None:
    """Show the signer every published framework that the log holds; it keeps what it has seen."""
    size = read_checkpoint(note.text).head.size
    lines = Entry.objects.filter(kind=EntryType.FRAMEWORK, index__lt=size).values_list("fingerprint", "index")
    places = {bytes(fingerprint).hex(): index for fingerprint, index in lines}
    for bundle in Bundle.objects.select_related("version").order_by("pk"):
        if (index := places.get(bundle.version.sha256)) is not None:
            signer.show_framework(bytes(bundle.content), str(make_proof(store.read, note, index)))
