"""The exponential-weights bootstrap (Bayesian) of the weighted and doubly robust effects.

Each repetition gives every person, or every cluster, a weight drawn from an exponential law, then refits both
models: nobody disappears, so no repetition breaks. Repetitions go through matrix products by the hundred.
Never for nearest neighbours, where it is invalid (Abadie and Imbens 2008).
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.canonical import canonical_order
from socle.core.impact.design import basis
from socle.core.impact.logit import Logit, fit_propensity
from socle.core.impact.sample import Codes, Floats, Sample
from socle.core.impact.strata import comparable

BATCH = 40
THREADS = 2
STEPS = 60
# Each step is some ten times smaller than the one before: what is left to do is below a millionth.
SETTLED = 1e-5
ESTIMATORS = ("ipw_att", "dr_att")


@dataclass(frozen=True, slots=True, eq=False)
class Bootstrap:
    """The spread of repeated estimates of one effect."""

    estimator: str
    repetitions: int
    seed: int
    se: float
    ci_low: float
    ci_high: float
    """Percentiles 2.5 and 97.5."""
    draws: Floats


def bootstrap(sample: Sample, *, repetitions: int = 1_000, seed: int = 1) -> dict[str, Bootstrap]:
    """Of `ipw_att` and `dr_att`, for the sample's outcome."""
    return bootstrap_outcomes(sample, sample.outcome[:, None], repetitions=repetitions, seed=seed)[0]


def bootstrap_outcomes(
    sample: Sample, outcomes: Floats, *, repetitions: int = 1_000, seed: int = 1
) -> tuple[dict[str, Bootstrap], ...]:
    """Of several outcomes known on the same rows (n × m): the models of each repetition serve them all."""
    if sample.cells is not None:
        kept = comparable(sample, sample.cells)
        sample, outcomes = kept.sample, outcomes[kept.rows]
    study = _prepared(sample, outcomes)
    sizes = [min(BATCH, repetitions - start) for start in range(0, repetitions, BATCH)]
    seeds = np.random.SeedSequence(seed).spawn(len(sizes))
    with ThreadPoolExecutor(THREADS) as pool:
        batches = list(pool.map(study.repeat, sizes, seeds))
    draws = np.concatenate(batches, axis=1)
    return tuple(
        {name: _summary(name, draws[place, :, column], seed) for place, name in enumerate(ESTIMATORS)}
        for column in range(outcomes.shape[1])
    )


def _summary(name: str, draws: Floats, seed: int) -> Bootstrap:
    low, high = np.quantile(draws, (0.025, 0.975))
    return Bootstrap(name, len(draws), seed, float(np.std(draws, ddof=1)), float(low), float(high), draws)


