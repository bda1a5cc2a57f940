"""Decisions per second on one core, beside 107 dictionary look-ups in the same run: `make bench`."""

import random
from timeit import repeat

from socle.core.certification import Verdict, decide_certification
from socle.core.framework.catalogue import find_framework
from socle.environment import home

ROUNDS, BAR = 2_000, 10_000


def main() -> None:
    clea = find_framework(home() / "data" / "frameworks", "clea", "2018")
    chance = random.Random(7)  # noqa: S311 — a reproducible workload, not a secret
    ratings = {code: chance.choice(list(Verdict)) for code in clea.codes}
    codes = clea.codes
    decision = min(repeat(lambda: decide_certification(clea, ratings), number=ROUNDS, repeat=5)) / ROUNDS
    look_ups = min(repeat(lambda: [ratings[code] for code in codes], number=ROUNDS, repeat=5)) / ROUNDS
    print(f"decisions/s per core: {1 / decision:,.0f} (bar {BAR:,})")
    print(f"ratio to {len(codes)} dictionary look-ups: {decision / look_ups:.1f}")


if __name__ == "__main__":
    main()
