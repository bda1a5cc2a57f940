"""One line of the log: a kind of event and a fingerprint, nothing that names anyone.

Awards, revocations and sittings are hashed with a secret salt: without it, not even someone who knows a
person's name and results can find the line. Keys and frameworks are public, so theirs is a plain hash.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from socle.core.errors import UnreadableInput

SALT_BYTES = 32


class EntryType(StrEnum):
    AWARD = "award"
    REVOCATION = "revocation"
    KEY = "key"
    FRAMEWORK = "framework"
    SITTING = "sitting"


LINE = re.compile(rb"(" + b"|".join(kind.encode() for kind in EntryType) + rb") ([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """`fingerprint` is 32 bytes of SHA-256."""

    kind: EntryType
    fingerprint: bytes

    def __bytes__(self) -> bytes:
        return f"{self.kind} {self.fingerprint.hex()}\n".encode("ascii")


def read_entry(line: bytes) -> Entry:
    """The entry written so; anything else has no place in the log."""
    found = LINE.fullmatch(line)
    if not found:
        raise UnreadableInput(
            f"{line!r} n’est pas une ligne du journal", remedy="Le format est dans docs/formats/log.md."
        )
    return Entry(EntryType(found[1].decode()), bytes.fromhex(found[2].decode()))


def commitment(salt: bytes, content: bytes) -> bytes:
    """SHA-256 of a 32-byte secret salt and the content: shows nothing, and binds whoever published it."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt of {len(salt)} bytes, not {SALT_BYTES}")
    return sha256(salt + content).digest()


def fingerprint(content: bytes) -> bytes:
    """The plain SHA-256 of what is public: a key, a framework."""
    return sha256(content).digest()
