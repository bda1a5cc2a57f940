"""How far the answer moves with choices that could have been others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from socle.core.errors import SocleError
from socle.core.impact.boosting import aipw_att
from socle.core.impact.canonical import canonical_order
from socle.core.impact.estimate import Estimate
from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.logit import fit_propensity
from socle.core.impact.matching import Matches, match
from socle.core.impact.sample import Codes, Floats, Sample
from socle.core.impact.strata import comparable
from socle.core.impact.support import without_counterpart


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to do the study: estimator, columns left out, people without a counterpart set aside or not."""

    estimator: str
    without: tuple[str, ...] = ()
    trimmed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Specification:
    choice: Choice
    answer: Estimate | None
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Range:
    low: float
    high: float
    repetitions: int


def specification_curve(sample: Sample, choices: Iterable[Choice]) -> tuple[Specification, ...]:
    """Every declared choice, sorted by its estimate; those refused come last, with the reason."""
    done = [_specification(sample, choice) for choice in choices]
    return tuple(
        sorted(done, key=lambda one: (one.answer is None, one.answer.estimate if one.answer else 0.0))
    )


def _specification(sample: Sample, choice: Choice) -> Specification:
    try:
        part = _without(sample, choice.without)
        part = _trimmed(part) if choice.trimmed else part
        return Specification(choice, ESTIMATORS[choice.estimator](part), None)
    except SocleError as refusal:
        return Specification(choice, None, str(refusal))


def _without(sample: Sample, names: tuple[str, ...]) -> Sample:
    mine = [place for place, name in enumerate(sample.propensity_names) if name not in names]
    theirs = [place for place, name in enumerate(sample.outcome_model_names) if name not in names]
    return replace(
        sample,
        propensity=sample.propensity[:, mine],
        outcome_model=sample.outcome_model[:, theirs],
        propensity_names=tuple(sample.propensity_names[place] for place in mine),
        outcome_model_names=tuple(sample.outcome_model_names[place] for place in theirs),
    )


def _trimmed(sample: Sample) -> Sample:
    alone = without_counterpart(sample.treated, fit_propensity(sample).probability, sample.cells)
    return sample.take(~alone)


def tie_range(sample: Sample, seeds: Sequence[int] = range(20)) -> Range:
    """`nn_att` had ties been broken by a draw instead of shared."""
    if sample.cells is not None:
        sample = comparable(sample, sample.cells).sample
    matches = match(sample, fit_propensity(sample).probability)
    # Inside a rung people come in an order of their own, not the file's.
    rank = np.argsort(canonical_order(sample))
    people = matches.rungs.people[np.lexsort([rank[matches.rungs.people], matches.rungs.rung])]
    draws = [_broken(sample, matches, people, seed) for seed in seeds]
    return Range(min(draws), max(draws), len(draws))


def _broken(sample: Sample, matches: Matches, people: Codes, seed: int) -> float:
    starts = np.concatenate([[0], np.cumsum(matches.rungs.count)])
    chosen = np.floor(np.random.default_rng(seed).random(len(matches.treated)) * matches.sizes).astype(
        np.int64
    )
    first = matches.rungs.count[matches.below]
    beyond = chosen >= first
    place = np.where(beyond, starts[matches.above] + chosen - first, starts[matches.below] + chosen)
    gaps: Floats = sample.outcome[matches.treated] - sample.outcome[people[place]]
    return float(gaps.mean())


def seed_range(sample: Sample, seeds: Sequence[int] = range(1, 6)) -> Range:
    """`aipw_att` under other draws of its folds."""
    draws = [aipw_att(sample, seed=seed).estimate for seed in seeds]
    return Range(min(draws), max(draws), len(draws))
