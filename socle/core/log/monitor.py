"""Watching a log: is it still the one seen last time, and do its entries give what it signed?

A monitor reads every entry, makes the tree again, and compares every tile. What it found last time is a
checkpoint that it kept; nothing that the log says today can change it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.checkpoint import open_checkpoint, read_checkpoint
from socle.core.log.cosignature import cosignatures
from socle.core.log.entry import EntryType, read_entry
from socle.core.log.note import Note, read_note
from socle.core.log.proof import Policy
from socle.core.log.rebuilding import Rebuilding
from socle.core.log.tiles import WIDTH, Read, Tile, read_bundle, read_row
from socle.core.log.tree import EMPTY, TreeHead

SALTED = (EntryType.AWARD, EntryType.REVOCATION, EntryType.SITTING)


@dataclass(frozen=True, slots=True)
class Report:
    """`consistent`: the log begins with what was seen last time, and its entries give its signed root."""

    size: int
    consistent: bool
    counts: dict[str, int]
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    """What is found while the entries go by."""

    tree: Rebuilding = field(default_factory=Rebuilding)
    counts: Counter[str] = field(default_factory=Counter)
    seen: set[bytes] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def report(self, head: TreeHead, history: tuple[str, ...], *others: str) -> Report:
        counts = {kind.value: self.counts[kind.value] for kind in EntryType}
        return Report(head.size, not history, counts, (*others, *history, *self.problems))


def watch_log(read: Read, checkpoint: bytes, *, last: TreeHead | None, policy: Policy) -> Report:
    """Check the log of that checkpoint, against the head seen last time if there is one."""
    reading = _Reading()
    try:
        note = read_note(checkpoint)
        head = read_checkpoint(note.text).head
    except UnreadableInput as error:
        return reading.report(EMPTY, error.problems)
    signature = tuple(_signature_problems(note, policy))
    try:
        before = _read_entries(read, head.size, reading, last or EMPTY)
        history = tuple(_history_problems(head, reading.tree.head(), before=before, last=last))
    except UnreadableInput as error:
        history = error.problems
    return reading.report(head, history, *signature)


def _signature_problems(note: Note, policy: Policy) -> Iterator[str]:
    try:
        open_checkpoint(note, policy.logs)
        seen = {found.witness for found in cosignatures(note, policy.witnesses)}
    except Refusal as refusal:
        yield refusal.reason
        return
    missing = [key.name for key in policy.witnesses if key not in seen]
    if len(seen) < policy.quorum:
        yield f"Il manque la contresignature de : {', '.join(missing)}."


def _read_entries(read: Read, size: int, reading: _Reading, last: TreeHead) -> TreeHead | None:
    """Go through every entry; the head of the tree when it had as many as last time."""
    tree = reading.tree
    before = EMPTY if last.size == 0 else None
    for start in range(0, size, WIDTH):
        for entry in read_bundle(read, start // WIDTH, min(WIDTH, size - start)):
            _note_entry(entry, reading)
            for tile, content in tree.add(entry):
                reading.problems += _tile_problems(read, tile, content)
            if tree.size == last.size:
                before = tree.head()
    for tile, content in tree.edge().items():
        reading.problems += _tile_problems(read, tile, content)
    return before


def _note_entry(line: bytes, reading: _Reading) -> None:
    """Count the entry; the same salted line twice is one act logged twice."""
    number = reading.tree.size
    try:
        entry = read_entry(line)
    except UnreadableInput:
        reading.problems.append(f"L’entrée {number} n’est pas une ligne du journal.")
        return
    reading.counts[entry.kind.value] += 1
    if entry.kind in SALTED:
        if entry.fingerprint in reading.seen:
            reading.problems.append(f"L’entrée {number} répète une entrée plus ancienne.")
        reading.seen.add(entry.fingerprint)


def _tile_problems(read: Read, tile: Tile, content: bytes) -> Iterator[str]:
    try:
        if b"".join(read_row(read, tile)) != content:
            yield f"{tile.path} : cette tuile ne correspond pas aux entrées."
    except UnreadableInput as error:
        yield from error.problems


def _history_problems(
    signed: TreeHead, made: TreeHead, *, before: TreeHead | None, last: TreeHead | None
) -> Iterator[str]:
    """`made` is the tree that today's entries give, `before` the one they gave at the size seen last time."""
    if last and signed.size < last.size:
        yield f"Le journal a reculé : {signed.size} entrées, alors que {last.size} ont déjà été vues."
    elif last and before != last:
        yield f"Le journal a changé son passé : les {last.size} entrées déjà vues ne sont plus les mêmes."
    if made != signed:
        yield "Les entrées ne donnent pas l’état que le journal a signé."


def read_last_seen(content: bytes | None) -> TreeHead | None:
    """The head of the checkpoint that the monitor kept; None the first time."""
    return None if content is None else read_checkpoint(read_note(content).text).head
