"""Databases of a test's own, in which what is written stays written: thrown away afterwards.

The journal and the certificates never change: a test that commits cannot share the suite's database.
Each is copied from one that has the tables, which takes a second at most where making them takes ten.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker

KEYS = ("host", "port", "user", "password")


def published() -> str:
    """The name of the database that has the frameworks published, and nobody."""
    return f"{connection.settings_dict['NAME']}_published"


def keep_published() -> None:
    """Copy the suite's database as it is now."""
    connection.close()
    _on_server(
        f"DROP DATABASE IF EXISTS {published()} WITH (FORCE)",
        f"CREATE DATABASE {published()} TEMPLATE {connection.settings_dict['NAME']}",
    )


def forget_published() -> None:
    _on_server(f"DROP DATABASE {published()} WITH (FORCE)")


@contextmanager
def copied(name: str, template: str) -> Iterator[str]:
    """The address of a database of that name, a copy of that one."""
    _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE {template}")
    yield make_conninfo(**_server(), dbname=name)
    _on_server(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def own_database(name: str, blocker: DjangoDbBlocker) -> Iterator[None]:
    """The suite's database copied, and Django on it."""
    settings = connection.settings_dict
    usual = settings["NAME"]
    with blocker.unblock():
        connection.close()
        with copied(name, usual):
            settings["NAME"] = name
            yield
            connection.close()
            settings["NAME"] = usual


def _on_server(*statements: str) -> None:
    with psycopg.connect(**_server(), dbname="postgres", autocommit=True) as server:
        for statement in statements:
            server.execute(statement)


def _server() -> dict[str, str]:
    return {key: value for key, value in connection.get_connection_params().items() if key in KEYS}
