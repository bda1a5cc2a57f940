"""Effects by pathway: doubly robust scores, intervals that hold together, a test that pathways differ."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from socle.core.errors import SocleError
from socle.core.impact.design import basis
from socle.core.impact.estimate import Z, standard_error
from socle.core.impact.logit import fit_logit
from socle.core.impact.remembered import remembered
from socle.core.impact.robust import Scores, att_scores, dr_scores, without_treatment
from socle.core.impact.sample import Codes, Flags, Floats, Sample
from socle.core.impact.strata import comparable

DRAWS = 100_000
SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class GroupEffect:
    pathway: str
    n_treated: int
    estimate: float
    se: float
    ci_low: float
    ci_high: float
    simultaneous_low: float
    """All the simultaneous intervals hold their truths together, 95 times in a hundred."""
    simultaneous_high: float


@dataclass(frozen=True, slots=True)
class Interaction:
    """Wald's test that every pathway has the same effect."""

    statistic: float
    degrees: int
    p_value: float


@dataclass(frozen=True, slots=True)
class GroupEffects:
    effects: tuple[GroupEffect, ...]
    refused: tuple[tuple[str, str], ...]
    """The pathways left out, each with the reason."""
    interaction: Interaction | None
    critical: float
    """What replaces 1.96 in the simultaneous intervals."""


def effects_by_group(sample: Sample, groups: NDArray[np.str_]) -> GroupEffects:
    """`groups`: the label of each row; empty where there is none.

    Only treated people have a pathway: each pathway has its own logit against all controls, and its own odds.
    Where controls carry the same labels (a subgroup known before entry), the overall scores are averaged
    inside each.
    """
    if sample.cells is not None:
        kept = comparable(sample, sample.cells)
        sample, groups = kept.sample, groups[kept.rows]
    labels = [str(label) for label in np.unique(groups[sample.treated]) if label]
    if np.isin(groups[~sample.treated], labels).any():
        return _together(sample, groups, _inside(sample, groups, labels), ())
    residual = sample.outcome - without_treatment(sample, ~sample.treated)[0]
    answers = {label: _against_all(sample, groups == label, residual) for label in labels}
    refused = tuple((label, reason) for label, reason in answers.items() if isinstance(reason, str))
    scores = {label: answer for label, answer in answers.items() if not isinstance(answer, str)}
    return _together(sample, groups, scores, refused)


def _inside(sample: Sample, groups: NDArray[np.str_], labels: list[str]) -> dict[str, Scores]:
    overall = dr_scores(sample)
    return {label: _mean_inside(overall, sample.treated, groups == label) for label in labels}


def _mean_inside(overall: Scores, treated: Flags, inside: Flags) -> Scores:
    share = float((treated & inside).mean() / treated.mean())
    contributions = np.where(inside, overall.contributions, 0.0) / share
    estimate = float(contributions.mean())
    return Scores(
        estimate, contributions, contributions - (treated & inside) * estimate / (treated & inside).mean()
    )


def _against_all(sample: Sample, inside: Flags, residual: Floats) -> Scores | str:
    """The pathway's treated people and every control; the other treated people weigh nothing."""
    ours = inside & sample.treated
    try:
        odds = _odds(ours, sample.propensity, sample.propensity_names, ours | ~sample.treated)
    except SocleError as refusal:
        return str(refusal)
    return att_scores(ours, residual, odds)


@remembered
def _odds(treated: Flags, columns: Floats, names: tuple[str, ...], among: Flags) -> Floats:
    odds = np.zeros(len(treated))
    odds[among] = fit_logit(treated[among], basis(columns[among], names)).odds
    return odds


def _together(
    sample: Sample,
    groups: NDArray[np.str_],
    scores: dict[str, Scores],
    refused: tuple[tuple[str, str], ...],
) -> GroupEffects:
    if not scores:
        return GroupEffects((), refused, None, Z)
    covariance = _covariance(np.column_stack([one.influence for one in scores.values()]), sample.clusters)
    critical = _critical(covariance)
    effects = tuple(
        _effect(label, int((groups[sample.treated] == label).sum()), one.estimate, se, critical)
        for (label, one), se in zip(scores.items(), np.sqrt(np.diag(covariance)), strict=True)
    )
    return GroupEffects(effects, refused, _interaction(effects, covariance), critical)


def _effect(label: str, number: int, estimate: float, se: float, critical: float) -> GroupEffect:
    return GroupEffect(
        pathway=label,
        n_treated=number,
        estimate=estimate,
        se=float(se),
        ci_low=float(estimate - Z * se),
        ci_high=float(estimate + Z * se),
        simultaneous_low=float(estimate - critical * se),
        simultaneous_high=float(estimate + critical * se),
    )


def _covariance(influences: Floats, clusters: Codes | None) -> Floats:
    """Of the effects: they share their controls. Polarisation keeps one definition of a standard error."""
    number = influences.shape[1]
    errors = np.array([standard_error(influences[:, place], clusters) ** 2 for place in range(number)])
    both = [
        [standard_error(influences[:, one] + influences[:, other], clusters) ** 2 for other in range(number)]
        for one in range(number)
    ]
    return np.asarray((np.array(both) - errors[:, None] - errors[None, :]) / 2)


def _critical(covariance: Floats) -> float:
    """The 95 % point of the largest |t| among jointly normal effects, from draws whose seed never changes."""
    if len(covariance) == 1:
        return Z
    se = np.sqrt(np.diag(covariance))
    values, vectors = np.linalg.eigh(covariance / np.outer(se, se))
    root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    draws = np.random.default_rng(SEED).standard_normal((DRAWS, len(se)))
    return float(np.quantile(np.abs(draws @ root).max(axis=1), 0.95))


def _interaction(effects: tuple[GroupEffect, ...], covariance: Floats) -> Interaction | None:
    if len(effects) < 2:
        return None
    contrasts = np.hstack([np.eye(len(effects) - 1), -np.ones((len(effects) - 1, 1))])
    gaps = contrasts @ np.array([effect.estimate for effect in effects])
    statistic = float(gaps @ np.linalg.solve(contrasts @ covariance @ contrasts.T, gaps))
    return Interaction(statistic, len(effects) - 1, float(chdtrc(len(effects) - 1, statistic)))
