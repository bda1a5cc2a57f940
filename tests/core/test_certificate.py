import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.certificate import (
    ALPHABET,
    CODE_LENGTH,
    certificate_number,
    code_of,
    grouped,
    new_code,
    read_revocation_reason,
    typed_code,
)
from socle.core.errors import Refusal

BITS = st.integers(0, 2**128 - 1)


@given(BITS)
def test_a_code_is_found_however_it_is_typed(bits: int) -> None:
    code = code_of(bits)
    assert len(code) == CODE_LENGTH
    for typed in (grouped(code), grouped(code).lower().replace("-", " "), code.replace("0", "o")):
        assert typed_code(typed) == code
    assert typed_code(code.replace("1", "l")) == code


@given(BITS, BITS)
def test_two_numbers_never_give_the_same_code(one: int, other: int) -> None:
    assert (code_of(one) == code_of(other)) == (one == other)


def test_a_new_code_cannot_be_guessed_from_the_last_one() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert set("".join(codes)) == set(ALPHABET)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_two_ranks_never_give_the_same_number(one: int, other: int) -> None:
    numbers = [certificate_number("CLEA-{year}-{rank}", year=2026, rank=rank) for rank in (one, other)]
    assert (numbers[0] == numbers[1]) == (one == other)


def test_a_withdrawal_names_a_known_reason() -> None:
    assert read_revocation_reason("fraud") == "fraud"
    with pytest.raises(Refusal, match="« Fraude établie »"):
        read_revocation_reason("")
