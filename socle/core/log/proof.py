"""The proof that travels with a credential: its entry is in the log, and witnesses saw that log.

Source: C2SP tlog-proof@v1. It is checked offline against a policy: which logs and which witnesses are
trusted, and how many witnesses must have cosigned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.checkpoint import decimal, open_checkpoint, read_checkpoint
from socle.core.log.cosignature import Cosignature, cosignatures
from socle.core.log.note import REMEDY, Note, Unproven, VerifierKey, base64_bytes, base64_text, read_note
from socle.core.log.published import published_inclusions
from socle.core.log.tiles import Read
from socle.core.log.tree import HASH_BYTES, leaf_hash
from socle.core.log.verification import is_included

HEADER = "c2sp.org/tlog-proof@v1"
MAXIMUM_HASHES = 63
# A batch of badges is signed in two passes over its proofs, which all end with one checkpoint.
KEPT_PROOFS, KEPT_CHECKPOINTS = 512, 8
_read_checkpoint_note = lru_cache(KEPT_CHECKPOINTS)(read_note)


@dataclass(frozen=True, slots=True)
class LogProof:
    """`extra` (the salt of the commitment, or nothing) is not covered by the proof itself."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: Note
    extra: bytes = b""

    def __str__(self) -> str:
        extra = [f"extra {base64_text(self.extra)}"] if self.extra else []
        lines = [HEADER, *extra, f"index {self.index}", *map(base64_text, self.hashes), ""]
        return "\n".join(lines) + f"\n{self.checkpoint}"


@dataclass(frozen=True, slots=True)
class Policy:
    """Whom a verifier trusts: keys of logs (0x01), keys of witnesses (0x04), how many of these it wants."""

    logs: tuple[VerifierKey, ...]
    witnesses: tuple[VerifierKey, ...] = ()
    quorum: int = 0


@dataclass(frozen=True, slots=True)
class Registration:
    """What a proof proved: the place of the entry in a log, and who saw it there."""

    origin: str
    index: int
    size: int
    cosignatures: tuple[Cosignature, ...]

    @property
    def time(self) -> int | None:
        """The time that counts: the earliest one a trusted witness gives (POSIX seconds)."""
        return min((seen.time for seen in self.cosignatures), default=None)


def make_proof(read: Read, checkpoint: Note, index: int, extra: bytes = b"") -> LogProof:
    """The proof of entry `index` in the published tree of that checkpoint."""
    return make_proofs(read, checkpoint, [(index, extra)])[0]


def make_proofs(read: Read, checkpoint: Note, wanted: Iterable[tuple[int, bytes]]) -> list[LogProof]:
    """The proofs of many entries (index and extra), in order; what they share is read and hashed once."""
    inclusion = published_inclusions(read, read_checkpoint(checkpoint.text).head.size)
    return [LogProof(index, inclusion(index), checkpoint, extra) for index, extra in wanted]


@lru_cache(KEPT_PROOFS)
def read_proof(text: str) -> LogProof:
    """The proof written so; nothing is verified yet. Whoever asks again for the same text reads it once."""
    top, blank, checkpoint = text.partition("\n\n")
    header, *lines = top.split("\n")
    if header != HEADER or not blank or not lines:
        raise UnreadableInput("Ce n’est pas une preuve d’inscription au journal", remedy=REMEDY)
    extra = base64_bytes(_after("extra ", lines.pop(0))) if lines[0].startswith("extra ") else b""
    index = decimal(_after("index ", lines.pop(0) if lines else ""))
    hashes = read_hashes(lines)
    return LogProof(index, hashes, _read_checkpoint_note(checkpoint), extra)


def read_hashes(lines: Sequence[str]) -> tuple[bytes, ...]:
    """The hashes of a Merkle proof, one a line; no tree needs more than 63."""
    hashes = tuple(map(base64_bytes, lines))
    if len(hashes) > MAXIMUM_HASHES or any(len(item) != HASH_BYTES for item in hashes):
        raise UnreadableInput("La preuve du journal est illisible", remedy=REMEDY)
    return hashes


def verify_proof(proof: LogProof, entry: bytes, policy: Policy) -> Registration:
    """Where and when the entry was logged.

    Raises Refusal when the proof is false, Unproven when those who are trusted do not say enough.
    """
    checkpoint = open_checkpoint(proof.checkpoint, policy.logs)
    if not is_included(leaf_hash(entry), proof.index, proof.hashes, checkpoint.head):
        raise Refusal(
            "Cette inscription n’est pas dans le journal.", "Demandez au certificateur un document à jour."
        )
    seen = cosignatures(proof.checkpoint, policy.witnesses)
    if len(seen) < policy.quorum:
        raise Unproven(
            f"Il manque des témoins du journal ({len(seen)} sur {policy.quorum} demandés).",
            "Demandez au certificateur un document à jour.",
        )
    return Registration(checkpoint.origin, proof.index, checkpoint.head.size, seen)


def _after(word: str, line: str) -> str:
    if not line.startswith(word):
        raise UnreadableInput(f"La ligne « {word.strip()} » manque dans la preuve", remedy=REMEDY)
    return line.removeprefix(word)
