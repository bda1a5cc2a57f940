"""Columns that say nothing new are left out, the first ones staying, as in R."""

import numpy as np

from socle.core.impact.design import basis
from tests.core.impact.cohort import NAMES, cohort, with_constant


def test_raw_columns_are_the_basis_times_its_triangle() -> None:
    columns = cohort().propensity
    made = basis(columns, NAMES)
    assert np.allclose(made.columns @ made.triangle, with_constant(columns), rtol=1e-12)
    assert np.allclose(made.columns.T @ made.columns / len(columns), np.eye(4), atol=1e-12)


def test_a_column_the_others_determine_is_left_out_and_named() -> None:
    columns = cohort().propensity
    doubled = np.column_stack([columns, 2 * columns[:, 0] - columns[:, 2] + 7, np.full(600, 3.0)])
    made = basis(doubled, (*NAMES, "sum", "always three"))
    assert made.kept == (0, 1, 2)
    assert made.dropped == ("sum", "always three")
    assert made.notes == ("Colonnes laissées de côté, les précédentes les déterminent : sum, always three.",)


def test_the_first_of_two_twins_stays() -> None:
    columns = cohort().propensity[:, [0, 0, 1]]
    assert basis(columns, ("age", "twin", "unease")).dropped == ("twin",)


def test_units_do_not_decide_what_is_left_out() -> None:
    columns = cohort().propensity * np.array([1e-9, 1e9, 1.0])
    assert basis(columns, NAMES).dropped == ()


def test_high_powers_stay() -> None:
    age = cohort().propensity[:, 0]
    assert basis(np.column_stack([age, age**2, age**3]), ("1", "2", "3")).dropped == ()
