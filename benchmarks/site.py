"""A database of its own for the benchmarks: the demonstration cohort, made once, then copied."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from socle.cli.database import Server
from socle.environment import home

NAME = "socle_bench"


@contextmanager
def bench_database(name: str = NAME) -> Iterator[str]:
    """The address of a PostgreSQL for benchmarks: DATABASE_URL's server, else one kept under `var/bench`."""
    server = None if os.environ.get("DATABASE_URL") else Server(Path(home()) / "var" / "bench")
    if server:
        server.start()
        server.ensure_database(name)
        os.environ["DATABASE_URL"] = server.url_for(name)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socle.settings")
    try:
        yield os.environ["DATABASE_URL"]
    finally:
        if server:
            server.stop()
