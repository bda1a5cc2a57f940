"""The test vectors of docs/formats/log.md; `python -m tests.core.log.vectors` writes them."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from socle.core.log.append import append
from socle.core.log.checkpoint import sign_checkpoint
from socle.core.log.cosignature import cosign
from socle.core.log.entry import Entry, EntryType, commitment, fingerprint
from socle.core.log.lateness import registration_day
from socle.core.log.note import Note, Signature
from socle.core.log.proof import LogProof, Policy, make_proof, verify_proof
from socle.core.log.published import published_consistency, published_head, published_inclusion
from socle.core.log.tree import EMPTY, TreeHead, leaf_hash
from socle.core.log.witness import make_submission
from socle.environment import home
from tests.core.log.keys import FIRST, FORGER, LOG, SECOND, Key

FOLDER = home({}) / "vectors" / "log"
SIZES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 255, 256, 257, 300, 700)
SIZE, INDEX, OLD, TIME = 700, 73, 300, 1_795_600_000
SALT = bytes(range(32))
RECORD = b'{"holder":"Alice Martin","id":"urn:uuid:11111111-1111-4111-8111-111111111111"}'


def entry(number: int) -> bytes:
    """Entry `number` of the log of the vectors; the one at INDEX is an award that can be opened."""
    if number == INDEX:
        return bytes(Entry(EntryType.AWARD, commitment(SALT, RECORD)))
    return bytes(Entry(EntryType.AWARD, sha256(b"%d" % number).digest()))


def grown(size: int) -> tuple[dict[str, bytes], TreeHead]:
    done = append({}.get, EMPTY, [entry(number) for number in range(size)])
    return dict(done.files), done.head


FILES, HEAD = grown(SIZE)


def entries() -> Any:
    """What each type of entry is made of, its line, its leaf."""
    made = (
        (EntryType.AWARD, RECORD, SALT),
        (EntryType.REVOCATION, b'{"award":"urn:uuid:11111111-1111-4111-8111-111111111111"}', SALT),
        (EntryType.SITTING, b'["file-1","file-2"]', SALT),
        (EntryType.KEY, b'{"id":"did:web:clea.example#badge-2026"}', b""),
        (EntryType.FRAMEWORK, b"the bytes of the published bundle", b""),
    )
    return [
        _entry(Entry(kind, commitment(salt, content) if salt else fingerprint(content)), content, salt)
        for kind, content, salt in made
    ]


def _entry(made: Entry, content: bytes, salt: bytes) -> dict[str, str]:
    line = bytes(made)
    return {
        "type": made.kind.value,
        "content": content.decode(),
        "salt": salt.hex(),
        "entry": line.decode(),
        "leaf": leaf_hash(line).hex(),
    }


def tree() -> Any:
    """Roots, inclusion proofs and consistency proofs of the log of the vectors at several sizes."""
    last = [(0, 1), (0, 8), (5, 7), (6, 7), (255, 256), (256, 257), (INDEX, SIZE), (SIZE - 1, SIZE)]
    growth = [(1, 2), (3, 7), (4, 8), (6, 8), (8, 8), (256, 257), (256, 700), (OLD, SIZE)]
    return {
        "roots": {str(size): grown(size)[1].root.hex() for size in SIZES},
        "inclusion": [
            {"index": index, "size": size, "proof": _hexes(published_inclusion(_read(size), index, size))}
            for index, size in last
        ],
        "consistency": [
            {"old": old, "size": size, "proof": _hexes(published_consistency(_read(size), old, size))}
            for old, size in growth
        ],
    }


def tiles() -> Any:
    """The files of the log: in full at 3 entries, by their SHA-256 at 700."""
    small, _ = grown(3)
    return {
        "3": {path: content.hex() for path, content in sorted(small.items())},
        "700": {path: sha256(content).hexdigest() for path, content in sorted(FILES.items())},
    }


def signatures() -> Any:
    """Keys, what they sign, and what a witness is asked; Ed25519 signs the same text the same way."""
    return {
        "keys": {name: _key(key, seed) for name, key, seed in KEYS},
        "checkpoint": str(_signed()),
        "cosignatures": [{"time": time, "line": str(_line(key, time))} for key, time in SEEN],
        "cosigned": str(CHECKPOINT),
        "submission": str(make_submission(FILES.get, OLD, _signed())),
    }


def proofs() -> Any:
    """Proofs and what a verifier that trusts the log and wants both witnesses answers to each."""
    registration = verify_proof(PROOF, entry(INDEX), POLICY)
    return {
        "policy": {
            "logs": [str(LOG.vkey)],
            "witnesses": [str(FIRST.vkey), str(SECOND.vkey)],
            "quorum": POLICY.quorum,
        },
        "entry": entry(INDEX).decode(),
        "accepted": {
            "proof": str(PROOF),
            "salt": PROOF.extra.hex(),
            "index": registration.index,
            "size": registration.size,
            "time": registration.time,
            "day": registration_day(registration.time or 0).isoformat(),
        },
        "refused": [{"why": why, "result": result, "proof": str(proof)} for why, result, proof in _refused()],
    }


def _refused() -> list[tuple[str, str, LogProof]]:
    false = Signature(LOG.vkey.name, LOG.vkey.key_id, FORGER.sign(_signed().text.encode()))
    other_time = Signature(FIRST.vkey.name, FIRST.vkey.key_id, bytes(8) + _line(FIRST, TIME).value[8:])
    return [
        ("another index", "no", LogProof(INDEX + 1, PROOF.hashes, CHECKPOINT, SALT)),
        ("a hash is missing", "no", LogProof(INDEX, PROOF.hashes[:-1], CHECKPOINT, SALT)),
        ("two hashes are swapped", "no", LogProof(INDEX, PROOF.hashes[::-1], CHECKPOINT, SALT)),
        ("the log's signature is false", "no", _with(Note(CHECKPOINT.text, (false,)))),
        ("a witness's time was changed", "no", _with(_cosigned(_signed(), other_time, _line(SECOND, TIME)))),
        ("an unknown key signs as the log", "unknown", _with(_signed(FORGER))),
        ("no witness", "unknown", _with(_signed())),
        ("one witness twice", "unknown", _with(_cosigned(_signed(), *[_line(FIRST, TIME)] * 2))),
    ]


def _with(checkpoint: Note) -> LogProof:
    return LogProof(INDEX, PROOF.hashes, checkpoint, SALT)


def _signed(key: Key = LOG) -> Note:
    return sign_checkpoint(HEAD, key.vkey, key.sign)


def _line(key: Key, time: int) -> Signature:
    return cosign(_signed().text, key.vkey, key.sign, time=time)


def _cosigned(note: Note, *lines: Signature) -> Note:
    return Note(note.text, (*note.signatures, *lines))


def _key(key: Key, seed: int) -> dict[str, str]:
    return {"seed": (bytes([seed]) * 32).hex(), "vkey": str(key.vkey)}


def _hexes(hashes: tuple[bytes, ...]) -> list[str]:
    return [item.hex() for item in hashes]


def _read(size: int) -> Callable[[str], bytes | None]:
    return grown(size)[0].get


KEYS = (("log", LOG, 1), ("first witness", FIRST, 3), ("second witness", SECOND, 4), ("forger", FORGER, 6))
SEEN = ((FIRST, TIME), (SECOND, TIME + 3))
CHECKPOINT = _cosigned(_signed(), *(_line(key, time) for key, time in SEEN))
PROOF = make_proof(FILES.get, CHECKPOINT, INDEX, SALT)
POLICY = Policy((LOG.vkey,), (FIRST.vkey, SECOND.vkey), 2)
VECTORS = {made.__name__: made for made in (entries, tree, tiles, signatures, proofs)}


def as_text(vectors: Any) -> str:
    return json.dumps(vectors, ensure_ascii=False, indent=1) + "\n"


def main(folder: Path = FOLDER) -> None:
    for name, made in VECTORS.items():
        (folder / f"{name}.json").write_text(as_text(made()), encoding="utf-8")


if __name__ == "__main__":
    assert published_head(FILES.get, SIZE) == HEAD
    main()
