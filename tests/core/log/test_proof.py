import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.checkpoint import sign_checkpoint
from socle.core.log.cosignature import Cosignature, cosign
from socle.core.log.note import Note, Unproven
from socle.core.log.proof import LogProof, Policy, Registration, make_proof, read_proof, verify_proof
from tests.core.log.keys import FIRST, FORGER, LOG, NEXT_YEAR, SECOND, THIRD, Key
from tests.core.log.logs import entry, log_of

SIZE, INDEX, TIME = 300, 73, 1_795_600_000
FILES, HEAD = log_of(SIZE)
SALT = bytes(range(32))
POLICY = Policy((LOG.vkey,), (FIRST.vkey, SECOND.vkey), 2)


def checkpoint(log: Key = LOG, *witnesses: Key) -> Note:
    note = sign_checkpoint(HEAD, log.vkey, log.sign)
    lines = [cosign(note.text, key.vkey, key.sign, time=TIME + place) for place, key in enumerate(witnesses)]
    return Note(note.text, (*note.signatures, *lines))


PROOF = make_proof(FILES.get, checkpoint(LOG, SECOND, FIRST), INDEX, SALT)


def test_a_proof_says_where_the_entry_is_and_who_saw_it_when() -> None:
    registration = verify_proof(read_proof(str(PROOF)), entry(INDEX), POLICY)
    assert registration == Registration(
        "clea.example/log",
        INDEX,
        SIZE,
        (Cosignature(SECOND.vkey, TIME), Cosignature(FIRST.vkey, TIME + 1)),
    )
    assert registration.time == TIME


def test_a_proof_is_lines_of_text() -> None:
    lines = str(PROOF).split("\n")
    assert lines[:3] == [
        "c2sp.org/tlog-proof@v1",
        "extra AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "index 73",
    ]
    assert len(PROOF.hashes) == 9
    assert lines[12] == ""
    assert "\n".join(lines[13:]) == str(checkpoint(LOG, SECOND, FIRST))
    assert read_proof(str(PROOF)) == PROOF


def test_a_proof_without_salt_has_no_extra_line() -> None:
    bare = make_proof(FILES.get, checkpoint(), INDEX)
    assert str(bare).split("\n")[1] == "index 73"
    assert read_proof(str(bare)) == bare
    registration = verify_proof(bare, entry(INDEX), Policy((LOG.vkey,)))
    assert (registration.cosignatures, registration.time) == ((), None)


def test_a_log_of_one_entry_has_a_proof_without_hashes() -> None:
    files, head = log_of(1)
    proof = make_proof(files.get, sign_checkpoint(head, LOG.vkey, LOG.sign), 0)
    assert proof.hashes == ()
    assert read_proof(str(proof)) == proof
    assert verify_proof(proof, entry(0), Policy((LOG.vkey,))).size == 1


def test_a_proof_signed_by_the_key_of_another_year_is_verified_with_it() -> None:
    proof = make_proof(FILES.get, checkpoint(NEXT_YEAR), INDEX)
    assert verify_proof(proof, entry(INDEX), Policy((LOG.vkey, NEXT_YEAR.vkey))).index == INDEX


def test_another_entry_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        verify_proof(PROOF, entry(INDEX + 1), POLICY)
    assert refused.value.reason == "Cette inscription n’est pas dans le journal."
    assert not isinstance(refused.value, Unproven)


@pytest.mark.parametrize("index", [0, 72, 74, 299, 300, 1 << 62])
def test_another_index_is_refused(index: int) -> None:
    with pytest.raises(Refusal, match="n’est pas dans le journal"):
        verify_proof(LogProof(index, PROOF.hashes, PROOF.checkpoint), entry(INDEX), POLICY)


def test_an_unknown_log_is_neither_true_nor_false() -> None:
    with pytest.raises(Unproven, match="Aucune clé connue du journal"):
        verify_proof(make_proof(FILES.get, checkpoint(FORGER), INDEX), entry(INDEX), Policy((LOG.vkey,)))


@pytest.mark.parametrize(
    ("witnesses", "seen"), [((), 0), ((FIRST,), 1), ((FIRST, FIRST), 1), ((FIRST, THIRD), 1)]
)
def test_too_few_known_witnesses_is_neither_true_nor_false(witnesses: tuple[Key, ...], seen: int) -> None:
    with pytest.raises(Unproven) as refused:
        verify_proof(make_proof(FILES.get, checkpoint(LOG, *witnesses), INDEX), entry(INDEX), POLICY)
    assert refused.value.reason == f"Il manque des témoins du journal ({seen} sur 2 demandés)."


@given(st.data())
@settings(max_examples=300)
def test_a_proof_with_one_bit_flipped_is_never_accepted_but_for_its_salt(data: st.DataObject) -> None:
    content = str(PROOF).encode()
    place = data.draw(st.integers(0, len(content) * 8 - 1))
    changed = bytearray(content)
    changed[place // 8] ^= 1 << place % 8
    try:
        proof = read_proof(changed.decode())
        verify_proof(proof, entry(INDEX), POLICY)
    except (Refusal, UnreadableInput, UnicodeDecodeError):
        return
    # The salt is not covered by the proof: a wrong one gives another entry, which is not in the log.
    assert (proof.extra != SALT, proof.index, proof.hashes) == (True, INDEX, PROOF.hashes)


TEXT = str(PROOF)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v1\n\n",
        "c2sp.org/tlog-proof@v1\nextra AAAA\n\n" + str(PROOF.checkpoint),
        TEXT.replace("@v1", "@v2"),
        TEXT.replace("index 73", "index 073"),
        TEXT.replace("index 73", "index -1"),
        TEXT.replace("index 73\n", ""),
        TEXT.replace("index 73\n", "index 73\nAAAA\n"),
        TEXT.replace("extra ", "extra  "),
        TEXT.replace("extra A", "extra B", 1).replace("=", "", 1),
        TEXT.replace("index 73\n", "index 73\n" + "A" * 43 + "=\n" * 1 + ("A" * 43 + "=\n") * 63),
        TEXT.rstrip("\n"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace(str(PROOF.checkpoint), ""),
    ],
)
def test_what_is_not_a_proof_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        read_proof(text)
