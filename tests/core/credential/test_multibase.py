"""Base58 and Multikey, against published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.credential.multibase import (
    ED25519_PREFIX,
    P256_PREFIX,
    base58,
    from_base58,
    from_multibase,
    from_multikey,
    multikey,
)
from socle.core.errors import UnreadableInput

# RFC draft-msporny-base58-03, §5.
PUBLISHED = (
    (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
    (
        b"The quick brown fox jumps over the lazy dog.",
        "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
    ),
    (bytes.fromhex("0000287fb4cd"), "11233QC4"),
    (b"", ""),
    (b"\0", "1"),
)


@pytest.mark.parametrize(("content", "text"), PUBLISHED)
def test_base58_is_the_published_one(content: bytes, text: str) -> None:
    assert (base58(content), from_base58(text)) == (text, content)


@given(st.binary(max_size=100))
def test_base58_reads_what_it_writes(content: bytes) -> None:
    assert from_base58(base58(content)) == content


@pytest.mark.parametrize("text", ["z0", "zO", "u2NEpo7TZRRrLZSi2U", "", None, 5, "z" + "2" * 200])
def test_what_is_not_base58_is_refused(text: object) -> None:
    with pytest.raises(UnreadableInput, match="ce n’est pas du base58"):
        from_multibase(text)


def test_a_multikey_says_its_kind() -> None:
    key = bytes(range(32))
    written = multikey(ED25519_PREFIX, key)
    assert (written[:4], from_multikey(written)) == ("z6Mk", (ED25519_PREFIX, key))
    assert from_multikey(multikey(P256_PREFIX, b"\2" + key)) == (P256_PREFIX, b"\2" + key)


@pytest.mark.parametrize("prefix", [b"\xec\x01", P256_PREFIX])
def test_a_key_of_another_kind_or_length_is_refused(prefix: bytes) -> None:
    with pytest.raises(UnreadableInput, match="clé publique d’un genre inconnu"):
        from_multikey(multikey(prefix, bytes(32)))
