"""Badges issued for good: an issuer's keys, its log, two witnesses, its list of withdrawn awards."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from socle.core.credential.answers import Verification
from socle.core.credential.award import Award
from socle.core.credential.badge_signer import BadgeSigner
from socle.core.credential.data_integrity import proof_options, sign_document
from socle.core.credential.did import IssuerKey, did_document, key_id
from socle.core.credential.ed25519 import Sign, public_key, sign_with
from socle.core.credential.shape import Publication
from socle.core.credential.status import status_list
from socle.core.credential.trust import Trust, trust_in
from socle.core.credential.verify_badge import verify_badge
from socle.core.log.append import append
from socle.core.log.checkpoint import sign_checkpoint
from socle.core.log.cosignature import cosign
from socle.core.log.entry import Entry, EntryType, fingerprint
from socle.core.log.note import ED25519, Note, VerifierKey
from socle.core.log.proof import make_proof
from socle.core.log.tree import EMPTY
from tests.core.credential.cast import CREATED, HOST, SALT
from tests.core.credential.kept import clea, contexts
from tests.core.log.keys import FIRST, SECOND

AT = datetime(2026, 11, 10, 12, 0, tzinfo=UTC)
# The witnesses saw the log on 4 November 2026, at noon and a minute later.
SEEN = int(datetime(2026, 11, 4, 12, 0, tzinfo=UTC).timestamp())
PLACE, LIST = 94_567, 3


def key(use: str, year: int, seed: int, **more: str) -> IssuerKey:
    return IssuerKey(use, year, public_key(bytes([seed]) * 32), "2026-01-02", **more)


def sign(seed: int) -> Sign:
    return sign_with(bytes([seed]) * 32)


BADGE, STATUS, LOG = key("badge", 2026, 11), key("status", 2026, 12), key("log", 2026, 13)
KEYS = (BADGE, STATUS, LOG)


def log_proof(award: Award, *, seen: int = SEEN, log_seed: int = 13) -> str:
    """The proof that the award is the second of three entries of the log."""
    others = [bytes(Entry(EntryType.KEY, fingerprint(bytes([each])))) for each in (1, 2)]
    entry = bytes(Entry(EntryType.AWARD, award.commitment(SALT)))
    files: dict[str, bytes] = {}
    done = append(files.get, EMPTY, [others[0], entry, others[1]])
    files.update(done.files)
    name = VerifierKey(f"{HOST}/log", ED25519, public_key(bytes([log_seed]) * 32))
    note = sign_checkpoint(done.head, name, sign(log_seed))
    lines = [
        cosign(note.text, witness.vkey, witness.sign, time=seen + 60 * rank)
        for rank, witness in enumerate((FIRST, SECOND))
    ]
    return str(make_proof(files.get, Note(note.text, (*note.signatures, *lines)), 1, SALT))


@cache
def badge(award: Award, *, seen: int = SEEN, badge_key: IssuerKey = BADGE, seed: int = 11) -> bytes:
    publication = Publication(HOST, LIST, PLACE, log_proof(award, seen=seen))
    signer = BadgeSigner(key_id(HOST, badge_key), sign(seed), contexts())
    return signer.signed_badge(award, clea(), publication, created=CREATED)


def withdrawn(*places: int, purpose: str = "revocation", **changes: Any) -> dict[str, Any]:
    """The signed list with these places set, made on 10 November 2026 for a week."""
    at, until = "2026-11-10T06:00:00Z", "2026-11-17T06:00:00Z"
    document = status_list(HOST, LIST, places, at=at, until=until, purpose=purpose) | changes
    return sign_document(
        document, proof_options(key_id(HOST, STATUS), at), sign=sign(12), contexts=contexts()
    )


def trust(*lists: dict[str, Any], keys: tuple[IssuerKey, ...] = KEYS, quorum: int = 2) -> Trust:
    return trust_in(
        [did_document(HOST, keys)],
        status_lists=lists or [withdrawn()],
        witnesses=[FIRST.vkey, SECOND.vkey],
        quorum=quorum,
    )


def verified(content: bytes, trusted: Trust | None = None, *, at: datetime = AT) -> Verification:
    return verify_badge(content, trusted or trust(), contexts(), at=at)
