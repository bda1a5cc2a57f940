"""The list of withdrawn awards: one bit each, and nothing else."""

import base64
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.credential.canonical import canonical_document
from socle.core.credential.status import decoded_list, encoded_list, is_set, status_list
from socle.core.errors import UnreadableInput
from tests.core.credential.cast import HOST
from tests.core.credential.kept import contexts


def packed(content: bytes) -> str:
    return "u" + base64.urlsafe_b64encode(gzip.compress(content, mtime=0)).decode().rstrip("=")


@given(places=st.sets(st.integers(0, 131_071), max_size=20))
def test_the_places_set_are_those_read(places: set[int]) -> None:
    bits = decoded_list(encoded_list(places))
    assert (len(bits), {each for each in (*places, 0, 131_071) if is_set(bits, each)}) == (16_384, places)


def test_the_first_place_is_the_highest_bit_of_the_first_byte() -> None:
    bits = decoded_list(encoded_list({0, 9, 131_071}))
    assert (bits[:2], bits[-1]) == (b"\x80\x40", 1)


def test_the_same_places_give_the_same_text() -> None:
    assert encoded_list([5, 3]) == encoded_list([3, 5, 3])


@pytest.mark.parametrize("place", [-1, 131_072])
def test_a_place_outside_the_list_is_not_set_nor_read(place: int) -> None:
    with pytest.raises(ValueError, match=f"place {place} is not in a list of 131072"):
        encoded_list([place])
    with pytest.raises(UnreadableInput, match=f"la liste n’a pas de place {place}"):
        is_set(decoded_list(encoded_list([])), place)


UNREADABLE = (
    (None, "la liste n’est pas en base64url"),
    ("H4sIAAAA", "la liste n’est pas en base64url"),
    ("u!!", "la liste n’est pas du gzip"),
    ("uAAAA", "la liste n’est pas du gzip"),
    (packed(bytes(16_384))[:-8], "la liste n’est pas du gzip"),
    (packed(bytes(16_383)), "la liste n’a pas une taille permise"),
    (packed(bytes(16 * 1024 * 1024 + 1)), "la liste n’a pas une taille permise"),
    ("u" + base64.urlsafe_b64encode(zlib.compress(bytes(16_384))).decode(), "la liste n’est pas du gzip"),
)


@pytest.mark.parametrize(("encoded", "reason"), UNREADABLE, ids=lambda each: str(each)[:30])
def test_what_is_not_a_list_is_refused(encoded: object, reason: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        decoded_list(encoded)
    assert refusal.value.problems == (reason,)


def test_the_list_is_a_credential_that_says_when_it_was_made_and_until_when_it_holds() -> None:
    document = status_list(HOST, 3, [94_567], at="2026-11-05T09:00:00Z", until="2026-11-12T09:00:00Z")
    encoded = document["credentialSubject"].pop("encodedList")
    assert is_set(decoded_list(encoded), 94_567)
    assert document == {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": "https://certificats.example.fr/status/3",
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": "did:web:certificats.example.fr",
        "validFrom": "2026-11-05T09:00:00Z",
        "validUntil": "2026-11-12T09:00:00Z",
        "credentialSubject": {
            "id": "https://certificats.example.fr/status/3#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
        },
    }


def test_every_word_of_the_list_has_a_meaning() -> None:
    document = status_list(
        HOST, 3, [], at="2026-11-05T09:00:00Z", until="2026-11-12T09:00:00Z", purpose="refresh"
    )
    said = canonical_document(document, contexts())
    assert "<https://certificats.example.fr/status/3-refresh#list>" in said
    assert '"refresh"' in said
