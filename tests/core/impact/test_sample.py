"""What cannot be studied is said at once, all of it."""

from dataclasses import replace

import numpy as np
import pytest

from socle.core.errors import UnreadableInput
from tests.core.impact.cohort import cohort


def test_a_constant_outcome_teaches_nothing() -> None:
    sample = cohort()
    with pytest.raises(UnreadableInput) as refused:
        replace(sample, outcome=np.ones(sample.size))
    assert refused.value.problems == ("Le résultat est le même pour tout le monde : il n’apprend rien.",)


def test_nobody_treated_and_nobody_to_compare_with_are_both_refused() -> None:
    sample = cohort()
    with pytest.raises(UnreadableInput, match="Aucun bénéficiaire"):
        replace(sample, treated=np.zeros(sample.size, dtype=np.bool_))
    with pytest.raises(UnreadableInput, match="Aucune personne de comparaison"):
        replace(sample, treated=np.ones(sample.size, dtype=np.bool_))


def test_every_missing_value_is_named_at_once() -> None:
    sample = cohort()
    outcome, columns = sample.outcome.copy(), sample.propensity.copy()
    outcome[:3], columns[0, 1] = np.nan, np.inf
    with pytest.raises(UnreadableInput) as refused:
        replace(sample, outcome=outcome, propensity=columns)
    assert refused.value.problems == (
        "Le résultat manque ou n’est pas un nombre sur 3 ligne(s).",
        "Des valeurs manquent dans : unease.",
    )


def test_columns_of_different_lengths_are_refused() -> None:
    sample = cohort()
    with pytest.raises(UnreadableInput, match="même nombre de lignes"):
        replace(sample, cells=np.zeros(3, dtype=np.int64))


def test_rows_taken_keep_every_column() -> None:
    sample = replace(cohort(), clusters=np.arange(600), cells=np.arange(600) % 2)
    part = sample.take(np.array([5, 3, 9, *np.flatnonzero(sample.treated)[:1]]))
    assert part.clusters is not None and part.cells is not None
    assert part.clusters[:3].tolist() == [5, 3, 9]
    assert part.cells[:3].tolist() == [1, 1, 1]
    assert part.outcome[:3].tolist() == sample.outcome[[5, 3, 9]].tolist()
