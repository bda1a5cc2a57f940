"""What a witness is asked, and what it answers: never two histories of one log. Source: C2SP tlog-witness.

A witness remembers, for each log it knows, the last state that it cosigned. It cosigns another only when a
proof shows that it begins with that one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.checkpoint import Checkpoint, decimal, open_checkpoint, read_checkpoint
from socle.core.log.note import REMEDY, Note, VerifierKey, base64_text, read_note
from socle.core.log.proof import read_hashes
from socle.core.log.published import published_consistency
from socle.core.log.tiles import Read
from socle.core.log.tree import TreeHead
from socle.core.log.verification import is_consistent

TEXT, SIZE = "text/plain; charset=utf-8", "text/x.tlog.size"


@dataclass(frozen=True, slots=True)
class Submission:
    """What a log sends: the size that the witness last cosigned, the proof from there, the new checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    checkpoint: Note

    def __str__(self) -> str:
        return "\n".join([f"old {self.old}", *map(base64_text, self.proof), "", str(self.checkpoint)])


@dataclass(frozen=True, slots=True)
class Judgement:
    """An HTTP answer. At 200 the checkpoint must be kept before the cosignature is given.

    `forked` says that the log signed two different states of the same size: the note is the evidence.
    """

    status: int
    body: str = ""
    media_type: str = TEXT
    checkpoint: Checkpoint | None = None
    forked: bool = False


def make_submission(read: Read, old: int, checkpoint: Note) -> Submission:
    """What to send a witness that last cosigned `old` entries, from the published tiles."""
    size = read_checkpoint(checkpoint.text).head.size
    return Submission(old, published_consistency(read, old, size), checkpoint)


def read_submission(content: bytes) -> Submission:
    """The submission written so; nothing is verified yet."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput("La demande n’est pas en UTF-8", remedy=REMEDY) from error
    top, _, checkpoint = text.partition("\n\n")
    first, *lines = top.split("\n")
    if not first.startswith("old "):
        raise UnreadableInput("La demande au témoin est illisible", remedy=REMEDY)
    return Submission(decimal(first.removeprefix("old ")), read_hashes(lines), read_note(checkpoint))


def judge(content: bytes, logs: Iterable[VerifierKey], last: Callable[[str], TreeHead]) -> Judgement:
    """The answer to a submission; `last` gives the head last cosigned for an origin, or the empty one."""
    known = tuple(logs)
    try:
        submission = read_submission(content)
        checkpoint = read_checkpoint(submission.checkpoint.text)
    except UnreadableInput as error:
        return Judgement(400, f"{error}\n")
    if checkpoint.origin not in {key.name for key in known}:
        return Judgement(404, "Ce témoin ne connaît pas ce journal.\n")
    try:
        open_checkpoint(submission.checkpoint, known)
    except Refusal as refusal:
        return Judgement(403, f"{refusal.reason}\n")
    return _judge_growth(submission, checkpoint, last(checkpoint.origin))


def _judge_growth(submission: Submission, checkpoint: Checkpoint, last: TreeHead) -> Judgement:
    new = checkpoint.head
    forked = new.size == last.size and new.root != last.root
    if submission.old > new.size:
        return Judgement(400, "L’ancienne taille dépasse la nouvelle.\n", forked=forked)
    if submission.old != last.size or forked:
        return Judgement(409, f"{last.size}\n", SIZE, forked=forked)
    if not is_consistent(last, new, submission.proof):
        return Judgement(422, "La preuve ne montre pas que ce journal commence par le précédent.\n")
    return Judgement(200, checkpoint=checkpoint)
