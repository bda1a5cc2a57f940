"""The covariate-balancing propensity score (Imai and Ratkovic 2014), over-identified, in two steps.

One logit has to predict who enters and to balance the columns: the generalised method of moments weighs both.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from socle.core.errors import Refusal
from socle.core.impact.estimate import Estimate, by_influence
from socle.core.impact.logit import Logit, fit_propensity
from socle.core.impact.sample import Flags, Floats, Sample
from socle.core.impact.weighting import BY_STACKING, ODDS_ATT, att_by_odds

SETTLED = 1e-14
POLISH = 3


def cbps_att(sample: Sample) -> Estimate:
    first = fit_propensity(sample)
    moments = _Moments(sample.treated, first.basis.columns)
    fitted, moved = _fit(moments, first)
    odds = np.exp(first.basis.columns @ fitted)
    value, influence = att_by_odds(sample, odds, first.basis.columns, moved=moved)
    return by_influence(
        "cbps_att",
        value,
        influence,
        sample=sample,
        convention=f"{ODDS_ATT} équilibrante (CBPS suridentifié, deux étapes), poids normalisés",
        se_convention=BY_STACKING,
        weights=np.where(sample.treated, 1.0, odds),
        notes=first.basis.notes,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Moments:
    """The logit's score, then the imbalance left by its odds."""

    treated: Flags
    columns: Floats

    def rows(self, coefficients: Floats) -> Floats:
        odds = np.exp(self.columns @ coefficients)
        predicts = self.treated - odds / (1 + odds)
        balances = np.where(self.treated, 1.0, -odds) / self.treated.mean()
        return np.hstack([self.columns * predicts[:, None], self.columns * balances[:, None]])

    def slope(self, coefficients: Floats) -> Floats:
        odds = np.exp(self.columns @ coefficients)
        predicts = odds / (1 + odds) ** 2
        balances = np.where(self.treated, 0.0, odds) / self.treated.mean()
        return -np.vstack([self._square(predicts), self._square(balances)])

    def bend(self, coefficients: Floats, along: Floats) -> Floats:
        """The second derivatives of the mean moments, summed with the weights `along`."""
        odds = np.exp(self.columns @ coefficients)
        predicts, balances = np.split(along, 2)
        chance = odds / (1 + odds)
        pulled = (self.columns @ predicts) * chance * (1 - chance) * (1 - 2 * chance)
        pulled += (self.columns @ balances) * np.where(self.treated, 0.0, odds) / self.treated.mean()
        return -self._square(pulled)

    def weight(self, coefficients: Floats) -> Floats:
        """The inverse of the moments' variance, averaged over who could have been treated."""
        odds = np.exp(self.columns @ coefficients)
        share = self.treated.mean()
        chance = odds / (1 + odds)
        cross = self._square(chance) / share
        variance = np.block(
            [[self._square(chance / (1 + odds)), cross], [cross, self._square(odds) / share**2]]
        )
        return np.asarray(np.linalg.pinv(variance, rcond=1e-10, hermitian=True))

    def _square(self, weights: Floats) -> Floats:
        return np.asarray(self.columns.T @ (self.columns * weights[:, None]) / len(self.columns))


def _fit(moments: _Moments, first: Logit) -> tuple[Floats, Floats]:
    """Least squares on the weighted moments, from the logit; and each row's influence."""
    weight = moments.weight(first.coefficients)
    root = _root(weight)
    found = least_squares(
        lambda coefficients: root @ moments.rows(coefficients).mean(axis=0),
        first.coefficients,
        jac=lambda coefficients: root @ moments.slope(coefficients),
        method="lm",
        xtol=SETTLED,
        ftol=SETTLED,
        gtol=SETTLED,
    )
    if not found.success:
        raise Refusal(
            "Le score de propension équilibrant (CBPS) ne se stabilise pas.",
            "Simplifiez les termes de propension, ou retirez cbps_att des estimateurs.",
        )
    return _polished(moments, weight, found.x)


def _polished(moments: _Moments, weight: Floats, coefficients: Floats) -> tuple[Floats, Floats]:
    """Newton's last steps: a least height alone knows its place to eight digits."""
    for _ in range(POLISH):
        slope, rows = moments.slope(coefficients), moments.rows(coefficients)
        mean = weight @ rows.mean(axis=0)
        bend = slope.T @ weight @ slope + moments.bend(coefficients, mean)
        coefficients = coefficients - np.linalg.solve(bend, slope.T @ mean)
    slope, rows = moments.slope(coefficients), moments.rows(coefficients)
    pull = np.linalg.solve(slope.T @ weight @ slope, slope.T @ weight)
    return coefficients, -rows @ pull.T


def _root(weight: Floats) -> Floats:
    """The symmetric square root."""
    values, vectors = np.linalg.eigh(weight)
    return np.asarray((vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T)
