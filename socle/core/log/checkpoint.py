"""What the log signs: its name, its number of entries, the hash of them all. Source: C2SP tlog-checkpoint."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from socle.core.errors import UnreadableInput
from socle.core.log.note import (
    REMEDY,
    Note,
    Sign,
    Unproven,
    VerifierKey,
    base64_bytes,
    base64_text,
    read_note,
    sign_note,
    signers,
)
from socle.core.log.tree import HASH_BYTES, TreeHead

DECIMAL = re.compile("0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`origin` names the log (`<host>/log`); `extensions` are lines that we keep and never write."""

    origin: str
    head: TreeHead
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        lines = (self.origin, str(self.head.size), base64_text(self.head.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def sign_checkpoint(head: TreeHead, key: VerifierKey, sign: Sign) -> Note:
    """The checkpoint of a log whose origin is the name of its key."""
    text = Checkpoint(key.name, head).text
    return Note(text, (sign_note(text, key, sign),))


def read_checkpoint(text: str) -> Checkpoint:
    """The checkpoint that the text of a note says; nothing is verified yet."""
    lines = text.split("\n")
    if len(lines) < 4 or not all(lines[:-1]) or lines[-1]:
        raise UnreadableInput("Ce n’est pas l’état d’un journal", remedy=REMEDY)
    origin, size, root, *extensions = lines[:-1]
    head = TreeHead(decimal(size), base64_bytes(root))
    if len(head.root) != HASH_BYTES:
        raise UnreadableInput("L’empreinte du journal n’a pas 32 octets", remedy=REMEDY)
    return Checkpoint(origin, head, tuple(extensions))


def open_checkpoint(note: Note, logs: Iterable[VerifierKey]) -> Checkpoint:
    """The checkpoint, once one of these logs is found to have signed it under its own name."""
    checkpoint = read_checkpoint(note.text)
    own = [key for key in logs if key.name == checkpoint.origin]
    if not signers(note, own):
        raise Unproven(
            f"Aucune clé connue du journal {checkpoint.origin} n’a signé cet état.",
            "Demandez au certificateur la clé de son journal.",
        )
    return checkpoint


def read_signed_checkpoint(content: str | bytes, logs: Iterable[VerifierKey]) -> tuple[Note, Checkpoint]:
    """The note and the checkpoint of a file `checkpoint`, its signature verified."""
    note = read_note(content)
    return note, open_checkpoint(note, logs)


def decimal(text: str) -> int:
    """A number below 2**63 written in ASCII digits, without a leading zero."""
    if not DECIMAL.fullmatch(text) or int(text) >> 63:
        raise UnreadableInput(f"{text!r} n’est pas un nombre entier", remedy=REMEDY)
    return int(text)
