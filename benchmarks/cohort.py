"""Pathways per second through the real verbs, on two processes: `python -m benchmarks.cohort [PEOPLE]`.

The peer is one indexed SELECT through Django in the same run, since a verb is a handful of such round trips.
"""

import os
import sys
from argparse import Namespace
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from timeit import repeat

import psycopg
from psycopg.conninfo import make_conninfo

from benchmarks.site import bench_database

NAME, PEOPLE, BAR, ROUND_TRIPS = "socle_bench_cohort", 400, 40, 500
SEED, TODAY, WORKERS = 2021, date(2026, 11, 24), 2


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with bench_database() as address:
        _own_database(address)
        _publish()
        pathways, seconds = _play(people)
        round_trip = _round_trip()
    rate = pathways / seconds
    print(f"pathways/s through the real verbs, {WORKERS} processes: {rate:,.1f} (bar {BAR})")
    print(f"ratio of one pathway to one indexed SELECT through Django: {1 / rate / round_trip:,.0f}")


def _own_database(address: str) -> None:
    """An empty database beside the one named, which stays as it is; new processes read its address."""
    with psycopg.connect(address, dbname="postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
    os.environ["DATABASE_URL"] = make_conninfo(address, dbname=NAME)


def _publish() -> None:
    from socle.cli import frameworks, manage

    manage.django("migrate", "-v", "0")
    with redirect_stdout(StringIO()):
        frameworks.load(Namespace())


def _play(people: int) -> tuple[int, float]:
    from socle.demonstration.draw import draw_cohort
    from socle.demonstration.facts import load_facts
    from socle.demonstration.playing.cohort import play_cohort
    from socle.environment import home

    cohort = draw_cohort(SEED, people, today=TODAY, facts=load_facts(home() / "data"))
    return len(cohort), play_cohort(cohort, today=TODAY, workers=WORKERS, told=lambda what, done, of: None)


def _round_trip() -> float:
    """Seconds of one SELECT by primary key."""
    from socle.apps.pathways.models import Pathway

    key = Pathway.objects.values_list("pk", flat=True).latest("pk")
    one = repeat(lambda: Pathway.objects.get(pk=key), number=ROUND_TRIPS, repeat=3)
    return min(one) / ROUND_TRIPS


if __name__ == "__main__":
    main()
