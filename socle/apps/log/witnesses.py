"""Asking outsiders to see the log: each one cosigns what begins with what it had seen. C2SP tlog-witness."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from socle.apps.log.store import Store
from socle.core.errors import Refusal, SocleError
from socle.core.log.checkpoint import decimal, read_checkpoint
from socle.core.log.cosignature import cosignatures, with_cosignatures
from socle.core.log.note import Note, VerifierKey
from socle.core.log.witness import make_submission

SECONDS = 5
MOST_BYTES = 100_000
KNOWS_ANOTHER_SIZE = 409

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Witness:
    """Where a witness answers, and the key it signs with."""

    address: str
    key: VerifierKey


def ask_witnesses(note: Note, witnesses: Sequence[Witness], store: Store) -> Note:
    """The note with the cosignature of every witness that gave one; the others are tried next time."""
    seen = {each.witness for each in cosignatures(note, [witness.key for witness in witnesses])}
    for witness in (each for each in witnesses if each.key not in seen):
        try:
            note = with_cosignatures(note, _ask(note, witness, store), [witness.key])
        except (OSError, SocleError) as error:
            logger.warning("witness %s did not cosign: %s", witness.key.name, error)
    return note


def _ask(note: Note, witness: Witness, store: Store) -> str:
    """A witness that had seen another size says which one: it is asked again from there."""
    status, answer = _post(witness, str(make_submission(store.read, 0, note)))
    if status == KNOWS_ANOTHER_SIZE:
        old = decimal(answer.strip())
        _refuse_going_back(note, old)
        status, answer = _post(witness, str(make_submission(store.read, old, note)))
    if status != 200:
        raise OSError(f"{status} {answer.strip()}")
    return answer


def _refuse_going_back(note: Note, old: int) -> None:
    if old > read_checkpoint(note.text).head.size:
        raise Refusal(
            f"Un témoin a déjà vu {old} empreintes : ce journal en a moins.",
            "Ne publiez rien : reprenez le journal et la base d’une copie plus récente.",
        )


def _post(witness: Witness, body: str) -> tuple[int, str]:
    address = f"{witness.address.rstrip('/')}/add-checkpoint"
    request = Request(address, data=body.encode(), method="POST")  # noqa: S310 - the operator's own setting
    try:
        with urlopen(request, timeout=SECONDS) as reply:  # noqa: S310
            return reply.status, reply.read(MOST_BYTES).decode("utf-8", "replace")
    except HTTPError as error:
        return error.code, error.read(MOST_BYTES).decode("utf-8", "replace")
