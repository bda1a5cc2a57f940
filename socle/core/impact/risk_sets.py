"""Comparison at the same elapsed duration: who enters after six months is compared with who is still there.

Someone has to stay unemployed to be trained later; to compare them with people who left on the first day
would credit training with time it did not give (immortal time).
"""

from dataclasses import dataclass

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.sample import Codes, Flags, Floats


@dataclass(frozen=True, slots=True, eq=False)
class RiskSets:
    """Rows to take from the table, a control as many times as it is at risk.

    `rows` are also the clusters of the sample (one person's rows vary together), `cells` its exact cells.
    """

    rows: Codes
    cells: Codes
    alone: Codes
    """Treated rows that entered when nobody else was still there."""


def risk_sets(treated: Flags, elapsed: Floats, *, width: float = 1.0) -> RiskSets:
    """`elapsed`: for a treated person, the duration when they entered; for another, the one they reached.

    Each class of `width` where someone enters draws on every control who reached its start.
    """
    if not np.isfinite(elapsed).all() or (elapsed < 0).any():
        raise Refusal("La durée écoulée manque ou est négative.", "Corrigez la colonne.")
    classes = np.floor(elapsed / width).astype(np.int64)
    controls = np.flatnonzero(~treated)
    rows, cells, alone = [], [], []
    for label in np.unique(classes[treated]):
        entering = np.flatnonzero(treated & (classes == label))
        at_risk = controls[classes[controls] >= label]
        if not len(at_risk):
            alone.append(entering)
            continue
        rows += [entering, at_risk]
        cells.append(np.full(len(entering) + len(at_risk), label))
    if not rows:
        raise Refusal(
            "Personne n’était encore là quand les bénéficiaires sont entrés.", "Vérifiez la colonne de durée."
        )
    return RiskSets(
        np.concatenate(rows), np.concatenate(cells), np.concatenate([*alone, np.empty(0, np.int64)])
    )
