"""Doubly robust with gradient boosting, cross-fitted: nobody is predicted by a model that has seen them."""

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.canonical import canonical_order
from socle.core.impact.estimate import Estimate, by_influence
from socle.core.impact.robust import att_scores
from socle.core.impact.sample import Codes, Flags, Floats, Sample

FOLDS = 5
SURE = 0.99
"""A propensity above this is brought down to it: no comparison person weighs more than 99 treated."""


def aipw_att(sample: Sample, *, seed: int = 1) -> Estimate:
    _refuse_without_boosting()
    order = canonical_order(sample)
    ordered = sample.take(order)
    chance, expected = _cross_fitted(ordered, _folds(ordered, seed))
    back = np.argsort(order)
    odds = (chance / (1 - chance))[back]
    scores = att_scores(sample.treated, sample.outcome - expected[back], odds)
    return by_influence(
        "aipw_att",
        scores.estimate,
        scores.influence,
        sample=sample,
        convention="effet moyen sur les bénéficiaires, doublement robuste, gradient boosting, "
        f"{FOLDS} plis croisés, propension plafonnée à {SURE:g}".replace(".", ","),
        weights=np.where(sample.treated, 1.0, odds),
    )


def _refuse_without_boosting() -> None:
    try:
        import sklearn.ensemble  # noqa: F401
    except ImportError:
        raise Refusal(
            "L’estimateur aipw_att demande scikit-learn, qui n’est pas installé.",
            'Installez-le (pip install "socle[boosting]") ou retirez aipw_att des estimateurs.',
        ) from None


def _folds(sample: Sample, seed: int) -> Codes:
    """Drawn among people, or among clusters: a cluster is never on both sides."""
    units = np.arange(sample.size) if sample.clusters is None else sample.clusters
    _, codes = np.unique(units, return_inverse=True)
    drawn = np.random.default_rng(seed).permutation(codes.max() + 1)
    return np.asarray(drawn[codes] % FOLDS)


def _cross_fitted(sample: Sample, folds: Codes) -> tuple[Floats, Floats]:
    from threadpoolctl import threadpool_limits

    # Sums in one order whatever the machine, and no threads that wait for one another on a busy one.
    with threadpool_limits(1):
        return _fitted_by_fold(sample, folds)


def _fitted_by_fold(sample: Sample, folds: Codes) -> tuple[Floats, Floats]:
    chance, expected = np.empty(sample.size), np.empty(sample.size)
    for fold in range(FOLDS):
        here, away = folds == fold, folds != fold
        if not (sample.treated[away].any() and (~sample.treated[away]).any()):
            raise Refusal(
                "Un pli ne compte qu’un seul des deux groupes.", "Retirez aipw_att : trop peu de personnes."
            )
        chance[here] = _chance(sample, away, here)
        expected[here] = _expected(sample, away & ~sample.treated, here)
    return np.minimum(chance, SURE), expected


def _chance(sample: Sample, away: Flags, here: Flags) -> Floats:
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(**_settings())
    model.fit(sample.propensity[away], sample.treated[away])
    return np.asarray(model.predict_proba(sample.propensity[here])[:, 1])


def _expected(sample: Sample, away: Flags, here: Flags) -> Floats:
    from sklearn.ensemble import HistGradientBoostingRegressor

    model = HistGradientBoostingRegressor(**_settings())
    model.fit(sample.outcome_model[away], sample.outcome[away])
    return np.asarray(model.predict(sample.outcome_model[here]))


def _settings() -> dict[str, float | int | bool]:
    """Shallow and slow, and nothing drawn: early stopping would hold out people at random."""
    return {
        "learning_rate": 0.05,
        "max_iter": 120,
        "max_leaf_nodes": 15,
        "min_samples_leaf": 40,
        "early_stopping": False,
        "random_state": 0,
    }
