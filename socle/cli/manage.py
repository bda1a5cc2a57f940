"""`socle manage …`: passes to Django."""

import os
import sys
from collections.abc import Sequence
from typing import Any


def add_commands(nouns: Any) -> None:
    nouns.add_parser("manage", help="commandes de Django", add_help=False)


def set_up() -> None:
    """Load Django's settings and models."""
    import django as framework

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socle.settings")
    framework.setup()


def django(*arguments: str) -> None:
    """Run one of Django's commands in this process."""
    set_up()
    from django.core.management import call_command

    call_command(*arguments)


def run_django(arguments: Sequence[str]) -> int:
    from django.core.management import execute_from_command_line

    from socle.cli.database_commands import ready_server

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socle.settings")
    if len(arguments) > 1 and arguments[1] in {"migrate", "shell", "dbshell", "showmigrations"}:
        ready_server()
    execute_from_command_line(["socle manage", *arguments[1:]])
    sys.stdout.flush()
    return 0
