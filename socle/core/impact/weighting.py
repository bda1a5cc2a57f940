"""Inverse-probability weighting, normalised (Hájek); the error counts that the propensity was estimated."""

import numpy as np

from socle.core.impact.estimate import Estimate, by_influence
from socle.core.impact.logit import fit_propensity
from socle.core.impact.sample import Flags, Floats, Sample
from socle.core.impact.support import refuse_average_over_all

BY_STACKING = "fonction d’influence (M-estimation), le score de propension étant estimé"
ODDS_ATT = "effet moyen sur les bénéficiaires, personnes de comparaison pondérées par leur cote de propension"


def ipw_att(sample: Sample) -> Estimate:
    logit = fit_propensity(sample)
    value, influence = att_by_odds(
        sample, logit.odds, logit.basis.columns, moved=logit.influence(sample.treated)
    )
    return by_influence(
        "ipw_att",
        value,
        influence,
        sample=sample,
        convention=f"{ODDS_ATT}, poids normalisés (Hájek)",
        se_convention=BY_STACKING,
        weights=np.where(sample.treated, 1.0, logit.odds),
        notes=logit.basis.notes,
    )


def att_by_odds(sample: Sample, odds: Floats, columns: Floats, *, moved: Floats) -> tuple[float, Floats]:
    """Odds exp(x·β) as weights; `moved` is each row's influence on β."""
    weights = np.where(sample.treated, 1.0, odds)
    value, influence = hajek(sample.treated, sample.outcome, weights)
    # d(odds)/dβ = odds·x, hence the columns as they are.
    return value, influence - moved @ _slope(~sample.treated, sample.outcome, weights, columns)


def ipw_ate(sample: Sample) -> Estimate:
    logit = fit_propensity(sample)
    refuse_average_over_all(sample.treated, logit.probability)
    chance = np.where(sample.treated, logit.probability, 1 - logit.probability)
    value, influence = hajek(sample.treated, sample.outcome, 1 / chance)
    # d(1/p)/dβ = −(1/p)(1−p)·x for one arm, (1/(1−p))·p·x for the other.
    columns = logit.basis.columns * (1 - chance)[:, None]
    slope = sum(_slope(arm, sample.outcome, 1 / chance, columns) for arm in (sample.treated, ~sample.treated))
    return by_influence(
        "ipw_ate",
        value,
        influence - logit.influence(sample.treated) @ slope,
        sample=sample,
        convention="effet moyen sur l’ensemble, poids inverses de la propension, normalisés (Hájek)",
        se_convention=BY_STACKING,
        weights=1 / chance,
        notes=logit.basis.notes,
    )


def hajek(treated: Flags, outcome: Floats, weights: Floats) -> tuple[float, Floats]:
    """The difference of weighted means, and each row's influence on it when weights are known."""
    with_it, without = (_mean(arm, outcome, weights) for arm in (treated, ~treated))
    expected = np.where(treated, with_it, without)
    share = np.where(treated, np.mean(weights * treated), -np.mean(weights * ~treated))
    return with_it - without, weights * (outcome - expected) / share


def _mean(arm: Flags, outcome: Floats, weights: Floats) -> float:
    return float(np.sum(weights[arm] * outcome[arm]) / np.sum(weights[arm]))


def _slope(arm: Flags, outcome: Floats, weights: Floats, columns: Floats) -> Floats:
    """How an arm's weighted mean moves when its weights move by weight·columns."""
    pull = weights[arm] * (outcome[arm] - _mean(arm, outcome, weights))
    return np.asarray(pull @ columns[arm] / np.sum(weights[arm]))
