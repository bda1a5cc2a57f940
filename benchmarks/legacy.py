"""A history of 100 000 certificates rehearsed, then taken over: `python -m benchmarks.legacy [CERTIFICATES]`.

The peer is PostgreSQL's own COPY of the rows that the take-over wrote, into tables with the same constraints.
"""

import os
import resource
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import make_conninfo

from benchmarks.site import bench_database
from socle.core.exchange.candidates.writing import write_cells
from socle.core.exchange.legacy.columns import ACCREDITATIONS, CERTIFICATES, ORGANISATIONS, File

NAME, CERTIFICATES_COUNT, SITES = "socle_bench_legacy", 100_000, 1_300
ON = date(2026, 11, 24)
TABLES = ("people_person", "people_doubt", "legacy_legacycertificate", "journal_entry")
Answer = TypeVar("Answer")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CERTIFICATES_COUNT
    files = {
        ORGANISATIONS.name: _file(ORGANISATIONS, map(_site, range(SITES))),
        ACCREDITATIONS.name: _file(ACCREDITATIONS, map(_accreditation, range(SITES))),
        CERTIFICATES.name: _file(CERTIFICATES, map(_certificate, range(count))),
    }
    with bench_database() as address:
        _own_database(address)
        from socle.apps.legacy.actions import rehearse_here, take_over
        from socle.scheme import scheme

        known = scheme()
        known.places.named_by("14118"), known.places.ever_called("Caen")
        before = _memory()
        rehearsing, (rehearsal, new) = _timed(lambda: rehearse_here(files, scheme=known, on=ON))
        taking, record = _timed(lambda: take_over(rehearsal, files, on=ON))
        again, nothing = _timed(lambda: take_over(rehearsal, files, on=ON))
        if record is None or nothing is not None or rehearsal.refused or new.known.refused:
            sys.exit("error: the history was not taken over once and whole")
        rows, copying = _bare_copy()
    print(f"{count:,} certificates: rehearsed in {rehearsing:.1f} s, taken over in {taking:.1f} s")
    print(f"taken over again (nothing to write): {again:.1f} s")
    print(f"memory: {before:.0f} MB before, {_memory():.0f} MB at most")
    print(f"ratio to a bare COPY of the same {rows:,} rows ({copying:.1f} s): {taking / copying:.1f}")


def _own_database(address: str) -> None:
    with psycopg.connect(address, dbname="postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
    os.environ["DATABASE_URL"] = make_conninfo(address, dbname=NAME)
    from socle.cli import frameworks, manage

    manage.django("migrate", "-v", "0")
    with redirect_stdout(StringIO()):
        frameworks.load(Namespace())


def _timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    started = time.perf_counter()
    answer = work()
    return time.perf_counter() - started, answer


def _bare_copy() -> tuple[int, float]:
    """The same rows read out, then copied into tables of the same shape, constraints and indexes."""
    from django.db import connection

    rows, seconds = 0, 0.0
    with connection.cursor() as cursor:
        for table in TABLES:
            content = _read_out(cursor, table)
            cursor.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL)")
            started = time.perf_counter()
            with cursor.copy(f"COPY bare_{table} FROM STDIN") as copy:
                copy.write(content)
            seconds += time.perf_counter() - started
            rows += content.count(b"\n")
    return rows, seconds


def _read_out(cursor: Any, table: str) -> bytes:
    with cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(bytes(part) for part in copy)


def _file(of: File, lines: Iterator[dict[str, str]]) -> bytes:
    target = BytesIO()
    cells = ([line.get(column.field, "") for column in of.columns] for line in lines)
    write_cells(cells, target, of.header)
    return target.getvalue()


def _siret(number: int) -> str:
    """A number whose control key is right."""
    stem = f"8{number:07d}"
    siren = next(f"{stem}{key}" for key in range(10) if _luhn(f"{stem}{key}") % 10 == 0)
    return next(f"{siren}0001{key}" for key in range(10) if _luhn(f"{siren}0001{key}") % 10 == 0)


def _luhn(digits: str) -> int:
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return sum(map(int, digits[-1::-2])) + sum(n - 9 if n > 9 else n for n in doubled)


def _site(number: int) -> dict[str, str]:
    siret = _siret(number)
    names = {"body_name": f"Organisme {number}", "site_name": f"Site {number}"}
    return {"siren": siret[:9], "siret": siret, **names, "postal_code": "14000", "town": "Caen"}


def _accreditation(number: int) -> dict[str, str]:
    dates = {"starts_on": "01/02/2016", "ends_on": "31/12/2018"}
    return {"siret": _siret(number), "framework": "CléA", "role": "évaluer", **dates}


def _certificate(number: int) -> dict[str, str]:
    """One in fifty people bears the name and birth date of another: a doubt."""
    day = date(2016, 1, 21) + timedelta(days=number % 3_600)
    person = number if number % 50 else number + 1
    born = date(1960, 1, 1) + timedelta(days=person % 14_000)
    return {
        "number": f"{day.year}-{number:06d}",
        "framework": "CléA",
        "issuer": "COPANEF" if day.year < 2019 else "Certif’Pro",
        "authority": "COPAREF Normandie" if day.year < 2019 else "",
        "status": "VALIDE",
        "awarded_on": f"{day:%d/%m/%Y}",
        "siret": _siret(number % SITES),
        "title": "M" if number % 2 else "MME",
        "birth_name": f"Lefèvre {person}",
        "first_name": "Zoé",
        "birth_date": f"{born:%d/%m/%Y}",
        "birth_place": "14118",
        "birth_place_name": "Caen",
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
