import pytest

from tests.apps.studies.lab import Lab, gather_lab


@pytest.fixture
def lab(db: None) -> Lab:
    return gather_lab()
