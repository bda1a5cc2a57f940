"""`socle demo`: played once, then reused; never in production, never over somebody's database."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import write_entry
from socle.apps.log.store import Store
from socle.cli import demo_cohort
from socle.cli.database import Server
from socle.cli.main import main
from socle.core.errors import Refusal
from socle.core.log.cosignature import cosignatures
from socle.core.log.monitor import watch_log
from socle.core.log.note import read_note, read_vkey
from socle.core.log.proof import Policy
from socle.demonstration.playing.cohort import BEGIN
from socle.environment import home
from tests.conftest import TODAY

NAME = "test_socle_demo"


@pytest.fixture
def address(django_db_modify_db_settings: None) -> Iterator[str]:
    """An empty database on the suite's server."""
    named = os.environ["DATABASE_URL"]
    with psycopg.connect(named, dbname="postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
        yield make_conninfo(named, dbname=NAME)
        server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def demo(address: str, *, place: Path, until: str = "Prêt en") -> str:
    """What a demonstration says until then; there it is interrupted. No address: its embedded database."""
    command = [sys.executable, "-m", "socle.cli.main", "demo", "--people", "12", "--port", str(free_port())]
    environment = {**os.environ, "DATABASE_URL": address, "SOCLE_HOME": str(place)}
    said = ""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        for line in running.stdout or ():
            said += line
            if line.strip().startswith(until):
                running.send_signal(signal.SIGTERM)
                break
        running.communicate()
    assert until in said, said
    return said


@pytest.fixture
def installation() -> Iterator[Path]:
    """A folder that holds the data and an embedded database of its own."""
    with tempfile.TemporaryDirectory(prefix="socle-test-") as name:
        place = Path(name)
        place.chmod(0o755)
        (place / "data").symlink_to(home({}) / "data")
        yield place
        Server(place / "var" / "pg").discard()


def test_the_cohort_is_played_once_signed_and_witnessed_and_its_accounts_are_printed_at_each_start(
    address: str, installation: Path
) -> None:
    first, second = (demo(address, place=installation) for _ in range(2))
    assert re.findall(r"^ +(\d+) / 12 +.*inscrites$", first, re.MULTILINE) == ["12"]
    assert "inscrites" not in second
    accounts = [re.findall(r"\S+@\S+\.example", said) for said in (first, second)]
    assert (len(accounts[0]), accounts[0]) == (7, accounts[1])
    cards = [re.findall(r"\b[A-Z0-9]{5}-[A-Z0-9]{5}\b", said) for said in (first, second)]
    assert len(set(cards[0] + cards[1])) == 4
    assert signed_and_witnessed(installation) == (
        int(*re.findall(r"^(\d+) badges signés", first, re.MULTILINE)),
        2,
    )


def signed_and_witnessed(installation: Path) -> tuple[int, int]:
    """The awards in the published log, and how many cosigned it."""
    store = Store(installation / "var" / "public")
    note = read_note(store.read("log/checkpoint") or b"")
    keys = [read_vkey(line) for line in (store.read("log/witnesses") or b"").decode().splitlines()]
    report = watch_log(Store(store.root / "log").read, str(note).encode(), last=None, policy=Policy(()))
    return report.counts["award"], len(cosignatures(note, keys))


def test_a_cohort_interrupted_half_way_is_thrown_away_and_played_again(installation: Path) -> None:
    demo("", place=installation, until="parcours : 12 / 12")
    again = demo("", place=installation)
    assert "La cohorte n’avait été jouée qu’à moitié" in again
    assert re.findall(r"^ +(\d+) / 12 +.*inscrites$", again, re.MULTILINE) == ["12"]


def test_the_demonstration_is_refused_in_production(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOCLE_ENV", "production")
    assert main(["demo"]) == 1
    assert capsys.readouterr().err.startswith("error: La démonstration ne se lance pas en production")


def test_a_half_played_cohort_is_never_thrown_away_from_a_database_that_somebody_named(
    clea: Framework,
) -> None:
    write_entry(clea, BEGIN, by=None, on=TODAY)
    with pytest.raises(Refusal, match="qu’à moitié dans la base que nomme DATABASE_URL"):
        demo_cohort.ready(None, people=None, prepare=lambda: None)
