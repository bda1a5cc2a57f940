"""The suite's PostgreSQL: the one DATABASE_URL names, else an embedded server, started when first needed.

Loaded before any conftest (`-p tests.database`): settings read the address when they are imported.
The processes that share the tests between them inherit the address, and the server with it.
"""

import os

import pytest

from socle.cli.database import Server
from socle.environment import home

_server = Server(home() / "var" / "pg-test", fsync=False)
_address = _server.url_for("socle")
OWN = _server if os.environ.setdefault("DATABASE_URL", _address) == _address else None


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """The process that started the others stops the server, once they have all ended."""
    if OWN and not hasattr(session.config, "workerinput"):
        OWN.stop()
