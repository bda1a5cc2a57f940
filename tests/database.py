"""The suite's PostgreSQL: the one DATABASE_URL names, else an embedded server, started when first needed.

Loaded before any conftest (`-p tests.database`): settings read the address when they are imported.
"""

import os

from socle.cli.database import Server
from socle.environment import home

OWN = None if os.environ.get("DATABASE_URL") else Server(home() / "var" / "pg-test", fsync=False)
if OWN:
    os.environ["DATABASE_URL"] = OWN.url_for("socle")
