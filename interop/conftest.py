"""The sample that every judge is shown, made once; what was counted is told at the end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interop.material import COUNT, SEED
from socle.cli.main import main


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "sample"
    assert main(["credential", "sample", "--n", str(COUNT), "--seed", str(SEED), "--out", str(folder)]) == 0
    return folder


COUNTED = pytest.StashKey[list[str]]()


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Says a figure to whoever runs the checks."""
    return request.config.stash.setdefault(COUNTED, []).append


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    for line in config.stash.get(COUNTED, []):
        terminalreporter.write_line(line)
