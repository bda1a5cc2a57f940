"""Four certificates of one sitting, and the people who declare them."""

from pathlib import Path

import pytest

from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.core.exchange.cdc.schemas import OURS
from socle.environment import home
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, file_sent, gather_bench, heard


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return gather_bench()


@pytest.fixture
def certificates(clea: Framework, cast: Cast, bench: Bench) -> list[Certificate]:
    for number in range(4):
        file_sent(clea, cast.caen, number)
    return heard(clea, bench, on=SITS_ON)


@pytest.fixture
def stricter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation whose operator put an official schema that refuses names of more than three letters."""
    folder = tmp_path / "home" / "var" / "cdc"
    folder.mkdir(parents=True)
    (tmp_path / "home" / "data").symlink_to(home({}) / "data")
    ours = (OURS / "socle-cdc-1.1.5.xsd").read_text(encoding="utf-8")
    (folder / "official.xsd").write_text(ours.replace('maxLength value="60"', 'maxLength value="3"'))
    monkeypatch.setenv("SOCLE_HOME", str(tmp_path / "home"))
