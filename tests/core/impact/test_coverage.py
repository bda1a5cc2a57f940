"""Intervals hold the truth as often as they say, on simulated people whose truth is known.

Forty seeds here, within wide bounds; five hundred seeds of 28 000 people in `python -m benchmarks.impact`.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from socle.core.impact.groups import effects_by_group
from socle.core.impact.robust import dr_att
from socle.core.impact.sample import Floats
from tests.core.impact.simulated import simulated

SEEDS = range(40)
SIZE = 6_000


@dataclass(frozen=True)
class Answers:
    """By seed: the headline's error in standard errors; then, by pathway, the same, estimates and truths."""

    headline: Floats
    pathways: Floats
    estimates: Floats
    truths: Floats


@pytest.fixture(scope="module")
def answers() -> Answers:
    headline, pathways, estimates, truths = [], [], [], []
    for seed in SEEDS:
        study = simulated(seed, size=SIZE)
        answer, effects = dr_att(study.sample), effects_by_group(study.sample, study.pathways).effects
        aims = [study.truth.by_pathway[effect.pathway] for effect in effects]
        headline.append((answer.estimate - study.truth.att) / answer.se)
        pathways.append([(one.estimate - aim) / one.se for one, aim in zip(effects, aims, strict=True)])
        estimates.append([one.estimate for one in effects])
        truths.append(aims)
    return Answers(*(np.array(part) for part in (headline, pathways, estimates, truths)))


def test_the_headline_holds_the_truth_as_often_as_it_says(answers: Answers) -> None:
    # 95 % of 40: outside these bounds less than once in a thousand.
    assert 33 <= np.sum(np.abs(answers.headline) < 1.96) <= 40
    assert abs(answers.headline.mean()) < 3.3 / 40**0.5


def test_each_pathway_holds_its_own_truth(answers: Answers) -> None:
    assert np.all(np.sum(np.abs(answers.pathways) < 1.96, axis=0) >= 33)


def test_pathway_effects_are_not_shrunk_together(answers: Answers) -> None:
    """The slope of estimates on truths is one; an estimator that pulls them together is below."""
    slope = np.polyfit(answers.truths.mean(axis=0), answers.estimates.mean(axis=0), 1)[0]
    assert slope == pytest.approx(1.0, abs=0.15)
