"""Exact cells for every estimator."""

from dataclasses import replace

import numpy as np
import pytest

from socle.core.errors import Refusal
from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.strata import comparable
from tests.core.impact.cohort import cohort


def test_balanced_weights_give_each_cell_its_treated_people() -> None:
    sample = replace(cohort(), cells=np.arange(600) % 4)
    answer = ESTIMATORS["ebal_att"](sample)
    assert answer.weights is not None and sample.cells is not None
    for cell in range(4):
        inside = sample.cells == cell
        ours = answer.weights[inside & sample.treated].sum()
        assert answer.weights[inside & ~sample.treated].sum() == pytest.approx(ours)


def test_who_is_alone_in_their_cell_weighs_nothing_and_is_counted() -> None:
    cells = np.arange(600) % 4
    cells[np.flatnonzero(cohort().treated)[:3]] = 9
    sample = replace(cohort(), cells=cells)
    for name in ("ipw_att", "ebal_att", "dr_att", "nn_att", "subclass_att", "exact_att"):
        answer = ESTIMATORS[name](sample)
        assert answer.notes == (
            "3 bénéficiaire(s) sans personne de comparaison dans leur cellule, mis de côté.",
        )
        assert answer.weights is not None
        assert answer.weights[cells == 9].tolist() == [0, 0, 0]


def test_cells_that_never_meet_are_refused() -> None:
    sample = cohort()
    with pytest.raises(Refusal, match="Prenez des cellules plus larges"):
        comparable(sample, sample.treated.astype(np.int64))
