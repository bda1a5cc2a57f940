"""The example study on simulated people, ready for the estimators, with its truth."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from socle.core.impact.plan import Protocol
from socle.core.impact.population import population
from socle.core.impact.protocol import read_protocol
from socle.core.impact.sample import Sample
from socle.core.impact.samples import prepare
from socle.core.impact.simulate import TrueEffect, simulate
from socle.core.impact.table import table_of
from socle.environment import home

OUTCOME, HORIZON = "employment", 12


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    sample: Sample
    pathways: NDArray[np.str_]
    truth: TrueEffect


def simulated(seed: int, *, size: int) -> Study:
    made = simulate(size, seed)
    others = {outcome.name for outcome in example().outcomes} - {f"{OUTCOME}_{HORIZON}"}
    read = {name: column for name, column in made.columns.items() if name not in others}
    prepared = prepare(example(), population(example(), table_of(read)))
    sample, _ = prepared.sample(f"{OUTCOME}_{HORIZON}")
    truth = next(effect for effect in made.truth if (effect.outcome, effect.horizon) == (OUTCOME, HORIZON))
    return Study(sample, prepared.table.texts("pathway"), truth)


@cache
def example() -> Protocol:
    return read_protocol((home() / "data" / "studies" / "clea-example" / "STUDY.toml").read_bytes())
