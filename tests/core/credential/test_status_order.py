from itertools import pairwise

from socle.core.credential.status_order import PLACES, place_of

KEY, OTHER = bytes(range(32)), bytes(32)


def test_every_place_of_a_list_is_given_once() -> None:
    assert len({place_of(KEY, rank) for rank in range(PLACES)}) == PLACES


def test_neighbours_in_the_agenda_are_far_apart_in_the_list() -> None:
    places = [place_of(KEY, rank) for rank in range(1000)]
    near = sum(abs(a - b) < 100 for a, b in pairwise(places))
    assert near < 20


def test_another_list_has_another_order() -> None:
    assert [place_of(KEY, n) for n in range(20)] != [place_of(OTHER, n) for n in range(20)]
