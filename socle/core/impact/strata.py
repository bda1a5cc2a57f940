"""Exact cells: who has nobody of the other group in their cell is set aside, and counted."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.estimate import Estimate
from socle.core.impact.remembered import remembered
from socle.core.impact.sample import Codes, Flags, Floats, Sample


@dataclass(frozen=True, slots=True, eq=False)
class Comparable:
    """The rows that have a counterpart in their cell, each cell with its own constant in both models."""

    sample: Sample
    rows: Flags
    alone: int
    """The treated people set aside."""


def comparable(sample: Sample, cells: Codes) -> Comparable:
    labels, codes = np.unique(cells, return_inverse=True)
    treated = np.bincount(codes, weights=sample.treated, minlength=len(labels))
    both = (treated > 0) & (treated < np.bincount(codes, minlength=len(labels)))
    rows = both[codes]
    if not rows.any():
        raise Refusal(
            "Aucune cellule exacte ne réunit un bénéficiaire et une personne de comparaison.",
            "Prenez des cellules plus larges.",
        )
    kept = sample if rows.all() else sample.take(rows)
    kept = replace(
        kept,
        propensity=_with_constants(sample.propensity, cells, rows),
        outcome_model=_with_constants(sample.outcome_model, cells, rows),
        propensity_names=sample.propensity_names + _names(cells[rows]),
        outcome_model_names=sample.outcome_model_names + _names(cells[rows]),
    )
    return Comparable(kept, rows, int(sample.treated[~rows].sum()))


def in_cells(estimator: Callable[[Sample], Estimate]) -> Callable[[Sample], Estimate]:
    """The same estimator, comparing inside the sample's cells when it has some."""

    def inside(sample: Sample) -> Estimate:
        if sample.cells is None:
            return estimator(sample)
        kept = comparable(sample, sample.cells)
        answer = estimator(kept.sample)
        weights = None
        if answer.weights is not None:
            weights = np.zeros(sample.size)
            weights[kept.rows] = answer.weights
        return replace(answer, weights=weights, notes=answer.notes + _said(kept))

    return inside


def _said(kept: Comparable) -> tuple[str, ...]:
    if not kept.alone:
        return ()
    return (f"{kept.alone} bénéficiaire(s) sans personne de comparaison dans leur cellule, mis de côté.",)


@remembered
def _with_constants(columns: Floats, cells: Codes, rows: Flags) -> Floats:
    return np.column_stack([columns[rows], cells[rows][:, None] == np.unique(cells[rows])[1:]])


def _names(cells: Codes) -> tuple[str, ...]:
    return tuple(f"cellule {label}" for label in np.unique(cells)[1:])
