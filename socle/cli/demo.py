"""`socle demo`: the whole site on this machine, with its database, until Ctrl-C."""

import argparse
import contextlib
import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from socle.cli import demo_cohort, demo_signing
from socle.cli.database_commands import ready_server
from socle.core.errors import Refusal
from socle.environment import is_production

# A file of 10 000 candidates takes a minute to enter; threads let the other pages go on.
GUNICORN = (
    *("--workers", "2", "--threads", "4", "--timeout", "120"),
    *("--log-level", "warning", "--no-control-socket"),
)


def add_commands(nouns: Any) -> None:
    command = nouns.add_parser("demo", help="lance la démonstration sur cette machine")
    command.add_argument("--port", type=int, default=8000)
    command.add_argument("--people", type=int, help="taille de la cohorte, 3 842 sinon")
    command.set_defaults(run=demo)


def demo(options: argparse.Namespace) -> int:
    refuse_production()
    refuse_taken_port(options.port)
    # A termination is handled like Ctrl-C, so that the server below is always stopped.
    signal.signal(signal.SIGTERM, _interrupt)
    started = time.monotonic()
    server = ready_server()
    try:
        _prepare()
        demo_cohort.ready(server, people=options.people, prepare=_prepare)
        with demo_signing.running(options.port) as settings:
            _sign(settings)
            demo_cohort.print_accounts(options.port)
            print(f"Prêt en {time.monotonic() - started:.1f} s : http://localhost:{options.port}", flush=True)
            return _serve(options.port, settings)
    except KeyboardInterrupt:
        return 0
    finally:
        if server:
            server.stop()


def refuse_production() -> None:
    if is_production():
        raise Refusal(
            "La démonstration ne se lance pas en production : elle y écrirait des personnes inventées.",
            "Lancez-la sur une autre machine, sans SOCLE_ENV.",
        )


def refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Refusal(
                f"Le port {port} est pris.", f"Choisissez-en un autre : make demo PORT={port + 1}."
            ) from error


def _prepare() -> None:
    from socle.cli import frameworks, manage

    manage.django("migrate", "-v", "0")
    with contextlib.redirect_stdout(io.StringIO()):
        frameworks.load(argparse.Namespace())


def _sign(settings: dict[str, str]) -> None:
    started = time.monotonic()
    if signed := demo_signing.publish_all(settings):
        print(f"{signed} badges signés en {time.monotonic() - started:.1f} s.", file=sys.stderr, flush=True)


def _serve(port: int, settings: dict[str, str]) -> int:
    """Web and worker together; when one ends, the other is stopped."""
    environment = {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "socle.settings"}
    tools = Path(sys.executable).parent
    gunicorn = [str(tools / "gunicorn"), "--bind", f"127.0.0.1:{port}", *GUNICORN]
    commands = ([*gunicorn, "socle.web.wsgi"], [str(tools / "socle"), "worker"])
    running: list[subprocess.Popen[bytes]] = []
    try:
        with _nothing_lost():
            running += [subprocess.Popen(command, env=environment) for command in commands]
        os.wait()
        return 1
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


@contextlib.contextmanager
def _nothing_lost() -> Iterator[None]:
    """An interruption waits for the end of the block: no process is started that nobody would stop."""
    came: list[int] = []
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, lambda signum, frame: came.append(signum)) for each in signals]
    try:
        yield
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)
    if came:
        raise KeyboardInterrupt


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
