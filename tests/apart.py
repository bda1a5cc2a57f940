"""A database of one test's own, in which what is written stays written: thrown away afterwards.

The journal and the certificates never change: a test that commits cannot share the suite's database.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from pytest_django import DjangoDbBlocker

KEYS = ("host", "port", "user", "password")


@contextmanager
def own_database(name: str, blocker: DjangoDbBlocker) -> Iterator[None]:
    settings = connection.settings_dict
    usual = settings["NAME"]
    with blocker.unblock():
        connection.close()
        _on_server(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE {usual}")
        settings["NAME"] = name
        yield
        connection.close()
        settings["NAME"] = usual
        _on_server(f"DROP DATABASE {name}")


def _on_server(*statements: str) -> None:
    asked = {key: value for key, value in connection.get_connection_params().items() if key in KEYS}
    with psycopg.connect(**asked, dbname="postgres", autocommit=True) as server:
        for statement in statements:
            server.execute(statement)
