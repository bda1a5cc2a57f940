"""Awards recorded, published and signed per second and core: `python -m benchmarks.issuance [AWARDS]`.

With the database, the log, the status list and the signer; the PDF is made later, when first asked for. The
database runs beside, on the other core: what is counted is the processor time of all three processes.
"""

import os
import resource
import sys
import tempfile
import time
from argparse import Namespace
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from uuid import UUID

import psycopg
from nacl.signing import SigningKey
from psycopg.conninfo import make_conninfo

from benchmarks.site import bench_database
from tests.signing import signer_settings

NAME, AWARDS, BAR, SLICE = "socle_bench_issuance", 100_000, 1000, 2_000
ON = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else AWARDS
    with bench_database() as address, tempfile.TemporaryDirectory() as folder:
        _own_database(address)
        signer = get_context("spawn").Process(target=_sign, args=(folder,), daemon=True)
        signer.start()
        seconds, memory = _issue(count, Path(folder))
        signer.terminate()
    rate, raw = count / seconds, _raw_signing()
    print(f"awards/s recorded, logged, listed and signed, on 2 cores: {rate:,.0f} (bar {BAR} a core)")
    print(f"memory: {memory[0]:.0f} MB after the first {SLICE:,}, {memory[1]:.0f} MB after {count:,}")
    print(f"ratio to raw Ed25519 signing ({raw:,.0f}/s): {raw / rate:,.0f}")


def _own_database(address: str) -> None:
    with psycopg.connect(address, dbname="postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
    os.environ["DATABASE_URL"] = make_conninfo(address, dbname=NAME)
    from socle.cli import frameworks, manage

    manage.django("migrate", "-v", "0")
    with redirect_stdout(StringIO()):
        frameworks.load(Namespace())


def _sign(folder: str) -> None:
    """The signer, in a process of its own as in production."""
    from socle.core.credential.contexts import load_contexts
    from socle.environment import home
    from socle.signer.desk import Desk
    from socle.signer.server import Server

    contexts = load_contexts(home() / "data" / "contexts")
    desk = Desk(signer_settings(), contexts, folder=Path(folder), clock=lambda: NOW)
    with Server(Path(folder) / "socket", desk) as server:
        server.serve_forever()


def _issue(count: int, folder: Path) -> tuple[float, tuple[float, float]]:
    from django.conf import settings

    from socle.apps.credentials.actions import new_salt, record_awards
    from socle.apps.credentials.signing import sign_waiting
    from socle.apps.log.actions import publish
    from socle.signer.client import Signer

    settings.PUBLIC_ROOT, signer = folder / "public", Signer(folder / "socket")
    while not (folder / "socket").exists():
        time.sleep(0.05)
    publish(signer)
    started, first = time.perf_counter(), 0.0
    for start in range(0, count, SLICE):
        awards = [_award(number) for number in range(start, min(start + SLICE, count))]
        record_awards(awards, [new_salt() for _ in awards])
        publish(signer)
        sign_waiting(signer)
        first = first or _memory()
    return time.perf_counter() - started, (first, _memory())


def _award(number: int) -> "object":
    from socle.core.credential.award import Award, Kind
    from socle.core.framework.catalogue import find_framework
    from socle.core.issuer import DEMONSTRATION
    from socle.environment import home

    global _CLEA
    _CLEA = _CLEA or find_framework(home() / "data" / "frameworks", "clea", "2018")
    return Award(
        id=f"urn:uuid:{UUID(int=number + 1, version=4)}",
        kind=Kind.CERTIFICATE,
        framework="clea",
        version="2018",
        title=_CLEA.title,
        registration="",
        number=f"CLEA-2026-{number:06d}",
        holder=f"Zoé Personne {number}",
        subdomains=tuple(each.code for each in _CLEA.subdomains()),
        decided=ON.isoformat(),
        issued=ON.isoformat(),
        until="",
        issuer=DEMONSTRATION.name,
        signatory=DEMONSTRATION.signatory,
        place=DEMONSTRATION.place,
        origin="",
        specimen=True,
    )


_CLEA = None


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _raw_signing() -> float:
    key, message, turns = SigningKey(bytes(32)), bytes(64), 20_000
    started = time.perf_counter()
    for _ in range(turns):
        key.sign(message)
    return turns / (time.perf_counter() - started)


if __name__ == "__main__":
    main()
