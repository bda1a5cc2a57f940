import pytest

from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.checkpoint import sign_checkpoint
from socle.core.log.cosignature import Cosignature, cosign, cosignatures, with_cosignatures
from socle.core.log.note import Note, Signature, VerifierKey, sign_note
from socle.core.log.tree import EMPTY, TreeHead
from tests.core.log.keys import FIRST, LOG, SECOND, THIRD, Key

NOTE = sign_checkpoint(TreeHead(5, bytes(32)), LOG.vkey, LOG.sign)
TIME = 1_795_600_000


def line(witness: Key, time: int = TIME, text: str = NOTE.text) -> Signature:
    return cosign(text, witness.vkey, witness.sign, time=time)


def test_what_a_witness_signs_is_the_time_and_the_whole_checkpoint() -> None:
    signed = line(FIRST)
    message = f"cosignature/v1\ntime {TIME}\n{NOTE.text}".encode()
    assert signed == Signature(
        "partner.example/witness", FIRST.vkey.key_id, TIME.to_bytes(8, "big") + FIRST.sign(message)
    )


def test_the_witnesses_of_a_checkpoint_are_found_with_their_times() -> None:
    note = with_cosignatures(NOTE, f"{line(FIRST)}{line(SECOND, TIME + 3)}", [FIRST.vkey, SECOND.vkey])
    assert cosignatures(note, [SECOND.vkey, FIRST.vkey, THIRD.vkey]) == (
        Cosignature(FIRST.vkey, TIME),
        Cosignature(SECOND.vkey, TIME + 3),
    )
    assert cosignatures(NOTE, [FIRST.vkey]) == ()


def test_a_witness_that_cosigns_twice_counts_once_at_its_earliest_time() -> None:
    note = Note(NOTE.text, (line(FIRST, TIME + 9), line(FIRST), line(FIRST, TIME + 5)))
    assert cosignatures(note, [FIRST.vkey]) == (Cosignature(FIRST.vkey, TIME),)


def test_one_key_under_two_names_is_one_witness() -> None:
    other = Key(VerifierKey("autre.example/witness", 4, FIRST.vkey.public), FIRST.sign)
    note = Note(NOTE.text, (line(FIRST), line(other)))
    assert cosignatures(note, [FIRST.vkey, other.vkey]) == (Cosignature(FIRST.vkey, TIME),)


def test_lines_of_unknown_witnesses_are_left_out_and_the_same_line_is_kept_once() -> None:
    answer = f"{line(THIRD)}{line(FIRST)}{line(FIRST)}"
    note = with_cosignatures(NOTE, answer, [FIRST.vkey, SECOND.vkey])
    assert note == Note(NOTE.text, (*NOTE.signatures, line(FIRST)))
    assert with_cosignatures(note, answer, [FIRST.vkey]) == note


@pytest.mark.parametrize(
    "false",
    [
        line(FIRST, text=sign_checkpoint(EMPTY, LOG.vkey, LOG.sign).text),
        Signature(FIRST.vkey.name, FIRST.vkey.key_id, (TIME - 1).to_bytes(8, "big") + line(FIRST).value[8:]),
        Signature(FIRST.vkey.name, FIRST.vkey.key_id, line(FIRST).value[:-1]),
        Signature(FIRST.vkey.name, FIRST.vkey.key_id, b"\x00"),
        line(FIRST, 1 << 63),
        sign_note(NOTE.text, FIRST.vkey, FIRST.sign),
    ],
    ids=["other state", "other time", "cut", "too short", "time too large", "signed as a log"],
)
def test_a_false_cosignature_under_a_known_key_is_refused(false: Signature) -> None:
    with pytest.raises(Refusal) as refused:
        with_cosignatures(NOTE, str(false), [FIRST.vkey])
    assert refused.value.reason == "La signature de partner.example/witness est fausse."


def test_the_log_is_not_its_own_witness() -> None:
    assert cosignatures(NOTE, [LOG.vkey]) == ()


@pytest.mark.parametrize("answer", ["", "\n", "non\n", str(line(FIRST))[:-1]])
def test_an_answer_without_signature_lines_is_refused(answer: str) -> None:
    with pytest.raises(UnreadableInput):
        with_cosignatures(NOTE, answer, [FIRST.vkey])
