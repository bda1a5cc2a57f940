"""The server of a witness: judge, keep, cosign. What it remembers is one file a log."""

import fcntl
import os
import sys
import time
import traceback
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from threading import Lock
from typing import IO, Any
from urllib.parse import quote

from socle.core.errors import Refusal
from socle.core.log.checkpoint import read_checkpoint
from socle.core.log.cosignature import cosign
from socle.core.log.note import Sign, VerifierKey, read_note
from socle.core.log.tree import EMPTY, TreeHead
from socle.core.log.witness import Judgement, judge, read_submission

LARGEST_REQUEST = 64 * 1024
SECONDS_PER_REQUEST = 30
ELSEWHERE = Judgement(404, "POST /add-checkpoint\n")


@dataclass(frozen=True)
class State:
    """What was cosigned, one file a log, in a folder that one witness at a time holds."""

    folder: Path
    lock: Lock = field(default_factory=Lock)

    def hold(self) -> IO[str]:
        """Keep other witnesses out of the folder for as long as the file stays open."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = (self.folder / "lock").open("w")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal(
                f"Un autre témoin tient déjà le dossier {self.folder}.", "Donnez à chacun le sien."
            ) from error
        return handle

    def last(self, origin: str) -> TreeHead:
        """The head last cosigned for that log; a file that cannot be read is never taken for none."""
        try:
            content = self._file(origin).read_bytes()
        except FileNotFoundError:
            return EMPTY
        return read_checkpoint(read_note(content).text).head

    def keep(self, origin: str, note: str) -> None:
        write_durably(self._file(origin), note.encode())

    def keep_evidence(self, note: str) -> Path:
        path = self.folder / f"fork-{sha256(note.encode()).hexdigest()[:16]}"
        write_durably(path, note.encode())
        return path

    def _file(self, origin: str) -> Path:
        return self.folder / f"{quote(origin, safe='')}.checkpoint"


@dataclass(frozen=True)
class Witness:
    key: VerifierKey
    sign: Sign
    logs: tuple[VerifierKey, ...]
    state: State

    def answer(self, content: bytes) -> Judgement:
        """Judge, keep, cosign, in that order and one request at a time."""
        with self.state.lock:
            judgement = judge(content, self.logs, self.state.last)
            if judgement.forked:
                kept = self.state.keep_evidence(str(read_submission(content).checkpoint))
                print(f"alerte : le journal a signé deux états de même taille ({kept})", file=sys.stderr)
            if judgement.checkpoint is None:
                return judgement
            note = read_submission(content).checkpoint
            # Kept before it is cosigned: if we stop here the log asks again, and no other state can pass.
            self.state.keep(judgement.checkpoint.origin, str(note))
            line = cosign(note.text, self.key, self.sign, time=int(time.time()))
            return Judgement(200, str(line))


class Requests(BaseHTTPRequestHandler):
    """POST /add-checkpoint; the log of requests says neither who asked nor from where."""

    protocol_version = "HTTP/1.1"
    timeout = SECONDS_PER_REQUEST
    server: "Server"

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 10):
            self._say(Judgement(411, "Content-Length manque.\n"), close=True)
        elif int(length) > LARGEST_REQUEST:
            self._say(Judgement(413, "La demande est trop longue.\n"), close=True)
        elif self.path != "/add-checkpoint":
            self._say(ELSEWHERE, close=True)
        else:
            self._say(self.server.witness.answer(self.rfile.read(int(length))))

    def do_GET(self) -> None:
        self._say(ELSEWHERE)

    def _say(self, judgement: Judgement, *, close: bool = False) -> None:
        body = judgement.body.encode()
        self.send_response(judgement.status)
        self.send_header("Content-Type", judgement.media_type)
        self.send_header("Content-Length", str(len(body)))
        if close:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        print(f"{self.command} {args[1] if len(args) > 1 else ''}", file=sys.stderr)


class Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], witness: Witness) -> None:
        super().__init__(address, Requests)
        self.witness = witness

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing is answered and nothing is cosigned; what went wrong is told without saying who asked."""
        traceback.print_exc()


def write_durably(path: Path, content: bytes) -> None:
    """Replace the file in one step, and return once it would survive a power cut."""
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
