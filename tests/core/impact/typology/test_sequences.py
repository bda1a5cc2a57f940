"""Optimal matching, beside the table filled cell by cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.errors import UnreadableInput
from socle.core.impact.sample import Floats
from socle.core.impact.typology.grouped import MOST
from socle.core.impact.typology.sequences import (
    distances,
    drawn,
    nearest,
    read_sequences,
    substitution_costs,
)

WORDS = st.lists(st.text("abc", min_size=6, max_size=6), min_size=2, max_size=8)


def slow(one: list[int], other: list[int], costs: Floats, indel: float) -> float:
    table = np.zeros((len(one) + 1, len(other) + 1))
    table[:, 0] = indel * np.arange(len(one) + 1)
    table[0, :] = indel * np.arange(len(other) + 1)
    for row, state in enumerate(one, start=1):
        for column, facing in enumerate(other, start=1):
            table[row, column] = min(
                table[row - 1, column] + indel,
                table[row, column - 1] + indel,
                table[row - 1, column - 1] + costs[state, facing],
            )
    return float(table[-1, -1])


@settings(max_examples=40, deadline=None)
@given(words=WORDS, indel=st.sampled_from([0.5, 1.0, 1.5]))
def test_distances_are_those_of_the_table_filled_cell_by_cell(words: list[str], indel: float) -> None:
    read = read_sequences(np.array([list(word) for word in words]))
    costs = substitution_costs(read)
    found = distances(read, indel=indel)
    for row, one in enumerate(read.distinct):
        for column, other in enumerate(read.distinct):
            assert found[row, column] == pytest.approx(slow(one.tolist(), other.tolist(), costs, indel))


def test_a_known_distance() -> None:
    """One month later: one deletion and one insertion, cheaper than four substitutions."""
    read = read_sequences(np.array([list("aabb"), list("abba")]))
    costs = np.array([[0.0, 2.0], [2.0, 0.0]])
    assert distances(read, costs).tolist() == [[0.0, 2.0], [2.0, 0.0]]


def test_states_that_follow_one_another_cost_less_to_exchange() -> None:
    read = read_sequences(np.array([list("aabb"), list("aabb"), list("cccc")]))
    costs = substitution_costs(read)
    assert costs[0, 1] == pytest.approx(2 - 2 / 4)
    assert costs[0, 2] == 2
    assert np.diag(costs).tolist() == [0, 0, 0]


def test_people_on_the_same_pathway_are_counted_once() -> None:
    read = read_sequences(np.array([list("ab"), list("bb"), list("ab")]))
    assert (read.of_person.tolist(), read.numbers.tolist()) == ([0, 1, 0], [2, 1])


def test_a_month_without_a_state_cannot_be_read() -> None:
    with pytest.raises(UnreadableInput, match="un état pour chaque mois"):
        read_sequences(np.array([["a", ""], ["a", "b"]]))


def test_among_many_people_each_sequence_keeps_its_share() -> None:
    people = np.repeat(np.array([list("aab"), list("abb"), list("bbb")]), [3_000, 2_000, 1_000], axis=0)
    some = drawn(read_sequences(people))
    assert (some.numbers.tolist(), len(some.of_person)) == ([MOST // 2, MOST // 3, MOST // 6], MOST)


def test_few_people_are_all_compared() -> None:
    read = read_sequences(np.array([list("ab"), list("bb"), list("ab")]))
    assert (drawn(read).distinct.tolist(), drawn(read).numbers.tolist()) == (read.distinct.tolist(), [2, 1])


@settings(max_examples=40, deadline=None)
@given(words=WORDS)
def test_everybody_joins_the_model_that_is_nearest_in_the_whole_table(words: list[str]) -> None:
    read = read_sequences(np.array([list(word) for word in words]))
    places = [0, len(read.distinct) - 1]
    table = distances(read)[:, places]
    found = nearest(read, read.distinct[places], substitution_costs(read))
    assert found.tolist() == np.argmin(np.round(table, 9), axis=1).tolist()
