"""Realistic people of no reality, entering CléA for five different reasons, with effects known beforehand.

Who enters depends only on what the file shows. Without CléA each outcome is a linear function of it, and to
enter moves the outcome of each person by the effect of their reason. The truth is the mean of these movements
over the persons of the file who entered: on the probability of an outcome, not on the one that was drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, ndtr

from socle.core.impact.simulated_months import months_of
from socle.core.impact.simulated_world import (
    ABSENT,
    ENTRY,
    OTHER,
    OUTCOMES,
    PATHWAYS,
    PEOPLE,
    REFERRERS,
    RIVALS,
    SHARE,
    Score,
)

Numbers = NDArray[np.float64]
Column = NDArray[Any]
FIRST_EVENTS = ("emploi durable", "formation qualifiante", "")
HORIZONS_OF_EVENTS = (6, 12, 18, 24)
CLEA, OTHER_SCHEME, NEVER_CAME, NO_SCHEME = (
    "CléA",
    "autre dispositif",
    "inscrit, jamais venu",
    "aucun dispositif",
)


@dataclass(frozen=True, slots=True)
class TrueEffect:
    """Against everybody who did not enter, then against each group of them, and by reason for entering."""

    outcome: str
    horizon: int
    att: float
    by_comparison: Mapping[str, float]
    by_pathway: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Simulated:
    columns: Mapping[str, Column]
    truth: tuple[TrueEffect, ...]


def simulate(n: int, seed: int) -> Simulated:
    """The same number and seed give the same people."""
    draw = np.random.default_rng(seed)
    people = _people(n, draw)
    facts = _facts(people)
    entered = draw.random(n) < _calibrated(_linear(facts, ENTRY), SHARE)
    reason = _reasons(facts, draw)
    other = ~entered & (draw.random(n) < _linear(facts, OTHER))
    absent = ~entered & ~other & (draw.random(n) < _linear(facts, ABSENT))
    columns: dict[str, Column] = people | {
        "clea": entered.astype(np.int64),
        "pathway": np.where(entered, np.array(list(PATHWAYS))[reason], ""),
        "scheme": np.select([entered, other, absent], [CLEA, OTHER_SCHEME, NEVER_CAME], NO_SCHEME),
        "certified": (entered & (draw.random(n) < 0.51 + 0.012 * facts["prior"])).astype(np.int64),
    }
    luck = draw.standard_normal(n)
    truth = []
    for score in OUTCOMES:
        moved = np.array(score.effects)[reason]
        elsewhere = score.other * _linear(facts, OTHER)
        drawn = _drawn(score, facts, np.where(entered, moved, np.where(other, score.other, 0)), luck, draw)
        columns[f"{score.name}_{score.horizon}"] = drawn
        compared = {NO_SCHEME: moved, NEVER_CAME: moved, OTHER_SCHEME: moved - score.other}
        truth.append(_effect((score.name, score.horizon), entered, reason, moved - elsewhere, compared))
    truth += _first_events(columns, facts, entered, reason, draw)
    columns["months"] = months_of(columns, seed)
    return Simulated(columns, tuple(truth))


def _people(n: int, draw: np.random.Generator) -> dict[str, Column]:
    """What is known of each person on the day they could enter; texts are drawn with their shares."""
    people: dict[str, Column] = {}
    for name, shares in PEOPLE.items():
        people[name] = draw.choice(np.array(list(shares)), size=n, p=np.array(list(shares.values())))
    people["age"] = np.clip(np.round(18 + draw.gamma(3.2, 6.0, n)), 18, 62).astype(np.int64)
    people["unemployment_months"] = np.minimum(draw.gamma(1.3, 9.0, n), 48).astype(np.int64)
    people["prior_employment_months"] = draw.binomial(24, draw.beta(1.2, 1.6, n))
    people["digital_unease"] = draw.binomial(10, draw.beta(2.0, 2.6, n))
    people["children"] = np.minimum(draw.poisson(0.9, n), 4).astype(np.int64)
    people["french_second_language"] = (draw.random(n) < 0.22).astype(np.int64)
    people["employed_at_entry"] = (draw.random(n) < 0.13).astype(np.int64)
    people["unemployment_months"] *= 1 - people["employed_at_entry"]
    before = 0.06 + 0.03 * people["prior_employment_months"] - 0.002 * people["unemployment_months"]
    people["employed_a_year_before"] = (draw.random(n) < np.clip(before, 0.02, 0.95)).astype(np.int64)
    return people


def _facts(people: Mapping[str, Column]) -> dict[str, Numbers]:
    """The same, centred where they are numbers, so that the scores below read as shares."""
    return {
        "decades": (people["age"] - 36) / 10.0,
        "woman": (people["sex"] == "F").astype(float),
        "no_diploma": np.isin(people["diploma"], ("aucun diplôme", "brevet")).astype(float),
        "graduate": np.isin(people["diploma"], ("bac", "études supérieures")).astype(float),
        "years_out": people["unemployment_months"] / 12.0,
        "prior": people["prior_employment_months"] - 10.0,
        "unease": people["digital_unease"] - 4.3,
        "children": people["children"] * 1.0,
        "second_language": people["french_second_language"] * 1.0,
        "employed": people["employed_at_entry"] * 1.0,
        "rural": (people["zone"] == "rural").astype(float),
        "sent": np.isin(people["referrer"], REFERRERS).astype(float),
    }


def _linear(facts: Mapping[str, Numbers], score: Mapping[str, float]) -> Numbers:
    total = np.full(len(facts["prior"]), score["constant"])
    for name, slope in score.items():
        if name != "constant":
            total += slope * facts[name]
    return total


def _calibrated(score: Numbers, share: float) -> Numbers:
    """Probabilities with this mean: the constant is found by halving."""
    low, high = -12.0, 12.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if expit(score + middle).mean() < share else (low, middle)
    return np.asarray(expit(score + low))


def _reasons(facts: Mapping[str, Numbers], draw: np.random.Generator) -> NDArray[np.int64]:
    """The largest of the utilities, each with its own luck: a multinomial logit."""
    utilities = np.stack([_linear(facts, liking) for liking in PATHWAYS.values()])
    return np.asarray(np.argmax(utilities + draw.gumbel(size=utilities.shape), axis=0))


def _drawn(
    score: Score, facts: Mapping[str, Numbers], moved: Numbers, luck: Numbers, draw: np.random.Generator
) -> Column:
    """Luck lasts: who finds work early is more often at work later."""
    level = _linear(facts, score.without) + moved
    mixed = np.sqrt(score.lasting) * luck + np.sqrt(1 - score.lasting) * draw.standard_normal(len(luck))
    if score.spread:
        return np.asarray(np.round(level + score.spread * mixed, 2))
    return np.asarray(ndtr(mixed) < level, dtype=np.int64)


def _effect(
    named: tuple[str, int],
    entered: NDArray[np.bool_],
    reason: NDArray[np.int64],
    moved: Numbers,
    compared: Mapping[str, Numbers],
) -> TrueEffect:
    def mean(values: Numbers, among: NDArray[np.bool_]) -> float:
        return round(float(values[among].mean()), 6) if among.any() else 0.0

    by_pathway = {name: mean(moved, entered & (reason == rank)) for rank, name in enumerate(PATHWAYS)}
    by_comparison = {name: mean(values, entered) for name, values in compared.items()}
    return TrueEffect(*named, mean(moved, entered), by_comparison, by_pathway)


def _first_events(
    columns: dict[str, Column],
    facts: Mapping[str, Numbers],
    entered: NDArray[np.bool_],
    reason: NDArray[np.int64],
    draw: np.random.Generator,
) -> list[TrueEffect]:
    """A first lasting job or a first qualifying training, whichever comes first, seen for 24 months."""
    n = len(entered)
    alone = np.exp(_linear(facts, RIVALS["job"])), np.exp(_linear(facts, RIVALS["training"]))
    factors = np.array(RIVALS["job_by_pathway"])[reason], np.array(RIVALS["training_by_pathway"])[reason]
    rates = [np.where(entered, rate * factor, rate) for rate, factor in zip(alone, factors, strict=True)]
    months = draw.exponential(1, n) / (rates[0] + rates[1])
    kind = (draw.random(n) * (rates[0] + rates[1]) > rates[0]).astype(np.int64)
    columns["first_event_months"] = np.round(np.minimum(months, 24), 2)
    columns["first_event"] = np.array(FIRST_EVENTS)[np.where(months < 24, kind, 2)]
    with_clea = [rate * factor for rate, factor in zip(alone, factors, strict=True)]
    return [
        _effect(
            ("first_event_months", horizon),
            entered,
            reason,
            _incidence(with_clea[0], with_clea[1], horizon) - _incidence(alone[0], alone[1], horizon),
            {},
        )
        for horizon in HORIZONS_OF_EVENTS
    ]


def _incidence(job: Numbers, training: Numbers, months: int) -> Numbers:
    """The share in a lasting job by then when both rates are constant."""
    both = job + training
    return np.asarray(job / both * -np.expm1(-both * months))
