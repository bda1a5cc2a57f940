"""A witness as a process of its own, to be asked, killed and started again."""

import http.client
import re
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socle.cli import witness
from socle.core.log.note import VerifierKey, read_vkey
from socle.core.log.witness import Submission
from tests.core.log.keys import LOG, Key

NAME = "partenaire.example/temoin"
RUN = """
import argparse, sys
from socle.cli import witness
top = argparse.ArgumentParser()
witness.add_commands(top.add_subparsers(dest="noun"))
assert not {name for name in sys.modules if name.split(".")[0] in ("django", "psycopg")}
options = top.parse_args()
sys.exit(options.run(options))
"""


def options(*arguments: object) -> Namespace:
    top = ArgumentParser()
    witness.add_commands(top.add_subparsers())
    return top.parse_args(["witness", *map(str, arguments)])


def run(*arguments: object) -> int:
    given = options(*arguments)
    return int(given.run(given))


@dataclass
class Running:
    """A witness process, and what one asks it."""

    process: subprocess.Popen[str]
    port: int
    vkey: VerifierKey

    def ask(self, submission: Submission | bytes) -> tuple[int, str]:
        status, _, body = self.ask_whole(submission)
        return status, body

    def ask_whole(self, submission: Submission | bytes) -> tuple[int, str, str]:
        content = submission if isinstance(submission, bytes) else str(submission).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST", "/add-checkpoint", body=content)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, answer.getheader("Content-Type", ""), body

    def send_and_kill(self, submission: Submission) -> None:
        """The request is on its way when the power goes."""
        content = str(submission).encode()
        head = f"POST /add-checkpoint HTTP/1.1\r\nHost: t\r\nContent-Length: {len(content)}\r\n\r\n".encode()
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(head + content)
            self.kill()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class House:
    """One witness's key and folder, started and killed as often as wanted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.state = folder / "temoin.pem", folder / "state"
        self.started: list[Running] = []
        run("new-key", self.key, "--name", NAME)

    def start(self, logs: Sequence[Key] = (LOG,)) -> Running:
        named = [f"--log={key.vkey}" for key in logs]
        command = ["witness", "serve", f"--name={NAME}", f"--key={self.key}", f"--state={self.state}", *named]
        errors = (self.folder / "stderr").open("a")
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, *command, "--port=0"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        errors.close()
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/add-checkpoint (\S+)\n", line)
        assert found, (line, (self.folder / "stderr").read_text())
        running = Running(process, int(found[1]), read_vkey(found[2]))
        self.started.append(running)
        return running

    @property
    def said(self) -> str:
        return (self.folder / "stderr").read_text()
