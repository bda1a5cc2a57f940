"""The columns of a model, made independent: fitted values do not depend on the units people chose."""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve_triangular

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
    kept = _independent(centred / np.where(varies, spread, 1.0), varies)
    full = np.column_stack([np.ones(rows), columns[:, kept]])
    orthogonal, scaled = np.linalg.qr(np.column_stack([np.ones(rows), centred[:, kept] / spread[kept]]))
    # The sign of each column is LAPACK's whim: the constant is +1, and the others follow their own column.
    orthogonal *= np.sqrt(rows) * np.sign(np.diag(scaled))
    # The triangle of the raw columns, whatever their scale: one projection on the basis.
    triangle = np.triu(orthogonal.T @ full) / rows
    left_out = tuple(name for place, name in enumerate(names) if place not in kept)
    return Basis(orthogonal, triangle, tuple(kept), left_out)


def _independent(unit: Floats, varies: np.ndarray) -> list[int]:
    """Which columns of unit length bring something the columns before them do not."""
    candidates = [int(place) for place in np.flatnonzero(varies)]
    diagonal = np.abs(np.diag(np.linalg.qr(unit[:, candidates], mode="r"))) if candidates else np.ones(0)
    if np.all(diagonal > ALIASED):
        return candidates
    kept: list[int] = []
    directions = np.empty((len(unit), len(candidates)), order="F")
    for place in candidates:
        known = directions[:, : len(kept)]
        rest = unit[:, place] - known @ (known.T @ unit[:, place])
        rest -= known @ (known.T @ rest)
        if (length := float(np.linalg.norm(rest))) > ALIASED:
            directions[:, len(kept)] = rest / length
            kept.append(place)
    return kept
