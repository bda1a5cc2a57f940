"""Server time and queries of the open API with 100 000 pathways in the database: `make bench`.

The database is that of the pages, and each answer a ratio to the same bare Django view, in the same run.
"""

import sys

from benchmarks.pages import PATHWAYS, measured, told
from benchmarks.site import bench_database


def main() -> None:
    with bench_database():
        import django

        django.setup()
        from benchmarks.calls import calls
        from benchmarks.visits import bare, prepare

        prepare(PATHWAYS)
        base = measured(bare())[0]
        print(f"bare view, one indexed query: {base:.2f} ms")
        failed = [name for name, call in calls() if not told(name, call, base)]
    print(f"missed by {failed or 'none'}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
