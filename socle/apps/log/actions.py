"""Writing in the log, and publishing what was written. Whatever stops it, the next publication resumes."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection, transaction
from django.db.models import Max

from socle.apps.log.models import Entry, Turn
from socle.apps.log.store import CHECKPOINT, WITNESSES, Store, log_store
from socle.apps.log.witnesses import Witness, ask_witnesses
from socle.core.errors import Refusal
from socle.core.log.append import append
from socle.core.log.checkpoint import Checkpoint, read_checkpoint
from socle.core.log.entry import Entry as Fact
from socle.core.log.note import Note, read_note
from socle.core.log.published import published_consistency
from socle.core.log.tiles import WIDTH, read_bundle
from socle.core.log.tree import EMPTY, TreeHead
from socle.signer.client import Signer

# How many entries are put in the tree at a time: the memory that a publication takes does not grow.
CHUNK = 16_384

# The ORM would take most of the time of a large award.
ENTER = """
INSERT INTO log_entry (kind, fingerprint)
SELECT kind, fingerprint
FROM unnest(%s::text[], %s::bytea[]) WITH ORDINALITY AS line (kind, fingerprint, rank) ORDER BY rank
RETURNING id
"""
NUMBER = """
WITH waiting AS (
  SELECT id, row_number() OVER (ORDER BY id) - 1 + %s AS place FROM log_entry WHERE index IS NULL
)
UPDATE log_entry SET index = waiting.place FROM waiting WHERE log_entry.id = waiting.id
"""


def enter(facts: Iterable[Fact]) -> list[Entry]:
    """Write lines for the next publication, in the transaction of the act that they tell of."""
    written = list(facts)
    told = ([fact.kind.value for fact in written], [fact.fingerprint for fact in written])
    with connection.cursor() as cursor:
        cursor.execute(ENTER, told)
        keys = [key for (key,) in cursor.fetchall()]
    return [
        Entry(pk=key, kind=fact.kind, fingerprint=fact.fingerprint)
        for key, fact in zip(keys, written, strict=True)
    ]


def publish(signer: Signer, witnesses: Sequence[Witness] = (), *, store: Store | None = None) -> Checkpoint:
    """Publish every line that waits, then have the log signed and cosigned.

    The places are committed first: if this stops anywhere below, the next call writes the same files.
    """
    store = store or log_store()
    _refuse_other_database(store)
    number_entries()
    with transaction.atomic():
        _take_turn()
        return _publish(signer, witnesses, store)


@transaction.atomic
def number_entries() -> None:
    """Give the lines that wait their places, after all the others and in their own order."""
    _take_turn()
    last = Entry.objects.aggregate(last=Max("index"))["last"]
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, (0 if last is None else last + 1,))


def _refuse_other_database(store: Store) -> None:
    """The last published line must be the database's too: one restored from long ago forks the log."""
    published = published_checkpoint(store)
    if not published or not published.head.size:
        return
    bundle, place = divmod(published.head.size - 1, WIDTH)
    last = read_bundle(store.read, bundle, place + 1)[-1]
    ours = Entry.objects.filter(index=published.head.size - 1).first()
    if ours is None or bytes(ours.fact) != last:
        raise Refusal(
            "Le journal publié en dit plus que la base : elle vient d’une copie trop ancienne.",
            "Ne publiez rien : reprenez la base d’une copie plus récente.",
        )


def _take_turn() -> None:
    Turn.objects.get_or_create(single=True)
    Turn.objects.select_for_update().get()


def _publish(signer: Signer, witnesses: Sequence[Witness], store: Store) -> Checkpoint:
    kept = published_note(store)
    before = read_checkpoint(kept.text).head if kept else EMPTY
    head = before
    for entries in _numbered_from(before.size):
        added = append(store.read, head, entries)
        store.write_all(added.files)
        head = added.head
    # A state that did not grow keeps its first witnesses: their time is the one that counts.
    note = kept if kept and head == before else _signed(signer, store, head)
    cosigned = ask_witnesses(note, witnesses, store)
    if cosigned != kept:
        store.write(CHECKPOINT, str(cosigned).encode())
    store.write_all({WITNESSES: "".join(f"{witness.key}\n" for witness in witnesses).encode()})
    return read_checkpoint(cosigned.text)


def _signed(signer: Signer, store: Store, head: TreeHead) -> Note:
    """The signer keeps the last head it signed: it wants the proof that nothing of it is gone."""
    kept = signer.last_size()
    proof = published_consistency(store.read, kept, head.size) if 0 < kept < head.size else ()
    return read_note(signer.sign_checkpoint(head, old_size=kept, proof=proof))


def _numbered_from(first: int) -> Iterator[list[bytes]]:
    while True:
        waiting = Entry.objects.filter(index__gte=first).order_by("index")[:CHUNK]
        entries = [bytes(entry.fact) for entry in waiting]
        if not entries:
            return
        yield entries
        first += len(entries)


def published_note(store: Store) -> Note | None:
    content = store.read(CHECKPOINT)
    return read_note(content) if content else None


def published_checkpoint(store: Store) -> Checkpoint | None:
    """The state of the log that the public sees; None before the first publication."""
    note = published_note(store)
    return read_checkpoint(note.text) if note else None
