"""This connection does not wait for the disk at each commit: the cohort is whole or played again."""

from django.db import connection


def hurry() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")


def take_care() -> None:
    """From the next commit on, which takes with it all that came before, wait for the disk again."""
    with connection.cursor() as cursor:
        cursor.execute("RESET synchronous_commit")
