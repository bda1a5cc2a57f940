"""What a witness says: at that time, this was the largest state of the log it had seen, and nothing had gone.

Source: C2SP tlog-cosignature (Ed25519, type 0x04). Times are POSIX seconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from socle.core.errors import Refusal
from socle.core.log.note import (
    COSIGNATURE,
    Note,
    Sign,
    Signature,
    VerifierKey,
    by_known_keys,
    read_signatures,
    refuse_false,
)

TIME_BYTES = 8


@dataclass(frozen=True, slots=True)
class Cosignature:
    """That this witness saw the state at `time`."""

    witness: VerifierKey
    time: int


def cosign(text: str, key: VerifierKey, sign: Sign, *, time: int) -> Signature:
    """The line of the witness under the text of a checkpoint that it has judged."""
    return Signature(key.name, key.key_id, time.to_bytes(TIME_BYTES, "big") + sign(_message(text, time)))


def cosignatures(note: Note, witnesses: Iterable[VerifierKey]) -> tuple[Cosignature, ...]:
    """Which of these witnesses cosigned, one line for each key; a false cosignature is refused."""
    found: dict[bytes, Cosignature] = {}
    for signature, witness in by_known_keys(note.signatures, witnesses, COSIGNATURE):
        time = int.from_bytes(signature.value[:TIME_BYTES], "big")
        if time >> 63:
            raise Refusal(f"La signature de {witness.name} est fausse.", "Ne vous fiez pas à ce document.")
        refuse_false(witness, signature.value[TIME_BYTES:], _message(note.text, time))
        earlier = found.get(witness.public)
        if earlier is None or time < earlier.time:
            found[witness.public] = Cosignature(witness, time)
    return tuple(found.values())


def with_cosignatures(note: Note, answer: str, witnesses: Iterable[VerifierKey]) -> Note:
    """The note with what a witness answered; lines of unknown keys are left out, a false one is refused."""
    known = tuple(witnesses)
    lines = tuple(line for line, _ in by_known_keys(read_signatures(answer), known, COSIGNATURE))
    added = Note(note.text, tuple(dict.fromkeys((*note.signatures, *lines))))
    cosignatures(added, known)
    return added


def _message(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()
