import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.errors import UnreadableInput
from socle.core.log.checkpoint import Checkpoint, sign_checkpoint
from socle.core.log.note import Note, VerifierKey
from socle.core.log.tree import EMPTY, TreeHead
from socle.core.log.witness import Judgement, Submission, judge, make_submission, read_submission
from tests.core.log.keys import FIRST, FORGER, LOG, NEXT_YEAR, Key
from tests.core.log.logs import log_of

FILES, HEAD = log_of(300, 20)
OLD = TreeHead(300, log_of(300)[1].root)
FORK = TreeHead(320, bytes(32))
KNOWN = (LOG.vkey, NEXT_YEAR.vkey)
SIZE = "text/x.tlog.size"


def note(head: TreeHead = HEAD, key: Key = LOG) -> Note:
    return sign_checkpoint(head, key.vkey, key.sign)


def answer(
    submission: Submission | bytes, last: TreeHead = OLD, logs: tuple[VerifierKey, ...] = KNOWN
) -> Judgement:
    content = submission if isinstance(submission, bytes) else str(submission).encode()
    return judge(content, logs, {LOG.vkey.name: last}.__getitem__)


GROWTH = make_submission(FILES.get, 300, note())


def test_a_log_that_grew_is_cosigned() -> None:
    assert answer(GROWTH) == Judgement(200, checkpoint=Checkpoint("clea.example/log", HEAD))


def test_the_first_state_of_a_log_is_cosigned_without_a_proof() -> None:
    assert answer(Submission(0, (), note()), EMPTY).status == 200
    assert answer(Submission(0, (HEAD.root,), note()), EMPTY).status == 422


def test_the_same_state_is_cosigned_again() -> None:
    assert answer(Submission(320, (), note()), HEAD).status == 200
    assert answer(Submission(320, (HEAD.root,), note()), HEAD).status == 422


def test_an_empty_log_is_cosigned_and_grows() -> None:
    assert answer(Submission(0, (), note(EMPTY)), EMPTY).status == 200


def test_a_state_signed_by_the_key_of_the_next_year_is_cosigned() -> None:
    assert answer(make_submission(FILES.get, 300, note(key=NEXT_YEAR))).status == 200


def test_what_cannot_be_read_is_400() -> None:
    assert answer(b"\xff").status == 400
    assert answer(b"").status == 400
    assert answer(str(GROWTH).replace("old 300", "old 0300").encode()).status == 400
    assert answer(Submission(321, GROWTH.proof, note())).status == 400


def test_an_unknown_log_is_404() -> None:
    assert answer(GROWTH, logs=(FIRST.vkey,)) == Judgement(404, "Ce témoin ne connaît pas ce journal.\n")


def test_a_state_that_the_log_did_not_sign_is_403() -> None:
    forged = Submission(300, GROWTH.proof, note(key=FORGER))
    assert answer(forged).status == 403
    renamed = Note(GROWTH.checkpoint.text.replace("320", "319"), GROWTH.checkpoint.signatures)
    assert answer(Submission(300, GROWTH.proof, renamed)).status == 403


@pytest.mark.parametrize("last", [EMPTY, TreeHead(299, OLD.root), TreeHead(310, OLD.root), HEAD])
def test_another_old_size_is_409_and_the_right_one_is_told(last: TreeHead) -> None:
    assert answer(GROWTH, last) == Judgement(409, f"{last.size}\n", SIZE)


def test_two_states_of_the_same_size_are_409_and_kept_as_evidence() -> None:
    assert answer(Submission(320, (), note(FORK)), HEAD) == Judgement(409, "320\n", SIZE, forked=True)
    assert answer(make_submission(FILES.get, 300, note(FORK)), HEAD).forked


def test_a_log_that_went_back_is_never_cosigned() -> None:
    assert answer(Submission(300, (), note(OLD)), HEAD) == Judgement(409, "320\n", SIZE)
    assert answer(Submission(320, (), note(OLD)), HEAD).status == 400


def test_a_log_that_changed_its_past_is_422() -> None:
    judgement = answer(GROWTH, TreeHead(300, bytes(32)))
    assert judgement == Judgement(422, "La preuve ne montre pas que ce journal commence par le précédent.\n")
    assert answer(Submission(300, (), note())).status == 422
    assert answer(make_submission(FILES.get, 300, note(FORK))).status == 422


@given(st.data())
@settings(max_examples=200)
def test_a_submission_with_one_bit_flipped_is_never_cosigned(data: st.DataObject) -> None:
    content = bytearray(str(GROWTH).encode())
    place = data.draw(st.integers(0, len(content) * 8 - 1))
    content[place // 8] ^= 1 << place % 8
    assert answer(bytes(content)).status != 200


def test_a_submission_is_read_as_it_was_written() -> None:
    assert read_submission(str(GROWTH).encode()) == GROWTH
    first = Submission(0, (), note())
    assert read_submission(str(first).encode()) == first
    assert str(first).startswith("old 0\n\nclea.example/log\n320\n")


def test_a_proof_of_more_than_63_hashes_is_not_read() -> None:
    assert len(read_submission(str(Submission(1, (bytes(32),) * 63, note())).encode()).proof) == 63
    with pytest.raises(UnreadableInput):
        read_submission(str(Submission(1, (bytes(32),) * 64, note())).encode())
