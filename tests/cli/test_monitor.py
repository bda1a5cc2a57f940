import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from socle.cli import monitor
from socle.core.errors import UnreadableInput
from socle.core.log.checkpoint import sign_checkpoint
from socle.core.log.cosignature import cosign
from socle.core.log.note import Note
from socle.core.log.tree import TreeHead
from tests.core.log.keys import FIRST, LOG, SECOND, Key
from tests.core.log.logs import log_of

WITNESSES = (FIRST, SECOND)


def publish(folder: Path, *steps: int, witnesses: tuple[Key, ...] = WITNESSES) -> TreeHead:
    """A whole log in a folder, as a server would serve it."""
    files, head = log_of(*steps)
    note = sign_checkpoint(head, LOG.vkey, LOG.sign)
    lines = [cosign(note.text, key.vkey, key.sign, time=1_795_600_000) for key in witnesses]
    files["checkpoint"] = str(Note(note.text, (*note.signatures, *lines))).encode()
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return head


def watch(source: object, state: Path, *more: str) -> int:
    top = ArgumentParser()
    monitor.add_commands(top.add_subparsers())
    witnesses = [f"--witness={key.vkey}" for key in WITNESSES]
    given = top.parse_args(
        ["monitor", str(source), f"--state={state}", f"--log={LOG.vkey}", *witnesses, *more]
    )
    return int(given.run(given))


class QuietFiles(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The log folder behind a real server."""
    (tmp_path / "log").mkdir()
    handler = partial(QuietFiles, directory=str(tmp_path / "log"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_log_that_grows_is_watched_from_one_state_to_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, state = tmp_path / "log", tmp_path / "seen"
    publish(folder, 300)
    assert watch(folder, state) == 0
    assert state.read_bytes() == (folder / "checkpoint").read_bytes()
    assert json.loads(capsys.readouterr().out) == {
        "size": 300,
        "consistent": True,
        "counts": {"award": 60, "revocation": 60, "key": 60, "framework": 60, "sitting": 60},
        "problems": [],
    }
    publish(folder, 300, 40)
    assert watch(folder, state) == 0
    assert json.loads(capsys.readouterr().out)["size"] == 340
    assert state.read_bytes() == (folder / "checkpoint").read_bytes()


def test_the_state_seen_stays_when_something_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, state = tmp_path / "log", tmp_path / "seen"
    publish(folder, 300)
    assert watch(folder, state) == 0
    seen = state.read_bytes()
    publish(folder, 299)
    capsys.readouterr()
    for _ in range(2):
        assert watch(folder, state) == 1
        assert json.loads(capsys.readouterr().out)["problems"] == [
            "Le journal a reculé : 299 entrées, alors que 300 ont déjà été vues."
        ]
    assert state.read_bytes() == seen


def test_a_log_at_an_address_is_watched_like_a_folder(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(tmp_path / "log", 520)
    assert watch(address, tmp_path / "seen") == 0
    assert json.loads(capsys.readouterr().out)["size"] == 520
    (tmp_path / "log" / "tile" / "entries" / "001").unlink()
    assert watch(address, tmp_path / "seen") == 1
    assert json.loads(capsys.readouterr().out)["problems"] == [
        "tile/entries/001 : ce fichier du journal manque"
    ]


def test_fewer_witnesses_are_enough_when_the_quorum_says_so(tmp_path: Path) -> None:
    folder, state = tmp_path / "log", tmp_path / "seen"
    publish(folder, 3, witnesses=(FIRST,))
    assert watch(folder, state) == 1
    assert watch(folder, state, "--quorum=1") == 0


def test_a_log_that_does_not_answer_could_not_be_checked(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert watch(tmp_path / "absent", tmp_path / "seen") == 3
    assert watch(address, tmp_path / "seen") == 3
    assert watch("http://127.0.0.1:1/log", tmp_path / "seen") == 3
    said = capsys.readouterr()
    assert (said.out, (tmp_path / "seen").exists()) == ("", False)
    assert said.err.splitlines()[:2] == [
        f"error: {tmp_path}/absent : il n’y a pas d’état signé (checkpoint) ici.",
        "hint: Vérifiez l’adresse, puis recommencez : rien n’est dit du journal.",
    ]


def test_a_state_that_cannot_be_read_is_never_taken_for_none(tmp_path: Path) -> None:
    publish(tmp_path / "log", 3)
    (tmp_path / "seen").write_bytes(b"")
    with pytest.raises(UnreadableInput):
        watch(tmp_path / "log", tmp_path / "seen")


def test_the_monitor_never_loads_django() -> None:
    code = (
        "import sys, socle.cli.monitor;"
        "assert not {name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg')}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
