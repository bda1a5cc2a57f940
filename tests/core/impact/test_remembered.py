import numpy as np
import pytest

from socle.core.impact.remembered import MOST, SMALLEST, forget, remembered
from socle.core.impact.sample import Floats

calls: list[str] = []


@remembered
def total(values: Floats, name: str) -> float:
    calls.append(name)
    return float(values.sum())


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()
    calls.clear()


def large(value: float) -> Floats:
    return np.full(SMALLEST, value)


def test_the_same_content_is_computed_once_wherever_it_stands_in_memory() -> None:
    assert [total(large(1.0), "a"), total(large(1.0), "a")] == [float(SMALLEST)] * 2
    assert calls == ["a"]


def test_another_content_another_shape_or_another_name_is_computed() -> None:
    total(large(1.0), "a")
    total(large(2.0), "a")
    total(large(1.0).reshape(2, -1), "a")
    total(large(1.0), "b")
    assert calls == ["a", "a", "a", "b"]


def test_only_the_last_answers_are_kept_and_none_once_the_study_is_over() -> None:
    arrays = [large(float(rank)) for rank in range(MOST + 1)]
    for array in arrays:
        total(array, "a")
    total(arrays[-1], "a")
    total(arrays[0], "a")
    assert len(calls) == MOST + 2
    forget()
    total(arrays[-1], "a")
    assert len(calls) == MOST + 3


def test_small_arrays_are_computed_each_time() -> None:
    total(np.ones(3), "a")
    total(np.ones(3), "a")
    assert calls == ["a", "a"]
