from base64 import b64encode
from contextlib import suppress

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.note import (
    ED25519,
    Note,
    Signature,
    VerifierKey,
    base64_bytes,
    read_note,
    read_signatures,
    read_vkey,
    sign_note,
    signers,
)
from tests.core.log.keys import FIRST, FORGER, LOG, NEXT_YEAR, Key

# The note and the key of the tests of the Go reference implementation (golang.org/x/mod/sumdb/note).
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SEED = "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173"
PETER_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpR"
    "Zb6KE6RyyBwJnAM=\n"
)
GO_CHECKSUMS = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
TEXT = "Un texte\n\nen deux paragraphes.\n"


def signed_by(*keys: Key) -> Note:
    return Note(TEXT, tuple(sign_note(TEXT, key.vkey, key.sign) for key in keys))


def test_the_note_of_the_reference_implementation_is_read_verified_and_made_again() -> None:
    key = read_vkey(PETER)
    note = read_note(PETER_NOTE)
    assert signers(note, [key]) == (key,)
    sign = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(PETER_SEED)).sign
    assert str(Note(note.text, (sign_note(note.text, key, sign),))) == str(note) == PETER_NOTE


@pytest.mark.parametrize("vkey", [PETER, GO_CHECKSUMS, str(LOG.vkey), str(FIRST.vkey)])
def test_a_verifier_key_is_written_as_it_was_read(vkey: str) -> None:
    assert str(read_vkey(vkey)) == vkey


def test_no_part_of_a_verifier_key_is_a_verifier_key() -> None:
    parts = {PETER[i:j] for i in range(len(PETER)) for j in range(i + 1, len(PETER) + 1)} - {PETER}
    changed = {PETER[:i] + chr(ord(PETER[i]) + 1) + PETER[i + 1 :] for i in range(len(PETER))}
    wrong = {
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "",
    }
    for text in parts | changed | wrong:
        with pytest.raises(UnreadableInput):
            read_vkey(text)


def test_a_note_is_read_as_it_was_written_empty_lines_included() -> None:
    note = signed_by(LOG, NEXT_YEAR)
    assert read_note(str(note)) == read_note(str(note).encode()) == note
    assert signers(note, [LOG.vkey, NEXT_YEAR.vkey]) == (LOG.vkey, NEXT_YEAR.vkey)


def test_signatures_of_unknown_keys_count_for_nothing() -> None:
    assert signers(signed_by(FORGER), [LOG.vkey, NEXT_YEAR.vkey]) == ()
    assert signers(signed_by(FORGER, LOG), [LOG.vkey]) == (LOG.vkey,)
    assert signers(signed_by(LOG, LOG), [LOG.vkey]) == (LOG.vkey,)
    assert signers(signed_by(LOG), []) == ()


def test_a_witness_key_signs_no_note_as_a_log_would() -> None:
    assert signers(signed_by(FIRST), [FIRST.vkey]) == ()


def test_a_false_signature_under_a_known_key_refuses_the_whole_note() -> None:
    true = sign_note(TEXT, LOG.vkey, LOG.sign)
    false = Signature(LOG.vkey.name, LOG.vkey.key_id, FORGER.sign(TEXT.encode()))
    for lines in ((false,), (true, false), (Signature(LOG.vkey.name, LOG.vkey.key_id, b"short"),)):
        with pytest.raises(Refusal) as refused:
            signers(Note(TEXT, lines), [LOG.vkey])
        assert refused.value.reason == "La signature de clea.example/log est fausse."


@given(st.data())
def test_a_note_with_one_bit_flipped_is_never_signed(data: st.DataObject) -> None:
    content = str(signed_by(LOG)).encode()
    place = data.draw(st.integers(0, len(content) * 8 - 1))
    changed = bytearray(content)
    changed[place // 8] ^= 1 << place % 8
    with suppress(Refusal, UnreadableInput):
        assert signers(read_note(bytes(changed)), [LOG.vkey]) == ()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n",
        "\n\n",
        PETER_NOTE[:-1],
        PETER_NOTE + "\n",
        PETER_NOTE.replace("\n\n", "\n"),
        PETER_NOTE.replace("then", "then\t"),
        PETER_NOTE.replace("then", "then\r"),
        PETER_NOTE.replace("— ", "- "),
        PETER_NOTE.replace("— ", "—  "),
        PETER_NOTE.replace("PeterNeumann ", "Peter+Neumann "),
        PETER_NOTE.replace("PeterNeumann ", "Peter\u2003Neumann "),
        PETER_NOTE.replace("AM=\n", "AN=\n"),
        PETER_NOTE.replace("AM=\n", "AM=== \n"),
        PETER_NOTE + PETER_NOTE.splitlines(keepends=True)[-1] * 64,
        "texte\n\n— A AAAAAA==\n",
        b"\xff" + PETER_NOTE.encode(),
    ],
)
def test_what_is_not_a_signed_note_is_refused(content: str | bytes) -> None:
    with pytest.raises(UnreadableInput):
        read_note(content)


def test_sixty_four_signatures_are_read_and_no_more() -> None:
    line = PETER_NOTE.splitlines(keepends=True)[-1]
    assert len(read_signatures(line * 64)) == 64
    with pytest.raises(UnreadableInput):
        read_signatures(line * 65)


@given(st.binary(max_size=40))
def test_base64_has_one_spelling(content: bytes) -> None:
    text = b64encode(content).decode()
    assert base64_bytes(text) == content
    for other in (text.rstrip("="), f"{text}=", f"{text}\n", f" {text}", text.replace("/", "_")):
        if other != text:
            with pytest.raises(UnreadableInput):
                base64_bytes(other)


def test_the_identifier_of_a_key_depends_on_its_name_and_type() -> None:
    key = read_vkey(PETER)
    assert key.key_id.hex() == "c74f20a3"
    assert VerifierKey("Peter", ED25519, key.public).key_id != key.key_id
    assert VerifierKey(key.name, 4, key.public).key_id != key.key_id
