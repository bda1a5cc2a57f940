"""Common support: who has someone to be compared with."""

import numpy as np
from scipy.special import logit as log_odds

from socle.core.errors import Refusal
from socle.core.impact.sample import Codes, Flags, Floats

CALIPER = 0.2
"""In standard deviations of the propensity score's logit (Austin 2011)."""
MOST_OUTSIDE = 0.10


def without_counterpart(treated: Flags, propensity: Floats, cells: Codes | None = None) -> Flags:
    """Who has nobody of the other group within the caliper, in the same cell."""
    score = log_odds(np.clip(propensity, 1e-15, 1 - 1e-15))
    width = CALIPER * float(np.std(score))
    alone = np.zeros(len(treated), dtype=np.bool_)
    for cell in np.unique(cells) if cells is not None else (0,):
        inside = np.ones(len(treated), dtype=np.bool_) if cells is None else cells == cell
        for arm in (treated, ~treated):
            people, others = inside & arm, inside & ~arm
            alone[people] = _distance(score[people], np.sort(score[others])) > width
    return alone


def outside_support(treated: Flags, propensity: Floats, cells: Codes | None = None) -> float:
    """The share of treated people without a counterpart."""
    return float(without_counterpart(treated, propensity, cells)[treated].mean())


def refuse_average_over_all(treated: Flags, propensity: Floats) -> None:
    alone = without_counterpart(treated, propensity)
    share = max(float(alone[treated].mean()), float(alone[~treated].mean()))
    if share > MOST_OUTSIDE:
        raise Refusal(
            f"L’effet moyen sur l’ensemble ne se mesure pas : {share:.0%} d’un groupe n’a pas de vis-à-vis "
            "dans l’autre.".replace("%", " %"),
            "Tenez-vous à l’effet sur les bénéficiaires, ou resserrez la population.",
        )


def _distance(score: Floats, others: Floats) -> Floats:
    if not len(others):
        return np.full(len(score), np.inf)
    place = np.searchsorted(others, score)
    below = others[np.maximum(place - 1, 0)]
    above = others[np.minimum(place, len(others) - 1)]
    return np.asarray(np.minimum(np.abs(score - below), np.abs(above - score)))
