"""PDF/A-3a and PDF/UA-1 are said only where veraPDF says so; where it is absent, they are declared."""

import shutil
import subprocess
from pathlib import Path

import pytest

from interop.material import PAPERS

ABSENT = "veraPDF absent : conformité déclarée, pas jugée"


@pytest.mark.skipif(not shutil.which("verapdf"), reason=ABSENT)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_no_failure(sample: Path, flavour: str) -> None:
    papers = [str(sample / name) for name in PAPERS]
    done = subprocess.run(
        ["verapdf", "--flavour", flavour, "--format", "text", *papers],
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = [line.split()[0] for line in done.stdout.splitlines() if line.strip()]
    assert (verdicts, done.returncode) == (["PASS"] * len(papers), 0), done.stdout
