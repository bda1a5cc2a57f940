"""Who has a counterpart."""

import numpy as np

from socle.core.impact.support import outside_support, without_counterpart

SCORES = np.array([0.5, 0.6, 0.52, 0.58, 0.999, 0.001])
TREATED = np.array([True, True, False, False, True, False])


def test_who_has_nobody_within_the_caliper_is_outside() -> None:
    assert without_counterpart(TREATED, SCORES).tolist() == [False, False, False, False, True, True]
    assert outside_support(TREATED, SCORES) == 1 / 3


def test_a_counterpart_in_another_cell_does_not_count() -> None:
    cells = np.array([0, 1, 0, 0, 0, 0])
    assert without_counterpart(TREATED, SCORES, cells).tolist() == [False, True, False, False, True, True]


def test_an_arm_missing_from_a_cell_leaves_everyone_alone() -> None:
    cells = TREATED.astype(np.int64)
    assert outside_support(TREATED, SCORES, cells) == 1.0
