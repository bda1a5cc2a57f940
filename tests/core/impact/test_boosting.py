"""Cross-fitted boosting: honest, deterministic, and an extra."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from socle.core.errors import Refusal
from socle.core.impact.boosting import aipw_att
from socle.core.impact.robust import dr_att
from socle.core.impact.sample import Sample
from tests.core.impact.cohort import EFFECT, cohort


def bent(size: int = 4_000) -> Sample:
    """Who enters and what happens both turn on a threshold that no straight line follows."""
    base = cohort(3, size=size)
    draw = np.random.default_rng(9)
    away = np.abs(base.propensity[:, 0] - 40) > 8
    treated = draw.random(size) < np.where(away, 0.5, 0.15)
    return replace(base, treated=treated, outcome=3.0 * away + EFFECT * treated + draw.normal(0, 1, size))


def test_boosting_sees_what_straight_lines_miss() -> None:
    sample = bent()
    assert aipw_att(sample).estimate == pytest.approx(EFFECT, abs=0.15)
    assert abs(dr_att(sample).estimate - EFFECT) > 0.5


def test_the_same_people_in_another_order_give_the_same_answer() -> None:
    sample = cohort()
    first = aipw_att(sample)
    again = aipw_att(sample.take(np.random.default_rng(2).permutation(600)))
    assert (again.estimate, again.se) == pytest.approx((first.estimate, first.se), rel=1e-9)


def test_a_cluster_is_never_on_both_sides() -> None:
    """Copies of the same people, seen in training, would be predicted too well: the error would vanish."""
    copies = np.tile(np.arange(150), 4)
    together = replace(cohort(size=150).take(copies), clusters=copies)
    apart = aipw_att(replace(together, clusters=None))
    assert aipw_att(together).se > 2.5 * apart.se


def test_without_scikit_learn_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.ensemble", None)
    with pytest.raises(Refusal) as refused:
        aipw_att(cohort())
    assert refused.value.remedy == (
        'Installez-le (pip install "socle[boosting]") ou retirez aipw_att des estimateurs.'
    )
