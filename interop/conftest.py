"""The sample that every judge is shown, made once."""

from pathlib import Path

import pytest

from interop.material import COUNT, SEED
from socle.cli.main import main


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "sample"
    assert main(["credential", "sample", "--n", str(COUNT), "--seed", str(SEED), "--out", str(folder)]) == 0
    return folder
