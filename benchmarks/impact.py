"""Impact studies: coverage of the truth over many seeds, and speed beside statsmodels and DoubleML.

`make bench` draws 500 studies of 28 000 people; `python -m benchmarks.impact --seeds 40` takes a minute.
"""

import argparse
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median
from time import perf_counter

# Before numpy: two processes that each start two threads wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import statsmodels.api as sm
from doubleml import DoubleMLData, DoubleMLIRM
from numpy.typing import NDArray
from scipy.stats import binom
from sklearn.linear_model import LinearRegression, LogisticRegression
from statsmodels.treatment.treatment_effects import TreatmentEffect

from socle.core.impact.bootstrap import bootstrap
from socle.core.impact.groups import effects_by_group
from socle.core.impact.protocol import read_protocol
from socle.core.impact.robust import dr_att
from socle.core.impact.sample import Sample
from socle.core.impact.simulate import TrueEffect, simulate
from socle.core.impact.study import run
from socle.core.impact.table import table_of
from socle.core.impact.weighting import ipw_att
from socle.environment import home

SIZE, SEEDS, BAR_SECONDS = 28_000, 500, 15.0
FACTORS = ("sex", "diploma", "zone", "referrer", "entry_quarter")
NUMBERS = (
    "age",
    "unemployment_months",
    "prior_employment_months",
    "digital_unease",
    "children",
    "french_second_language",
    "employed_at_entry",
)
OUTCOME, HORIZON = "employment", 12
Drawn = tuple[Sample, NDArray[np.str_], TrueEffect]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=SEEDS)
    options.add_argument("--first", type=int, default=1)
    given = options.parse_args()
    for line in (*speed(), *coverage(range(given.first, given.first + given.seeds))):
        print(line)


def study(seed: int) -> Drawn:
    """The models of the example study, as arrays: main effects, levels as columns."""
    made = simulate(SIZE, seed)
    columns: dict[str, NDArray[np.float64]] = {}
    for name in FACTORS:
        levels = np.unique(made.columns[name])[1:]
        columns |= {f"{name} {level}": (made.columns[name] == level) * 1.0 for level in levels}
    columns |= {name: made.columns[name].astype(np.float64) for name in NUMBERS}
    design, names = np.column_stack(list(columns.values())), tuple(columns)
    outcome = made.columns[f"{OUTCOME}_{HORIZON}"].astype(np.float64)
    sample = Sample(made.columns["clea"] == 1, outcome, design, design, names, names)
    truth = next(effect for effect in made.truth if (effect.outcome, effect.horizon) == (OUTCOME, HORIZON))
    return sample, made.columns["pathway"], truth


def held(seed: int) -> list[float]:
    """Errors in standard errors (headline, then pathways by name); whether all pathways hold at once."""
    sample, pathways, truth = study(seed)
    answer, groups = dr_att(sample), effects_by_group(sample, pathways)
    errors = [(one.estimate - truth.by_pathway[one.pathway]) / one.se for one in groups.effects]
    together = max(abs(error) for error in errors) <= groups.critical
    return [(answer.estimate - truth.att) / answer.se, *errors, float(together)]


def coverage(seeds: range) -> Iterator[str]:
    start = perf_counter()
    # Not forked: the threads that numpy has already started do not survive a fork.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        answers = np.array(list(pool.map(held, seeds, chunksize=2)))
    names = sorted(study(1)[2].by_pathway)
    inside = np.mean(np.abs(answers[:, :-1]) < 1.96, axis=0)
    low, high = (binom.ppf(q, len(seeds), 0.95) / len(seeds) for q in (0.005, 0.995))
    yield f"coverage over {len(seeds)} seeds in {perf_counter() - start:.0f} s"
    yield f"  (99 times in 100, intervals that are right hold {low:.1%} to {high:.1%})"
    for name, share in zip(("headline (bar 93–97 %)", *names), inside, strict=True):
        yield f"  {name}: {share:.1%}"
    yield f"  all pathways together: {answers[:, -1].mean():.1%}"
    spread = answers[:, 0].std(ddof=1) if len(seeds) > 1 else float("nan")
    yield f"  headline's error over its standard error: mean {answers[:, 0].mean():+.2f}, spread {spread:.2f}"


def speed() -> Iterator[str]:
    # Every line has its own people: fits already made are found again, which is not what is measured here.
    robust, theirs = timed(dr_att, 1), timed(doubleml, 1)
    yield f"doubly robust effect: {robust:.2f} s, {theirs / robust:.1f} times faster than DoubleML"
    weighted, theirs = timed(ipw_att, 4), timed(weighted_by_statsmodels, 4)
    yield f"weighted effect: {weighted:.2f} s, {theirs / weighted:.1f} times faster than statsmodels"
    thousand, theirs = timed(bootstrap, 7, runs=1), timed(repetition_by_statsmodels, 7) * 1_000
    yield f"1 000 repetitions: {thousand:.1f} s, {theirs / thousand:.0f} times faster than statsmodels' each"
    protocol = read_protocol((home() / "data" / "studies" / "clea-example" / "STUDY.toml").read_bytes())
    table = table_of(simulate(SIZE, 10).columns)
    start = perf_counter()
    run(protocol, table)
    yield f"the example study, bootstrap included: {perf_counter() - start:.1f} s (bar {BAR_SECONDS:.0f} s)"


def timed(make: Callable[[Sample], object], first: int, *, runs: int = 3) -> float:
    """The middle of one run on each of the seeds."""
    taken = []
    for seed in range(first, first + runs):
        sample = study(seed)[0]
        start = perf_counter()
        make(sample)
        taken.append(perf_counter() - start)
    return median(taken)


def doubleml(sample: Sample) -> None:
    data = DoubleMLData.from_arrays(_scaled(sample), sample.outcome, sample.treated * 1.0)
    models = LinearRegression(), LogisticRegression(C=np.inf, max_iter=1_000)
    DoubleMLIRM(data, *models, score="ATTE", n_folds=5).fit()


def weighted_by_statsmodels(sample: Sample) -> None:
    columns = sm.add_constant(_scaled(sample))
    entering = sm.Logit(sample.treated * 1.0, columns).fit(disp=0)
    effect = TreatmentEffect(sm.OLS(sample.outcome, columns), sample.treated * 1, results_select=entering)
    effect.ipw(effect_group=1, return_results=True)


def repetition_by_statsmodels(sample: Sample) -> None:
    weights = np.random.default_rng(1).standard_exponential(sample.size)
    columns, controls = sm.add_constant(_scaled(sample)), ~sample.treated
    family = sm.families.Binomial()
    sm.GLM(sample.treated * 1.0, columns, family=family, freq_weights=weights).fit().predict()
    sm.WLS(sample.outcome[controls], columns[controls], weights[controls]).fit().predict(columns)


def _scaled(sample: Sample) -> NDArray[np.float64]:
    return np.asarray((sample.propensity - sample.propensity.mean(axis=0)) / sample.propensity.std(axis=0))


if __name__ == "__main__":
    main()
