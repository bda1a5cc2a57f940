"""The propensity score: a logit by iteratively reweighted least squares."""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.special import expit, log_expit

from socle.core.errors import Refusal
from socle.core.impact.design import Basis, basis
from socle.core.impact.remembered import remembered
from socle.core.impact.sample import Flags, Floats, Sample

ROUNDS = 60
SETTLED = 1e-12
# Closer to one than this, the logit tells the person from every comparison person.
CERTAIN = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Logit:
    """A fitted logit; `influence` says how each row moved its coefficients."""

    basis: Basis
    coefficients: Floats
    probability: Floats

    @property
    def odds(self) -> Floats:
        return np.exp(self.basis.columns @ self.coefficients)

    def influence(self, treated: Flags) -> Floats:
        """n × k: each row's influence on the coefficients (their mean is zero)."""
        columns, rows = self.basis.columns, len(treated)
        information = columns.T @ (columns * _variance(self.probability)[:, None]) / rows
        scores = columns * (treated - self.probability)[:, None]
        return np.asarray(np.linalg.solve(information, scores.T).T)


def fit_propensity(sample: Sample) -> Logit:
    return _fitted(sample.treated, sample.propensity, sample.propensity_names)


@remembered
def _fitted(treated: Flags, columns: Floats, names: tuple[str, ...]) -> Logit:
    return fit_logit(treated, basis(columns, names))


def fit_logit(treated: Flags, columns: Basis) -> Logit:
    """Newton's steps, halved while they climb; who cannot be compared is refused, never clipped."""
    design, goal = columns.columns, treated.astype(np.float64)
    start = np.zeros(design.shape[1])
    start[0] = np.log(goal.mean() / (1 - goal.mean()))
    coefficients, deviance = start, _deviance(design @ start, goal)
    for _ in range(ROUNDS):
        step = _step(design, goal, expit(design @ coefficients))
        following, reached = _descend(design, goal, coefficients, step, deviance)
        settled = abs(deviance - reached) <= SETTLED * (abs(reached) + 0.1)
        coefficients, deviance = following, reached
        if settled:
            _refuse_separation(treated, design @ coefficients)
            return Logit(columns, coefficients, expit(design @ coefficients))
    raise Refusal(
        "Le score de propension ne se stabilise pas.",
        "Simplifiez ses termes : moins de puissances, de produits ou de modalités rares.",
    )


def _variance(probability: Floats) -> Floats:
    return probability * (1 - probability)


def _deviance(linear: Floats, goal: Floats) -> float:
    return float(-2 * np.sum(np.where(goal > 0, log_expit(linear), log_expit(-linear))))


def _step(design: Floats, goal: Floats, probability: Floats) -> Floats:
    information = design.T @ (design * _variance(probability)[:, None])
    try:
        return np.asarray(cho_solve(cho_factor(information), design.T @ (goal - probability)))
    except np.linalg.LinAlgError:
        raise _no_overlap(int(goal.sum())) from None


def _descend(
    design: Floats, goal: Floats, coefficients: Floats, step: Floats, deviance: float
) -> tuple[Floats, float]:
    for halving in range(20):
        following = coefficients + step / 2**halving
        reached = _deviance(design @ following, goal)
        if reached <= deviance * (1 + SETTLED):
            return following, reached
    return coefficients, deviance


def _refuse_separation(treated: Flags, linear: Floats) -> None:
    certain = int((expit(-linear[treated]) < CERTAIN).sum())
    if certain:
        raise _no_overlap(certain)


def _no_overlap(certain: int) -> Refusal:
    return Refusal(
        f"Pas de recouvrement : {certain} bénéficiaire(s) n’ont aucune personne comparable, "
        "le modèle les reconnaît à coup sûr.",
        "Retirez des termes la variable qui sépare les deux groupes, ou resserrez la population.",
    )
