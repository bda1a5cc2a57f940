"""The signer as a process: it opens its keys, then answers on a socket that only its group can reach."""

import socketserver
from pathlib import Path
from threading import Lock

from socle.core.errors import Refusal, UnreadableInput
from socle.signer.desk import Desk
from socle.signer.wire import receive, send


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """One request at a time is answered; a broken one is told so and harms no other."""

    daemon_threads = True

    def __init__(self, path: Path, desk: Desk) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        super().__init__(str(path), Line)
        path.chmod(0o660)
        self.desk, self.turn = desk, Lock()


class Line(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        while True:
            try:
                message = receive(self.rfile)
                if message is None:
                    return
                with self.server.turn:
                    answer = self.server.desk.answer(message)
            except Refusal as refusal:
                answer = {"refused": refusal.reason, "remedy": refusal.remedy}
            except UnreadableInput as error:
                answer = {"unreadable": list(error.problems), "remedy": error.remedy}
            send(self.wfile, answer)
