"""Comparison at the same elapsed duration."""

import numpy as np
import pytest

from socle.core.errors import Refusal
from socle.core.impact.risk_sets import risk_sets
from socle.core.impact.robust import dr_att
from socle.core.impact.sample import Sample
from socle.core.impact.strata import in_cells


def test_who_left_before_an_entry_is_not_compared_with_it() -> None:
    treated = np.array([True, False, False, True, False])
    elapsed = np.array([2.0, 1.0, 2.5, 6.0, 7.0])
    sets = risk_sets(treated, elapsed)
    # (person, entering now, month): the fourth person is still waiting when the first enters.
    assert list(zip(sets.rows.tolist(), sets.treated.tolist(), sets.cells.tolist(), strict=True)) == [
        (0, True, 2), (2, False, 2), (3, False, 2), (4, False, 2),
        (3, True, 6), (4, False, 6),
    ]  # fmt: skip
    assert sets.alone.tolist() == []


def test_an_entry_nobody_reached_is_set_aside() -> None:
    sets = risk_sets(np.array([True, True, False]), np.array([1.0, 9.0, 3.0]))
    assert (sets.rows.tolist(), sets.alone.tolist()) == ([0, 1, 2], [1])


def test_wider_classes_hold_more_entries() -> None:
    sets = risk_sets(np.array([True, True, False]), np.array([1.0, 2.0, 3.0]), width=4.0)
    assert (sets.treated.tolist(), sets.cells.tolist()) == ([True, True, False], [0, 0, 0])


def test_a_missing_duration_is_refused() -> None:
    with pytest.raises(Refusal, match="durée écoulée"):
        risk_sets(np.array([True, False]), np.array([np.nan, 1.0]))
    with pytest.raises(Refusal, match="Personne n’était encore là"):
        risk_sets(np.array([True, False]), np.array([5.0, 1.0]))


def test_risk_sets_undo_immortal_time() -> None:
    """Training does nothing here, but only those still waiting are trained: raw waits are longer for them."""
    draw = np.random.default_rng(4)
    wait, offer = draw.exponential(10, 2_000), draw.exponential(15, 2_000)
    treated = offer < wait
    elapsed = np.where(treated, offer, wait)
    naive = wait[treated].mean() - wait[~treated].mean()
    sets = risk_sets(treated, elapsed, width=0.5)
    empty = np.empty((len(sets.rows), 0))
    left = wait[sets.rows] - sets.cells * 0.5
    sample = Sample(sets.treated, left, empty, empty, (), (), clusters=sets.rows, cells=sets.cells)
    answer = in_cells(dr_att)(sample)
    assert naive > 5
    assert abs(answer.estimate) < 3 * answer.se
    assert answer.se < 1
