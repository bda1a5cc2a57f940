"""No byte of a signed badge can change: its meaning is what is signed, and each of its bytes has one."""

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.credential.answers import Result, Verdict
from socle.core.credential.award import Award
from socle.core.credential.json_reading import read_json_object
from socle.core.credential.signature_check import check_signature
from socle.core.errors import UnreadableInput
from tests.core.credential.cast import CERTIFICATE, ELSEWHERE, STATEMENT
from tests.core.credential.issued import badge, trust, verified
from tests.core.credential.kept import contexts

SHORT = replace(ELSEWHERE, subdomains=("3.1",))


def flipped(content: bytes, step: int = 1) -> Iterator[tuple[int, bytes]]:
    """The content with one bit of one byte changed, each `step`-th byte in turn and each bit in turn."""
    for place in range(0, len(content), step):
        other = content[place] ^ 1 << place // step % 8
        yield place, content[:place] + bytes([other]) + content[place + 1 :]


def is_intact(content: bytes) -> bool:
    try:
        document = read_json_object(content)
    except UnreadableInput:
        return False
    signature = check_signature(document, trusted(), contexts(), not_by="status")
    return (signature.issuer.result, signature.intact.result) == (Result.YES, Result.YES)


def is_valid(content: bytes) -> bool:
    try:
        return verified(content, trusted()).verdict is Verdict.VALID
    except UnreadableInput:
        return False


@cache
def trusted() -> Any:
    return trust()


def test_no_byte_of_a_badge_can_change() -> None:
    content = badge(SHORT)
    assert is_intact(content)
    assert [place for place, other in flipped(content, step=4) if is_intact(other)] == []


@pytest.mark.parametrize("award", [CERTIFICATE, STATEMENT], ids=lambda award: award.kind)
def test_no_byte_of_a_longer_badge_can_change_either(award: Award) -> None:
    content = badge(award)
    assert is_valid(content)
    assert [place for place, other in flipped(content, step=151) if is_valid(other)] == []


def test_a_badge_cut_short_or_followed_by_something_is_refused() -> None:
    content = badge(SHORT)
    assert [size for size in range(0, len(content), 97) if is_valid(content[:size])] == []
    assert not is_valid(content + b"{}")


def test_the_spaces_between_words_mean_nothing_and_may_change() -> None:
    spaced = json.dumps(json.loads(badge(SHORT)), ensure_ascii=False, indent=1).encode()
    assert b" " in spaced
    assert is_valid(spaced.replace(b"\n ", b"\r\n\t"))
    assert is_valid(badge(SHORT) + b"\n")


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from places(each, (*path, step))


DOCUMENT = json.loads(badge(SHORT))
PLACES = tuple(places(DOCUMENT))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=400, deadline=None)
@given(path=st.sampled_from(PLACES), value=json_values)
def test_any_value_in_any_place_is_answered_and_never_accepted(path: tuple[Any, ...], value: Any) -> None:
    document = copy.deepcopy(DOCUMENT)
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    unchanged = place[path[-1]] == value or [place[path[-1]]] == value or place[path[-1]] == [value]
    place[path[-1]] = value
    assert unchanged or not is_valid(json.dumps(document).encode())


@settings(max_examples=60, deadline=None)
@given(value=json_values)
def test_any_json_is_answered_and_never_accepted(value: Any) -> None:
    assert not is_valid(json.dumps(value).encode())
