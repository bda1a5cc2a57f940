"""Server time and queries of each page with 100 000 pathways in the database: `make bench`.

The database is made once, under `var/bench`: the demonstration cohort by the real verbs, then copied by COPY.
Each page is printed as a ratio to a bare Django view that does one indexed query, in the same run.
"""

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from benchmarks.site import bench_database

PATHWAYS, ROUNDS = 100_000, 15
MOST_MILLISECONDS, MOST_QUERIES = 150, 15


def main() -> None:
    with bench_database():
        import django

        django.setup()
        from benchmarks.visits import bare, prepare, visits

        prepare(PATHWAYS)
        base = measured(bare())[0]
        print(f"bare view, one indexed query: {base:.2f} ms")
        failed = [name for name, visit in visits() if not told(name, visit, base)]
    print(f"bars: ≤ {MOST_MILLISECONDS} ms, ≤ {MOST_QUERIES} queries; missed by {failed or 'none'}")
    sys.exit(bool(failed))


def told(name: str, visit: Callable[[], int], base: float) -> bool:
    milliseconds, queries = measured(visit)
    print(f"{name:<28} {milliseconds:7.1f} ms  {queries:3d} queries  {milliseconds / base:6.1f} × bare")
    return milliseconds <= MOST_MILLISECONDS and queries <= MOST_QUERIES


def measured(visit: Callable[[], int]) -> tuple[float, int]:
    """The median time of a visit in milliseconds, and its queries; the first visit warms what is cached."""
    queries = visit()
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        visit()
        times.append(1000 * (perf_counter() - started))
    return median(times), queries


if __name__ == "__main__":
    main()
