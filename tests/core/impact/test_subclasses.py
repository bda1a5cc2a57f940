"""Comparison inside classes, beside differences taken class by class."""

from dataclasses import replace

import numpy as np
import pytest

from socle.core.errors import Refusal
from socle.core.impact.sample import Codes, Sample
from socle.core.impact.subclasses import exact_att, propensity_classes, subclass_att
from tests.core.impact.cohort import EFFECT, cohort


def by_hand(sample: Sample, classes: Codes) -> float:
    total = 0.0
    for label in np.unique(classes[sample.treated]):
        ours = sample.outcome[sample.treated & (classes == label)]
        theirs = sample.outcome[~sample.treated & (classes == label)]
        total += len(ours) * (ours.mean() - theirs.mean())
    return total / sample.n_treated


def test_each_cell_weighs_what_its_treated_people_weigh() -> None:
    cells = np.digitize(cohort().propensity[:, 0], [30, 40, 50])
    sample = replace(cohort(), cells=cells)
    assert exact_att(sample).estimate == pytest.approx(by_hand(sample, cells), rel=1e-12)


def test_exact_comparison_demands_cells() -> None:
    with pytest.raises(Refusal, match="demande des cellules"):
        exact_att(cohort())


def test_a_cell_without_controls_is_refused() -> None:
    sample = cohort()
    cells = np.zeros(600, dtype=np.int64)
    cells[np.flatnonzero(sample.treated)[:2]] = 1
    with pytest.raises(Refusal, match="aucune personne de comparaison"):
        exact_att(replace(sample, cells=cells))


def test_every_class_of_propensity_holds_both_groups() -> None:
    for size in (40, 150, 600):
        sample = cohort(size=size)
        score = 1 / (1 + np.exp(-sample.propensity[:, 1]))
        classes = propensity_classes(sample.treated, score)
        for arm in (sample.treated, ~sample.treated):
            assert np.all(np.bincount(classes[arm], minlength=classes.max() + 1)[np.unique(classes)] >= 2)


def test_subclasses_find_the_effect_with_an_honest_error() -> None:
    answers = [subclass_att(cohort(seed)) for seed in range(200)]
    spread = np.std([answer.estimate for answer in answers])
    assert np.mean([answer.estimate for answer in answers]) == pytest.approx(EFFECT, abs=0.05)
    assert np.mean([answer.se for answer in answers]) == pytest.approx(spread, rel=0.2)
