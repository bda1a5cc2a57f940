"""A text that two machines could read differently is never kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.text import as_kept, as_sentence, is_composed, is_refused, unseen_in


def test_no_printable_character_is_one_that_is_refused() -> None:
    assert [code for code in range(0x110000) if is_refused(chr(code)) and chr(code).isprintable()] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ali\u202ece", "U+202E"),
        ("Alice\n\u202e", "U+000A"),
        ("\ufeffAlice", "U+FEFF"),
        ("Ali\U000f0000ce", "U+F0000"),
        ("می‌خواهم", ""),
        ("Alice\u00a0Martin\u202fÐ", ""),
        ("", ""),
    ],
)
def test_the_first_character_nobody_can_see_is_named(text: str, named: str) -> None:
    assert unseen_in(text) == named


def test_what_is_kept_has_its_accents_on_their_letters_and_no_space_around() -> None:
    decomposed = unicodedata.normalize("NFD", " Zoé Lœuillet-Ångström\u00a0")
    assert not is_composed(decomposed)
    assert as_kept(decomposed) == "Zoé Lœuillet-Ångström"


@given(st.text())
def test_what_is_kept_stays_as_it_is_kept(text: str) -> None:
    assert is_composed(as_kept(text))
    assert as_kept(as_kept(text)) == as_kept(text)


def test_a_reason_becomes_a_sentence_once() -> None:
    said = ("mettez le code INSEE", "Vérifiez-le.", "l’année n’a pas quatre chiffres.")
    assert tuple(map(as_sentence, said)) == (
        "Mettez le code INSEE.",
        "Vérifiez-le.",
        "L’année n’a pas quatre chiffres.",
    )
