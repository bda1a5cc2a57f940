"""The embedded PostgreSQL server: `Server`, and what `socle database start|stop|status` answer."""

from socle.cli.database.commands import command_start, command_status, command_stop
from socle.cli.database.server import Server
from socle.cli.database.trouble import DatabaseTrouble

__all__ = ["DatabaseTrouble", "Server", "command_start", "command_status", "command_stop"]
