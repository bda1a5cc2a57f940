"""The columns of a model, made independent: fitted values do not depend on the units people chose."""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve_triangular

from socle.core.errors import Refusal
from socle.core.impact.remembered import remembered
from socle.core.impact.sample import Floats

# R's own tolerance (lm, glm): what remains of a column once the columns before it are known.
ALIASED = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """Orthogonal columns, the constant first; raw columns kept = `columns` @ `triangle`."""

    columns: Floats
    triangle: Floats
    kept: tuple[int, ...]
    dropped: tuple[str, ...]

    def raw(self, coefficients: Floats) -> Floats:
        """The coefficients of the constant and of the columns kept, in their own units."""
        return np.asarray(solve_triangular(self.triangle, coefficients), dtype=np.float64)

    @property
    def notes(self) -> tuple[str, ...]:
        if not self.dropped:
            return ()
        return (f"Colonnes laissées de côté, les précédentes les déterminent : {', '.join(self.dropped)}.",)


@remembered
def basis(columns: Floats, names: tuple[str, ...]) -> Basis:
    """As in R, a column that the columns before it determine is left out, and named."""
    rows = len(columns)
    centred = columns - columns.mean(axis=0)
    spread = np.sqrt(np.sum(centred**2, axis=0))
    varies = spread > ALIASED * 1e-3 * np.sqrt(np.sum(columns**2, axis=0))
    kept = np.flatnonzero(varies)
    orthogonal, scaled = _orthogonal(centred[:, kept] / spread[kept])
    if len(kept) >= rows or np.any(np.abs(np.diag(scaled)[1:]) <= ALIASED):
        kept = kept[_independent(centred[:, kept] / spread[kept])]
        orthogonal, scaled = _orthogonal(centred[:, kept] / spread[kept])
    full = np.column_stack([np.ones(rows), columns[:, kept]])
    # The sign of each column is LAPACK's whim: the constant is +1, and the others follow their own column.
    orthogonal *= np.sqrt(rows) * np.sign(np.diag(scaled))
    # The triangle of the raw columns, whatever their scale: one projection on the basis.
    triangle = np.triu(orthogonal.T @ full) / rows
    left_out = tuple(name for place, name in enumerate(names) if place not in kept)
    return Basis(orthogonal, triangle, tuple(int(place) for place in kept), left_out)


def refuse_too_many_terms(columns: Basis, *, and_more: int = 0) -> None:
    """A model with as many coefficients as people explains everything and teaches nothing."""
    rows, number = columns.columns.shape
    if rows <= number + and_more:
        raise Refusal(
            f"Trop peu de personnes ({rows}) pour les {number - 1} colonnes du modèle.",
            "Retirez des termes, ou élargissez la population.",
        )


def _orthogonal(unit: Floats) -> tuple[Floats, Floats]:
    return np.linalg.qr(np.column_stack([np.ones(len(unit)), unit]))


def _independent(unit: Floats) -> list[int]:
    """Which columns of unit length bring something the columns before them do not."""
    kept: list[int] = []
    directions = np.empty(unit.shape, order="F")
    for place, column in enumerate(unit.T):
        known = directions[:, : len(kept)]
        rest = column - known @ (known.T @ column)
        rest -= known @ (known.T @ rest)
        if (length := float(np.linalg.norm(rest))) > ALIASED:
            directions[:, len(kept)] = rest / length
            kept.append(place)
    return kept
