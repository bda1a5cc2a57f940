import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.documents.drawable import LATIN, drawable, is_drawn


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Lefèvre-Œuvrard",
        "Nguyễn Thị Ánh",
        "Łukasz Żółć",
        "Ελένη",
        "Иван Щукин",
        "محمد علي",
        "משה",
    ],
)
def test_a_name_that_our_fonts_draw_stays_as_it_is(name: str) -> None:
    assert drawable(name) == name


@pytest.mark.parametrize(
    ("name", "printed"),
    [("王 Ming", "� Ming"), ("a\x07b\nc", "a b c"), ("\ud800", "�"), ("😀", "�"), ("e\u0301", "é"), ("", "")],
)
def test_a_letter_that_no_font_draws_is_replaced(name: str, printed: str) -> None:
    assert drawable(name) == printed


def test_latin_letters_are_all_in_our_fonts() -> None:
    letters = "".join(c for c in map(chr, range(sys.maxunicode)) if re.fullmatch(LATIN, c))
    assert len(letters) == 803
    assert is_drawn(letters)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
def test_any_text_can_be_printed(name: str) -> None:
    assert is_drawn(drawable(name))
