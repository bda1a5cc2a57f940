"""Entropy balancing (Hainmueller 2012): the most equal weights that give controls the treated's means."""

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.design import Basis, basis
from socle.core.impact.estimate import Estimate, by_influence
from socle.core.impact.robust import att_scores
from socle.core.impact.sample import Flags, Floats, Sample

ROUNDS = 200
BALANCED = 1e-9
"""The imbalance left, in standard deviations."""


def ebal_att(sample: Sample) -> Estimate:
    return _balanced(sample, "ebal_att", basis(sample.propensity, sample.propensity_names), "moyennes")


def ebal2_att(sample: Sample) -> Estimate:
    """Two orders of moments: means and variances."""
    centred = sample.propensity - sample.propensity.mean(axis=0)
    names = sample.propensity_names + tuple(f"{name}^2" for name in sample.propensity_names)
    # The square of a column of 0 and 1 says nothing new: the basis leaves it out.
    both = basis(np.column_stack([sample.propensity, centred**2]), names)
    return _balanced(sample, "ebal2_att", both, "moyennes et variances")


def _balanced(sample: Sample, name: str, columns: Basis, moments: str) -> Estimate:
    odds = balancing_odds(sample.treated, columns)
    expected = _weighted_fit(columns.columns, sample.outcome, np.where(sample.treated, 0.0, odds))
    scores = att_scores(sample.treated, sample.outcome - expected, odds)
    return by_influence(
        name,
        scores.estimate,
        scores.influence,
        sample=sample,
        convention=f"effet moyen sur les bénéficiaires, équilibrage entropique : mêmes {moments}",
        se_convention="fonction d’influence (M-estimation), les poids étant estimés",
        weights=np.where(sample.treated, 1.0, odds),
        notes=columns.notes if name == "ebal_att" else (),
    )


def balancing_odds(treated: Flags, columns: Basis) -> Floats:
    """exp(x·λ) for everyone, λ minimising the convex dual on the controls by Newton's steps."""
    design, controls = columns.columns, columns.columns[~treated]
    target = design[treated].sum(axis=0)
    start = np.zeros(design.shape[1])
    start[0] = np.log(treated.sum() / len(controls))
    multipliers, height = start, _dual(controls, target, start)
    for _ in range(ROUNDS):
        weights = np.exp(controls @ multipliers)
        imbalance = (controls.T @ weights - target) / treated.sum()
        if np.max(np.abs(imbalance)) < BALANCED:
            return np.exp(design @ multipliers)
        step = _newton(controls, weights, imbalance * treated.sum())
        multipliers, height = _descend(controls, target, multipliers, step, height)
    raise _infeasible()


def _dual(controls: Floats, target: Floats, multipliers: Floats) -> float:
    with np.errstate(over="ignore"):
        return float(np.sum(np.exp(controls @ multipliers)) - target @ multipliers)


def _newton(controls: Floats, weights: Floats, imbalance: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(controls.T @ (controls * weights[:, None]), imbalance))
    except np.linalg.LinAlgError:
        raise _infeasible() from None


def _descend(
    controls: Floats, target: Floats, multipliers: Floats, step: Floats, height: float
) -> tuple[Floats, float]:
    for halving in range(40):
        following = multipliers - step / 2**halving
        reached = _dual(controls, target, following)
        if reached <= height + 1e-12 * abs(height):
            return following, reached
    raise _infeasible()


def _weighted_fit(design: Floats, outcome: Floats, weights: Floats) -> Floats:
    weighted = design * weights[:, None]
    return np.asarray(design @ np.linalg.solve(weighted.T @ design, weighted.T @ outcome))


def _infeasible() -> Refusal:
    return Refusal(
        "Aucune pondération des personnes de comparaison ne leur donne le profil des bénéficiaires.",
        "Retirez des termes, ou resserrez la population : ces bénéficiaires sont trop à part.",
    )
