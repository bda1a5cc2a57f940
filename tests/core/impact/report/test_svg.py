import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from socle.core.impact.report.forest import Entry, forest
from socle.core.impact.report.svg import Scale, figure, scale, text, wrapped

FINITE = st.floats(-1e6, 1e6)


def test_a_drawing_has_a_title_and_says_in_words_what_it_shows() -> None:
    drawn = figure("f", "Un titre", "Ce qu’on y voit.", 20, text(0, 10, "<a> & b"))
    root = etree.fromstring(drawn.svg.encode())
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "f-t f-d"
    assert [child.text for child in root] == ["Un titre", "Ce qu’on y voit.", "<a> & b"]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (-0.02, 0.11, (0.0, 0.05, 0.1)),
        (0, 3300, (0, 1000, 2000, 3000)),
        (-0.5, 0.5, (-0.4, -0.2, 0.0, 0.2, 0.4)),
    ],
)
def test_marks_of_an_axis_are_round(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert Scale(low, high, 0, 100).ticks() == ticks


@given(st.lists(FINITE, max_size=5))
def test_an_axis_always_holds_zero_and_every_value(values: list[float]) -> None:
    axis = scale(values, 0, 100)
    assert axis.low <= min([0, *values]) <= max([0, *values]) <= axis.high
    assert axis.low < axis.high
    assert all(0 <= axis(value) <= 100 for value in values)


@given(st.text(min_size=1, max_size=300))
def test_a_label_of_anything_stays_a_drawing(label: str) -> None:
    printable = "".join(letter for letter in label if letter.isprintable())
    drawn = forest("f", printable, [Entry(printable, 0.1, 0.0, 0.2)], "binary")
    assert etree.fromstring(drawn.svg.encode()).tag.endswith("svg")


def test_a_long_label_is_cut_between_words() -> None:
    assert wrapped("préparer une formation qualifiante dans son métier", 150) == [
        "préparer une formation",
        "qualifiante dans son",
        "métier",
    ]


def test_an_estimate_is_told_by_shape_and_words_not_by_colour_alone() -> None:
    entries = [Entry("Tous", 0.02, 0.0, 0.04, is_main=True), Entry("un", 0.1, 0.05, 0.15, (0.03, 0.17))]
    drawn = forest("f", "Titre", entries, "binary")
    assert drawn.described == (
        "Tous : +2,0\u00a0points, de 0,0 à +4,0\u00a0points. "
        "un : +10,0\u00a0points, de +5,0 à +15,0\u00a0points."
    )
    assert (drawn.svg.count("<polygon"), drawn.svg.count("<circle")) == (1, 1)
