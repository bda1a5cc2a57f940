"""A log in a dictionary, for the tests of what reads and writes it."""

from hashlib import sha256

from socle.core.log.append import append
from socle.core.log.entry import Entry, EntryType
from socle.core.log.tree import EMPTY, TreeHead

KINDS = tuple(EntryType)


def entry(number: int) -> bytes:
    return bytes(Entry(KINDS[number % len(KINDS)], sha256(b"%d" % number).digest()))


def entries(start: int, end: int) -> list[bytes]:
    return [entry(number) for number in range(start, end)]


def grow(files: dict[str, bytes], head: TreeHead, more: int) -> TreeHead:
    """Append `more` entries and write the files at once."""
    done = append(files.get, head, entries(head.size, head.size + more))
    files.update(done.files)
    return done.head


def log_of(*steps: int) -> tuple[dict[str, bytes], TreeHead]:
    """A log grown by so many entries at each step."""
    files: dict[str, bytes] = {}
    head = EMPTY
    for more in steps:
        head = grow(files, head, more)
    return files, head
