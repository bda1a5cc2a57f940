from hashlib import sha256

import pytest

from socle.core.errors import UnreadableInput
from socle.core.log.entry import Entry, EntryType, commitment, fingerprint, read_entry

ZEROS = "00" * 32


def test_an_entry_is_a_type_and_a_fingerprint_on_one_line() -> None:
    entry = Entry(EntryType.AWARD, bytes(32))
    assert bytes(entry) == f"award {ZEROS}\n".encode()
    assert read_entry(bytes(entry)) == entry
    assert [kind.value for kind in EntryType] == ["award", "revocation", "key", "framework", "sitting"]


@pytest.mark.parametrize(
    "line",
    [
        b"",
        f"award {ZEROS}".encode(),
        f"award {ZEROS}\n\n".encode(),
        f"award {ZEROS[:-2]}\n".encode(),
        f"award {'AA' * 32}\n".encode(),
        f"diploma {ZEROS}\n".encode(),
        f"award Alice {ZEROS}\n".encode(),
        f"award {'٠' * 64}\n".encode(),
    ],
)
def test_nothing_else_enters_the_log(line: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read_entry(line)


def test_a_commitment_is_the_hash_of_salt_and_content() -> None:
    salt = bytes(range(32))
    assert commitment(salt, b"{}") == sha256(salt + b"{}").digest()
    assert fingerprint(b"{}") == sha256(b"{}").digest()


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_of_another_length_is_never_used(length: int) -> None:
    with pytest.raises(ValueError, match=f"a salt of {length} bytes"):
        commitment(bytes(length), b"{}")
