"""What may be published of a study: no count of a handful of people, shown or found by subtraction."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.impact.disclosure import (
    LEAST,
    hidden_together,
    is_small,
    merged_classes,
    merged_steps,
    publishable,
    rows_that_hide_nobody,
)
from socle.core.impact.results import Curve, EstimateRow, FlowStep, GroupRow, Overlap
from socle.core.impact.typology.answer import Crossed, Public, Trait, Trajectory, Typology
from tests.core.impact.written import results_with

COUNTS = st.integers(0, 40)


def group(name: str, people: int, column: str = "parcours") -> GroupRow:
    return GroupRow(name, people, 0.05, 0.01, 0.03, 0.07, 0.02, 0.08, column, "emploi", 12, name)


def rate(treated: float, controls: float, people: int = 1000) -> EstimateRow:
    return EstimateRow(
        "dr_att", "emploi", 12, "Emploi", "binary", 0.05, 0.01, 0.03, 0.07, 500.0, people, people, treated,
        controls, "", "", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"job": 900, "french": 300, "other": 40}, ()),
        ({"job": 900, "french": 300, "other": 10}, ("other", "french")),
        ({"job": 900, "french": 7, "other": 6}, ("other", "french")),
        ({"job": 900, "french": 300, "rare": 2, "other": 1}, ("other", "rare", "french")),
        ({"job": 900, "nobody": 0}, ()),
    ],
)
def test_a_small_group_is_never_hidden_alone(sizes: dict[str, int], hidden: tuple[str, ...]) -> None:
    assert hidden_together(sizes, LEAST) == hidden


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), COUNTS, max_size=8))
def test_what_is_missing_from_the_total_is_never_a_handful(sizes: dict[str, int]) -> None:
    hidden = hidden_together(sizes, LEAST)
    together = sum(sizes[name] for name in hidden)
    shown = [sizes[name] for name in sizes if name not in hidden]
    assert not any(is_small(count) for count in shown)
    assert not hidden or together >= LEAST or not any(shown)


def steps(*counts: tuple[int, int]) -> tuple[FlowStep, ...]:
    """From the counts of treated and comparison people left at each step."""
    return tuple(FlowStep(f"step {n}", t + c, t, 0) for n, (t, c) in enumerate(counts, 1))


def test_a_step_that_loses_a_handful_is_told_with_the_next() -> None:
    merged = merged_steps(steps((500, 2000), (497, 1900), (450, 1500)), LEAST)
    assert merged == (
        FlowStep("step 1", 2500, 500, 0),
        FlowStep("step 2 ; step 3", 1950, 450, 550),
    )


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=6))
def test_no_step_published_loses_a_handful(losses: list[tuple[int, int]]) -> None:
    left = [(1000, 3000)]
    for treated, controls in losses:
        left.append((left[-1][0] - treated, left[-1][1] - controls))
    merged = merged_steps(steps(*left), LEAST)
    for before, after in pairwise(merged):
        treated = before.treated - after.treated
        assert not is_small(treated)
        assert not is_small(before.rows - after.rows - treated)
    assert (merged[-1].rows, merged[-1].treated) == (sum(left[-1]), left[-1][0])


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=12))
def test_classes_of_the_score_hold_nobody_or_enough_people(counts: list[tuple[int, int]]) -> None:
    edges = tuple(float(n) for n in range(len(counts) + 1))
    treated, controls = zip(*counts, strict=True)
    merged = merged_classes(Overlap(edges, treated, controls, 0.0), LEAST)
    assert (merged.edges[0], merged.edges[-1]) == (edges[0], edges[-1])
    assert (sum(merged.treated), sum(merged.controls)) == (sum(treated), sum(controls))
    assert len(merged.treated) == len(merged.edges) - 1
    if len(merged.treated) > 1:
        assert not any(is_small(count) for count in (*merged.treated, *merged.controls))


@pytest.mark.parametrize(
    ("treated", "controls", "is_kept"), [(0.4, 0.3, True), (0.005, 0.3, False), (0.4, 0.995, False)]
)
def test_a_rate_close_to_nobody_or_everybody_is_withheld(
    treated: float, controls: float, is_kept: bool
) -> None:
    told = publishable(results_with(estimates=(rate(treated, controls),)))
    assert (len(told.results.estimates), len(told.hidden)) == ((1, 0) if is_kept else (0, 1))


def test_what_was_hidden_is_said() -> None:
    told = publishable(results_with(groups=(group("job", 900), group("french", 300), group("other", 3))))
    assert [row.pathway for row in told.results.groups] == ["job"]
    assert told.hidden == ("french : moins de 11 personnes", "other : moins de 11 personnes")


def test_a_curve_says_nothing_of_a_month_in_which_a_handful_left() -> None:
    rising, waiting = (0.0, 0.001, 0.02, 0.021, 0.05), (1000, 999, 980, 979, 950)
    curve = Curve("emploi", "Emploi", "emploi", False, (0, 1, 2, 3, 4), *(rising,) * 6, *(waiting,) * 2)
    told = publishable(results_with(estimates=(rate(0.4, 0.3),), curves=(curve,)))
    assert told.results.curves[0].months == (0, 2, 4)
    assert told.results.curves[0].controls_high == (0.0, 0.02, 0.05)
    assert told.results.curves[0].treated_waiting == (1001, 979, 946)
    assert told.results.limits[-1] == (
        "Les effectifs mois par mois sont arrondis de 11 en 11 : personne n’y est reconnu."
    )


CLASSES = Typology(
    300,
    (Public("A", 200, (Trait("âge", "jeune", 150, 5),)), Public("B", 100, (Trait("âge", "âgé", 80, 30),))),
    0.5,
    ("emploi",),
    (Trajectory("1", 180, ((4, 100, 180),)), Trajectory("2", 120, ((17, 60, 0),))),
    0.5,
    (Crossed("A", (120, 80)), Crossed("B", (60, 40))),
)


def published(found: Typology) -> Typology:
    told = publishable(results_with(typology=found))
    assert publishable(told.results).results == told.results
    assert told.results.typology is not None
    return told.results.typology


def test_of_a_typology_no_answer_and_no_month_tells_of_a_handful() -> None:
    told = published(CLASSES)
    assert [public.traits for public in told.publics] == [(), (Trait("âge", "âgé", 80, 30),)]
    assert [each.months for each in told.trajectories] == [((0, 99, 176),), ((22, 55, 0),)]
    assert told.crossed == CLASSES.crossed


def test_a_small_class_is_hidden_with_another_and_with_the_whole_crossing() -> None:
    small = replace(CLASSES, publics=(*CLASSES.publics, Public("C", 9, ())))
    told = publishable(results_with(typology=small))
    assert told.results.typology is not None
    assert [public.name for public in told.results.typology.publics] == ["A"]
    assert told.results.typology.crossed == ()
    assert told.hidden == (
        "public B : moins de 11 personnes",
        "public C : moins de 11 personnes",
        "publics selon la trajectoire : moins de 11 personnes",
    )


@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=1, max_size=6))
def test_the_columns_of_a_crossing_give_no_small_count_back(counts: list[tuple[int, int, int]]) -> None:
    rows = tuple(Crossed(str(place), people) for place, people in enumerate(counts))
    kept = rows_that_hide_nobody(rows, LEAST)
    hidden = [row for row in rows if row not in kept]
    assert not any(is_small(count) for row in kept for count in row.people)
    if hidden and kept:
        assert len(hidden) > 1
        assert not any(is_small(sum(column)) for column in zip(*(row.people for row in hidden), strict=True))
