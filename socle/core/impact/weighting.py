"""Inverse-probability weighting, normalised (Hájek); the error counts that the propensity was estimated."""

import numpy as np

from socle.core.impact.estimate import Estimate, by_influence
from socle.core.impact.logit import fit_propensity
from socle.core.impact.sample import Flags, Floats, Sample
from socle.core.impact.support import refuse_average_over_all

BY_STACKING = "fonction d’influence (M-estimation), le score de propension étant estimé"


def ipw_att(sample: Sample) -> Estimate:
    logit = fit_propensity(sample)
    weights = np.where(sample.treated, 1.0, logit.odds)
    own, influence = hajek(sample.treated, sample.outcome, weights)
    # The odds grow with the columns: d(odds)/dβ = odds · x.
    slope = _slope(~sample.treated, sample.outcome, weights, logit.basis.columns)
    return by_influence(
        "ipw_att",
        own,
        influence - logit.influence(sample.treated) @ slope,
        sample=sample,
        convention="effet moyen sur les bénéficiaires, personnes de comparaison pondérées par leur cote "
        "de propension, poids normalisés (Hájek)",
        se_convention=BY_STACKING,
        weights=weights,
        notes=logit.basis.notes,
    )


def ipw_ate(sample: Sample) -> Estimate:
    logit = fit_propensity(sample)
    refuse_average_over_all(sample.treated, logit.probability)
    chance, columns = logit.probability, logit.basis.columns
    weights = np.where(sample.treated, 1 / chance, 1 / (1 - chance))
    own, influence = hajek(sample.treated, sample.outcome, weights)
    # d(1/p)/dβ = −odds⁻¹·x and d(1/(1−p))/dβ = odds·x: the weight less one, either way.
    slope = -_slope(sample.treated, sample.outcome, weights, columns * (1 - 1 / weights)[:, None])
    slope -= _slope(~sample.treated, sample.outcome, weights, columns * (1 - 1 / weights)[:, None])
    return by_influence(
        "ipw_ate",
        own,
        influence + logit.influence(sample.treated) @ slope,
        sample=sample,
        convention="effet moyen sur l’ensemble, poids inverses de la propension, normalisés (Hájek)",
        se_convention=BY_STACKING,
        weights=weights,
        notes=logit.basis.notes,
    )


def hajek(treated: Flags, outcome: Floats, weights: Floats) -> tuple[float, Floats]:
    """The difference of weighted means, and each row's influence on it when weights are known."""
    means = [_mean(arm, outcome, weights) for arm in (treated, ~treated)]
    expected = np.where(treated, means[0], means[1])
    shares = np.where(treated, np.mean(weights * treated), -np.mean(weights * ~treated))
    return means[0] - means[1], weights * (outcome - expected) / shares


def _mean(arm: Flags, outcome: Floats, weights: Floats) -> float:
    return float(np.sum(weights[arm] * outcome[arm]) / np.sum(weights[arm]))


def _slope(arm: Flags, outcome: Floats, weights: Floats, columns: Floats) -> Floats:
    """How an arm's weighted mean moves with the coefficients of its weights."""
    pull = weights[arm] * (outcome[arm] - _mean(arm, outcome, weights))
    return np.asarray(pull @ columns[arm] / np.sum(weights[arm]))
