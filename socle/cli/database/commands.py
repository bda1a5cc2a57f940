"""`socle database start|stop|status`. Exit 0 done or running, 1 not running, 3 could not be known."""

import json
import sys
from collections.abc import Callable

from socle.cli.database.server import Server
from socle.cli.database.trouble import DatabaseTrouble
from socle.environment import home

DONE, STOPPED, UNKNOWN = 0, 1, 3


def command_start() -> int:
    return _told(_start)


def command_stop() -> int:
    return _told(_stop)


def command_status() -> int:
    return _told(_status)


def _start(server: Server) -> int:
    server.start()
    server.ensure_database("socle")
    _print(server, running=True)
    return DONE


def _stop(server: Server) -> int:
    server.stop()
    _print(server, running=False)
    return DONE


def _status(server: Server) -> int:
    running = server.is_running()
    _print(server, running=running)
    return DONE if running else STOPPED


def _print(server: Server, *, running: bool) -> None:
    print(json.dumps({"running": running, "data": str(server.place), "url": server.url}, ensure_ascii=False))


def _told(act: Callable[[Server], int]) -> int:
    try:
        return act(Server(home() / "var" / "pg"))
    except DatabaseTrouble as trouble:
        reason, remedy = trouble.reason, trouble.remedy
    except OSError as error:
        reason = f"{error.filename or 'PostgreSQL'} : {error.strerror or error}."
        remedy = (
            "Vérifiez que vous pouvez écrire dans le dossier var, ou choisissez-en un autre par SOCLE_HOME."
        )
    print(f"error: {reason}\nhint: {remedy}", file=sys.stderr)
    return UNKNOWN
