"""`socle worker`: does what was put aside for later, and what comes back every night."""

import argparse
from typing import Any

from socle.cli.manage import django


def add_commands(nouns: Any) -> None:
    command = nouns.add_parser("worker", help="fait le travail mis de côté, jusqu’à Ctrl-C")
    command.set_defaults(run=work)


def work(options: argparse.Namespace) -> int:
    from socle.cli.database_commands import ready_server

    ready_server()
    django("procrastinate", "worker", "--concurrency", "1")
    return 0
