"""`socle database start|stop|status`: the embedded PostgreSQL server."""

import os
from typing import Any

from socle.cli.database import Server, command_start, command_status, command_stop
from socle.environment import home


def add_commands(nouns: Any) -> None:
    noun = nouns.add_parser("database", help="le serveur PostgreSQL embarqué")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="VERBE")
    for name, run, told in (
        ("start", command_start, "le démarre"),
        ("stop", command_stop, "l’arrête"),
        ("status", command_status, "dit s’il tourne"),
    ):
        verbs.add_parser(name, help=told).set_defaults(run=lambda options, run=run: run())


def ready_server() -> Server | None:
    """The embedded server, started with its database; None where DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        return None
    server = Server(home() / "var" / "pg")
    server.start()
    server.ensure_database("socle")
    return server