@dataclass(frozen=True, slots=True, eq=False)
class _Prepared:
    """What every repetition shares, rows in canonical order, treated people last."""

    logit: Logit
    propensity: Floats
    squares: Floats
    """n × k(k+1)/2: products of columns times the logit's variance, so that an information is one product."""
    controls: Floats
    """The outcome model's columns on the controls, and below on the treated."""
    treated: Floats
    control_squares: Floats
    control_products: Floats
    outcomes: Floats
    clusters: Codes | None

    def repeat(self, size: int, seed: np.random.SeedSequence) -> Floats:
        """2 × repetitions × outcomes."""
        weights = self._weights(size, np.random.default_rng(seed))
        split = len(self.controls)
        odds = self._odds(weights)[:, :split] * weights[:, :split]
        shares, known = weights[:, split:], self.outcomes[split:]
        total = shares.sum(axis=1, keepdims=True)
        reached = shares @ known / total
        unadjusted = odds @ self.outcomes[:split] / odds.sum(axis=1, keepdims=True)
        slopes = self._slopes(weights[:, :split])
        # mean of t(y−m₀) less the odds-weighted mean of the controls' residuals.
        profile = (shares @ self.treated - odds @ self.controls) / total
        expected = np.einsum("bk,bkm->bm", profile, slopes)
        augmented = reached - odds @ self.outcomes[:split] / total - expected
        return np.stack([reached - unadjusted, augmented])

    def _weights(self, size: int, draw: np.random.Generator) -> Floats:
        rows = len(self.outcomes)
        if self.clusters is None:
            return draw.standard_exponential((size, rows))
        return draw.standard_exponential((size, int(self.clusters.max()) + 1))[:, self.clusters]

    def _odds(self, weights: Floats) -> Floats:
        """Newton's steps with the information of the first, for the whole batch at once."""
        split, columns = len(self.controls), self.propensity
        number = columns.shape[1]
        inverse = np.linalg.inv(_symmetric(weights @ self.squares, number))
        coefficients = np.tile(self.logit.coefficients, (len(weights), 1))
        for _ in range(STEPS):
            residual = _unlikely(coefficients @ columns.T)
            residual[:, :split] -= 1
            residual *= weights
            step = np.einsum("bij,bj->bi", inverse, residual @ columns)
            coefficients += step
            if np.max(np.abs(step)) < SETTLED * (1 + np.max(np.abs(coefficients))):
                return np.exp(coefficients @ columns.T)
        raise Refusal(
            "Le bootstrap ne se stabilise pas : le score de propension est trop proche de la séparation.",
            "Simplifiez les termes de propension, ou fiez-vous à la fonction d’influence (bootstrap à 0).",
        )

    def _slopes(self, weights: Floats) -> Floats:
        number = self.controls.shape[1]
        squares = _symmetric(weights @ self.control_squares, number)
        products = (weights @ self.control_products).reshape(len(weights), number, -1)
        return np.asarray(np.linalg.solve(squares, products))


def _prepared(sample: Sample, outcomes: Floats) -> _Prepared:
    order = canonical_order(sample)
    split = sample.size - sample.n_treated
    logit = fit_propensity(sample)
    fitted = basis(sample.outcome_model[~sample.treated], sample.outcome_model_names)
    model = _on_everyone(sample, fitted.kept)[order]
    columns, known = logit.basis.columns[order], outcomes[order]
    variance = (logit.probability * (1 - logit.probability))[order]
    controls, ordered = model[:split], known[:split]
    products = controls[:, :, None] * ordered[:, None, :]
    codes = None
    if sample.clusters is not None:
        codes = np.unique(sample.clusters, return_inverse=True)[1][order]
    return _Prepared(
        logit=logit,
        propensity=columns,
        squares=_products(columns) * variance[:, None],
        controls=controls,
        treated=model[split:],
        control_squares=_products(controls),
        control_products=products.reshape(split, -1),
        outcomes=known,
        clusters=codes,
    )


def _on_everyone(sample: Sample, kept: Iterable[int]) -> Floats:
    """The outcome model's columns, centred and scaled: their products keep their digits."""
    columns = sample.outcome_model[:, list(kept)]
    spread = np.std(columns[~sample.treated], axis=0)
    return np.column_stack([np.ones(sample.size), (columns - columns.mean(axis=0)) / spread])


def _unlikely(linear: Floats) -> Floats:
    """One less the probability, in place: numpy's exponential is three times faster than scipy's expit."""
    with np.errstate(over="ignore"):
        np.exp(linear, out=linear)
    linear += 1
    return np.reciprocal(linear, out=linear)


def _products(columns: Floats) -> Floats:
    """Of each column with itself and those after it, in the order of `triu_indices`."""
    number = columns.shape[1]
    products = np.empty((len(columns), number * (number + 1) // 2))
    start = 0
    for place in range(number):
        np.multiply(
            columns[:, place, None], columns[:, place:], out=products[:, start : start + number - place]
        )
        start += number - place
    return products


def _symmetric(triangles: Floats, number: int) -> Floats:
    rows, others = np.triu_indices(number)
    full = np.empty((len(triangles), number, number))
    full[:, rows, others] = triangles
    full[:, others, rows] = triangles
    return full
