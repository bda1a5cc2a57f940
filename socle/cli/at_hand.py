"""The database, for commands that say more when there is one."""

import os

from socle.cli.database_commands import ready_server
from socle.cli.manage import set_up
from socle.core.errors import Refusal
from socle.environment import home


def database_at_hand(table: str, *, required: bool) -> bool:
    """Whether a database with this table answers; unless required, none is made for the question."""
    if not (required or os.environ.get("DATABASE_URL") or (home() / "var" / "pg").exists()):
        return False
    ready_server()
    set_up()
    ready = has_table(table)
    if required and not ready:
        raise Refusal(
            "La base de données ne répond pas, ou n’est pas prête.",
            "Lancez « socle manage migrate », puis « socle frameworks load ».",
        )
    return ready


def has_table(table: str) -> bool:
    from django.db import OperationalError, connection

    try:
        return table in connection.introspection.table_names()
    except OperationalError:
        return False
