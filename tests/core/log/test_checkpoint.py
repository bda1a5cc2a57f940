import pytest

from socle.core.errors import UnreadableInput
from socle.core.log.checkpoint import (
    Checkpoint,
    open_checkpoint,
    read_checkpoint,
    read_signed_checkpoint,
    sign_checkpoint,
)
from socle.core.log.note import Note, Unproven, sign_note
from socle.core.log.tree import EMPTY, TreeHead
from tests.core.log.keys import FIRST, FORGER, LOG, NEXT_YEAR

HEAD = TreeHead(20852163, bytes.fromhex("0ac5186a91863e8e1d90c8080149a89bf5da8e3ee1d9f076303037da3da3c5aa"))
ROOT = "CsUYapGGPo4dkMgIAUmom/Xajj7h2fB2MDA32j2jxao="
TEXT = f"clea.example/log\n20852163\n{ROOT}\n"


def test_a_checkpoint_says_the_log_its_size_and_its_root() -> None:
    assert Checkpoint("clea.example/log", HEAD).text == TEXT
    assert read_checkpoint(TEXT) == Checkpoint("clea.example/log", HEAD)
    assert read_checkpoint(f"{TEXT}note\n") == Checkpoint("clea.example/log", HEAD, ("note",))
    assert read_checkpoint(f"{TEXT}note\n").text == f"{TEXT}note\n"


def test_a_checkpoint_signed_by_the_log_is_opened_with_its_key() -> None:
    note = sign_checkpoint(HEAD, LOG.vkey, LOG.sign)
    assert read_signed_checkpoint(str(note).encode(), [NEXT_YEAR.vkey, LOG.vkey]) == (
        note,
        Checkpoint("clea.example/log", HEAD),
    )


def test_a_checkpoint_that_no_known_key_signed_proves_nothing() -> None:
    with pytest.raises(Unproven) as refused:
        open_checkpoint(sign_checkpoint(HEAD, FORGER.vkey, FORGER.sign), [LOG.vkey])
    assert refused.value.reason == "Aucune clé connue du journal clea.example/log n’a signé cet état."


def test_a_log_signs_only_under_its_own_name() -> None:
    text = Checkpoint("autre.example/log", EMPTY).text
    note = Note(text, (sign_note(text, LOG.vkey, LOG.sign),))
    with pytest.raises(Unproven):
        open_checkpoint(note, [LOG.vkey])


def test_a_witness_cannot_sign_for_the_log() -> None:
    note = sign_checkpoint(HEAD, FIRST.vkey, FIRST.sign)
    with pytest.raises(Unproven):
        open_checkpoint(note, [FIRST.vkey])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "clea.example/log\n20852163\n",
        TEXT[:-1],
        TEXT + "\n",
        TEXT.replace("clea.example/log", ""),
        TEXT.replace("20852163", "020852163"),
        TEXT.replace("20852163", "-1"),
        TEXT.replace("20852163", "+1"),
        TEXT.replace("20852163", "1_0"),
        TEXT.replace("20852163", "٣"),
        TEXT.replace("20852163", str(1 << 63)),
        TEXT.replace("20852163", "9" * 5000),
        TEXT.replace(ROOT, ROOT[4:]),
        TEXT.replace(ROOT, ROOT[:-1]),
    ],
)
def test_what_is_not_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        read_checkpoint(text)
