import pytest

from tests.cast import Cast
from tests.hearing import Bench, gather_bench


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return gather_bench()
