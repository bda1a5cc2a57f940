"""How the demonstration's own connections hurry."""

from django.db import connection


def prepare_statements() -> None:
    """Before the first query: the server plans each kind of query once."""
    connection.settings_dict["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 2}


def hurry() -> None:
    """Do not wait for the disk at each commit: the cohort is whole, or played again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")


def take_care() -> None:
    """From the next commit on, which takes with it all that came before, wait for the disk again."""
    with connection.cursor() as cursor:
        cursor.execute("RESET synchronous_commit")
