"""The embedded server, for real: each test has its own and leaves none behind."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from socle.cli.database import DatabaseTrouble, Server, command_start, command_status, command_stop
from socle.cli.database.account import is_root
from socle.cli.database.binaries import find_binaries, reachable_copy


@pytest.fixture
def ground() -> Iterator[Path]:
    """A folder any account can pass through: pytest's own is closed to the account that serves root."""
    with tempfile.TemporaryDirectory(prefix="socle-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def server(ground: Path) -> Iterator[Server]:
    server = Server(ground / "pg", fsync=False)
    yield server
    server.discard()


def ask(server: Server, query: str) -> object:
    with psycopg.connect(server.url_for("postgres")) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def postmaster(server: Server) -> int:
    return int((server.place / "cluster" / "postmaster.pid").read_text().split()[0])


def test_starting_and_stopping_twice_changes_nothing(server: Server) -> None:
    server.start()
    first = postmaster(server)
    server.start()
    assert (server.is_running(), postmaster(server)) == (True, first)
    server.stop()
    server.stop()
    assert not server.is_running()


def test_asking_the_address_creates_nothing(server: Server) -> None:
    assert server.url_for("socle") and not server.is_running()
    assert not server.data.exists()


def test_server_listens_on_its_private_socket_only(server: Server) -> None:
    server.start()
    settings = ("listen_addresses", "fsync", "server_encoding")
    assert [ask(server, f"SHOW {name}") for name in settings] == ["", "off", "UTF8"]
    assert (server.place / "socket").stat().st_mode & 0o777 == 0o700


def test_letters_beyond_ascii_are_known_whatever_the_machine(server: Server) -> None:
    server.start()
    assert ask(server, "SELECT upper('é')") == "É"


def test_database_is_created_once(server: Server) -> None:
    server.start()
    server.ensure_database("un nom")
    server.ensure_database("un nom")
    with psycopg.connect(server.url_for("un nom")) as connection:
        assert connection.execute("SELECT current_user, current_database()").fetchone() == ("socle", "un nom")


def test_killed_server_recovers_what_was_committed(server: Server) -> None:
    server.start()
    with psycopg.connect(server.url_for("postgres")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with psycopg.connect(server.url_for("postgres")) as connection:
        os.kill(postmaster(server), signal.SIGKILL)
        # The connection ends once the server's processes have noticed the death of their parent.
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT pg_sleep(60)")
    assert (server.place / "cluster" / "postmaster.pid").exists() and not server.is_running()
    server.start()
    assert ask(server, "SELECT answer FROM kept") == 42


def test_pid_file_naming_another_process_is_not_a_running_server(server: Server) -> None:
    server.start()
    written = (server.place / "cluster" / "postmaster.pid").read_text()
    server.stop()
    pid_file = server.place / "cluster" / "postmaster.pid"
    pid_file.write_text("\n".join([str(os.getpid()), *written.splitlines()[1:]]) + "\n")
    assert not server.is_running()
    pid_file.unlink()


@pytest.mark.parametrize("name", ["un dossier, avec espaces", "l’été d'ici", "long" * 40])
def test_any_folder_name_works(ground: Path, name: str) -> None:
    server = Server(ground / name / "pg", fsync=False)
    try:
        server.start()
        assert ask(server, "SELECT 1") == 1
    finally:
        server.discard()


def test_two_starts_at_once_give_one_server(server: Server) -> None:
    script = (
        "import pathlib, sys; from socle.cli.database import Server; "
        "Server(pathlib.Path(sys.argv[1]), fsync=False).start()"
    )
    command = [sys.executable, "-c", script, str(server.data)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(process.communicate()[1], process.returncode) for process in both] == [("", 0), ("", 0)]
    assert ask(server, "SELECT 1") == 1


def test_missing_binaries_are_named(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("SOCLE_PG_BIN", str(tmp_path))
        with pytest.raises(DatabaseTrouble, match="SOCLE_PG_BIN désigne"):
            server.start()


def test_commands_answer_json_and_a_status(
    ground: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOCLE_HOME", str(ground))
    server = Server(ground.resolve() / "var" / "pg")
    told = {"data": str(server.place), "url": server.url}
    try:
        statuses = [command() for command in (command_status, command_start, command_status, command_stop)]
    finally:
        server.discard()
    assert statuses == [1, 0, 0, 0]
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answers == [{"running": running, **told} for running in (False, True, True, False)]


def test_command_says_what_to_do_when_binaries_are_missing(
    ground: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOCLE_HOME", str(ground))
    monkeypatch.setenv("SOCLE_PG_BIN", str(ground))
    assert command_start() == 3
    told = capsys.readouterr()
    assert (told.out, "error: " in told.err, "hint: " in told.err) == ("", True, True)


@pytest.mark.skipif(not is_root(), reason="only root needs another account")
def test_root_serves_a_closed_folder_from_elsewhere_and_leaves_it_closed(ground: Path) -> None:
    closed = ground / "closed"
    closed.mkdir(mode=0o700)
    server = Server(closed / "var" / "pg", fsync=False)
    try:
        server.start()
        assert ask(server, "SELECT 1") == 1
        assert (closed / "var" / "pg.path").read_text() == f"{server.place}\n"
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        server.discard()
    assert not server.data.exists() and not (closed / "var" / "pg.path").exists()


@pytest.mark.skipif(not is_root(), reason="only root needs a copy of the binaries")
def test_root_copies_binaries_the_account_cannot_reach(ground: Path) -> None:
    closed, copies = ground / "closed", ground / "copies"
    closed.mkdir(mode=0o700)
    copies.mkdir()
    first = find_binaries()
    hidden = closed / "lib" / first.parent.parent.name / first.parent.name / "bin"
    hidden.mkdir(parents=True)
    for program in first.iterdir():
        (hidden / program.name).hardlink_to(program)
    copied = reachable_copy(hidden, copies)
    assert (copied / "postgres").stat().st_mode & 0o777 == 0o755
    assert reachable_copy(hidden, copies) == copied
    assert reachable_copy(first, copies) == first
