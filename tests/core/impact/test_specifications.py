"""How far the answer moves with choices that could have been others."""

from dataclasses import replace

import numpy as np
import pytest

from socle.core.impact.matching import nn_att
from socle.core.impact.robust import dr_att
from socle.core.impact.specifications import Choice, seed_range, specification_curve, tie_range
from tests.core.impact.cohort import cohort


def test_the_curve_is_sorted_and_says_what_was_refused() -> None:
    sample = cohort()
    choices = [
        Choice("dr_att"),
        Choice("dr_att", without=("age", "unease", "woman")),
        Choice("exact_att"),
        Choice("nn_att", trimmed=True),
    ]
    curve = specification_curve(sample, choices)
    estimates = [one.answer.estimate for one in curve if one.answer]
    assert estimates == sorted(estimates)
    assert curve[-1].choice == Choice("exact_att")
    assert curve[-1].refusal is not None and "demande des cellules" in curve[-1].refusal
    assert {one.choice for one in curve} == set(choices)
    headline = next(one for one in curve if one.choice == Choice("dr_att"))
    assert headline.answer is not None
    assert headline.answer.estimate == dr_att(sample).estimate


def test_a_column_left_out_leaves_both_models() -> None:
    sample = cohort()
    (alone,) = specification_curve(sample, [Choice("dr_att", without=("age",))])
    by_hand = replace(
        sample,
        propensity=sample.propensity[:, 1:],
        outcome_model=sample.outcome_model[:, 1:],
        propensity_names=("unease", "woman"),
        outcome_model_names=("unease", "woman"),
    )
    assert alone.answer is not None
    assert alone.answer.estimate == dr_att(by_hand).estimate


def test_ties_broken_by_draw_surround_ties_shared() -> None:
    sample = cohort(size=300)
    few = replace(sample, propensity=np.round(sample.propensity / np.array([20, 3, 1])))
    answer = tie_range(few)
    assert answer.low < nn_att(few).estimate < answer.high
    assert answer.repetitions == 20
    shuffled = tie_range(few.take(np.random.default_rng(1).permutation(300)))
    assert (shuffled.low, shuffled.high) != (answer.low, answer.low)


def test_without_ties_there_is_no_range() -> None:
    answer = tie_range(cohort())
    assert (answer.low, answer.high) == pytest.approx([nn_att(cohort()).estimate] * 2)


def test_folds_drawn_otherwise_move_boosting_a_little() -> None:
    answer = seed_range(cohort(), seeds=(1, 2))
    assert 0 < answer.high - answer.low < 0.2
