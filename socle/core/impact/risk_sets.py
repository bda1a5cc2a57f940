"""Comparison at the same elapsed duration: who enters after six months is compared with who is still there.

Someone has to stay unemployed to be trained later; to compare them with people who left on the first day
would credit training with time it did not give (immortal time). Who is still there counts whatever comes
next: to keep only those who never entered would read the future (Sianesi 2004). The effect is then that of
entering now against not entering now.
"""

from dataclasses import dataclass

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.sample import Codes, Flags, Floats


@dataclass(frozen=True, slots=True, eq=False)
class RiskSets:
    """Rows to take from the table, a person as many times as they are at risk.

    `rows` are also the clusters of the sample (one person's rows vary together), `cells` its exact cells.
    Outcomes count from a moment that is the same in all of a person's rows (the start of unemployment), or
    are counted again from the start of each set, `cells` × width.
    """

    rows: Codes
    treated: Flags
    cells: Codes
    alone: Codes
    """Treated rows that entered when nobody else was still there."""


def risk_sets(treated: Flags, elapsed: Floats, *, width: float = 1.0) -> RiskSets:
    """`elapsed`: for a treated person, the duration when they entered; for another, the one they reached.

    Each class of `width` where someone enters draws on all who reached it without having entered.
    """
    if not np.isfinite(elapsed).all() or (elapsed < 0).any():
        raise Refusal("La durée écoulée manque ou est négative.", "Corrigez la colonne.")
    classes = np.floor(elapsed / width).astype(np.int64)
    sets = [_at(label, treated, classes) for label in np.unique(classes[treated])]
    kept = [one for one in sets if not one.treated.all()]
    if not kept:
        raise Refusal(
            "Personne n’était encore là quand les bénéficiaires sont entrés.", "Vérifiez la colonne de durée."
        )
    alone = [one.rows for one in sets if one.treated.all()]
    return RiskSets(
        rows=np.concatenate([one.rows for one in kept]),
        treated=np.concatenate([one.treated for one in kept]),
        cells=np.concatenate([one.cells for one in kept]),
        alone=np.concatenate([*alone, np.empty(0, np.int64)]),
    )


def _at(label: int, treated: Flags, classes: Codes) -> RiskSets:
    entering = treated & (classes == label)
    still_there = (classes > label) | (~treated & (classes == label))
    rows = np.concatenate([np.flatnonzero(entering), np.flatnonzero(still_there)])
    return RiskSets(rows, entering[rows], np.full(len(rows), label), np.empty(0, np.int64))
