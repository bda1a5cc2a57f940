import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from socle.core.impact.typology.grouped import by_size, spread


@given(st.integers(1, 5_000), st.integers(1, 50))
def test_places_are_spread_from_the_first_to_the_last_and_none_comes_twice(number: int, most: int) -> None:
    places = spread(number, most).tolist()
    assert len(set(places)) == len(places) == min(number, most)
    assert places == sorted(places)
    assert len(places) == 1 or (places[0], places[-1]) == (0, number - 1)


def test_the_largest_class_comes_first_and_an_empty_one_is_left_out() -> None:
    assert by_size(np.array([3, 0, 3, 1, 1, 3])).tolist() == [0, 2, 0, 1, 1, 0]
