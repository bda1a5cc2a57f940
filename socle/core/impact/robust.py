"""The headline: the doubly robust effect on those who were treated.

It is right when either model is: the logit of who enters, or the regression of what happens without.
"""

from dataclasses import dataclass

import numpy as np

from socle.core.impact.design import Basis, basis, refuse_too_many_terms
from socle.core.impact.estimate import Estimate, by_influence
from socle.core.impact.logit import Logit, fit_propensity
from socle.core.impact.remembered import remembered
from socle.core.impact.sample import Flags, Floats, Sample
from socle.core.impact.support import refuse_average_over_all


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The effect on the treated, and what each row brings to it."""

    estimate: float
    contributions: Floats
    """Their mean is the estimate."""
    influence: Floats
    """Their mean is zero."""


def att_scores(treated: Flags, residual: Floats, odds: Floats) -> Scores:
    """ψ = [t(y−m₀−τ) − (1−t)·odds·(y−m₀)] / mean(t), for any prediction m₀ and any odds."""
    contributions = np.where(treated, residual, -odds * residual) / treated.mean()
    estimate = float(contributions.mean())
    return Scores(estimate, contributions, contributions - treated * estimate / treated.mean())


def without_treatment(sample: Sample, arm: Flags) -> tuple[Floats, tuple[str, ...]]:
    """Least squares on one arm, predicted for all; and what the model left out."""
    fitted = _of_arm(sample.outcome_model, sample.outcome_model_names, arm)
    raw = fitted.raw(fitted.columns.T @ sample.outcome[arm] / len(fitted.columns))
    slopes = np.zeros(sample.outcome_model.shape[1])
    slopes[list(fitted.kept)] = raw[1:]
    return raw[0] + sample.outcome_model @ slopes, fitted.notes


@remembered
def _of_arm(columns: Floats, names: tuple[str, ...], arm: Flags) -> Basis:
    fitted = basis(columns[arm], names)
    refuse_too_many_terms(fitted)
    return fitted


def dr_scores(sample: Sample, propensity: Logit | None = None) -> Scores:
    logit = propensity or fit_propensity(sample)
    expected, _ = without_treatment(sample, ~sample.treated)
    return att_scores(sample.treated, sample.outcome - expected, logit.odds)


def dr_att(sample: Sample) -> Estimate:
    logit = fit_propensity(sample)
    expected, notes = without_treatment(sample, ~sample.treated)
    scores = att_scores(sample.treated, sample.outcome - expected, logit.odds)
    return by_influence(
        "dr_att",
        scores.estimate,
        scores.influence,
        sample=sample,
        convention="effet moyen sur les bénéficiaires, doublement robuste : logit pour l’entrée, "
        "moindres carrés sur les personnes de comparaison, cotes non normalisées",
        weights=np.where(sample.treated, 1.0, logit.odds),
        notes=tuple(dict.fromkeys((*logit.basis.notes, *notes))),
    )


def dr_ate(sample: Sample) -> Estimate:
    """The effect on everybody: only where everybody has a counterpart."""
    logit = fit_propensity(sample)
    refuse_average_over_all(sample.treated, logit.probability)
    with_it, notes = without_treatment(sample, sample.treated)
    without, others = without_treatment(sample, ~sample.treated)
    chance = logit.probability
    correction = np.where(
        sample.treated, (sample.outcome - with_it) / chance, -(sample.outcome - without) / (1 - chance)
    )
    contributions = with_it - without + correction
    return by_influence(
        "dr_ate",
        float(contributions.mean()),
        contributions - contributions.mean(),
        sample=sample,
        convention="effet moyen sur l’ensemble, doublement robuste : logit pour l’entrée, "
        "moindres carrés dans chaque groupe, poids inverses non normalisés",
        weights=np.where(sample.treated, 1 / chance, 1 / (1 - chance)),
        notes=tuple(dict.fromkeys((*logit.basis.notes, *notes, *others))),
    )
