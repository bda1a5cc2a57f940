"""Comparison inside classes: of the propensity score, or the protocol's exact cells."""

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.estimate import Estimate, by_influence
from socle.core.impact.logit import fit_propensity
from socle.core.impact.robust import att_scores
from socle.core.impact.sample import Codes, Flags, Floats, Sample

CLASSES = 20
FEWEST = 2
"""Of each group in a class; a class with fewer joins the one below it."""
BY_CLASS = "fonction d’influence, classes tenues pour fixes"


def subclass_att(sample: Sample) -> Estimate:
    score = fit_propensity(sample)
    return _inside(
        "subclass_att",
        sample,
        propensity_classes(sample.treated, score.probability),
        f"effet moyen sur les bénéficiaires, au plus {CLASSES} classes du score de propension",
        notes=score.basis.notes,
    )


def exact_att(sample: Sample) -> Estimate:
    if sample.cells is None:
        raise Refusal(
            "La comparaison par cellules exactes demande des cellules.",
            "Nommez-les dans le protocole (cells = […]) ou retirez exact_att des estimateurs.",
        )
    return _inside(
        "exact_att",
        sample,
        sample.cells,
        "effet moyen sur les bénéficiaires, dans chaque cellule exacte",
    )


def propensity_classes(treated: Flags, score: Floats) -> Codes:
    """Cut at the quantiles of the treated; from the top, what is too small joins what is below."""
    cuts = np.unique(np.quantile(score[treated], np.arange(1, CLASSES) / CLASSES))
    classes = np.searchsorted(cuts, score, side="right").astype(np.int64)
    for label in range(len(cuts), 0, -1):
        if _too_small(classes == label, treated):
            classes[classes == label] = label - 1
    lowest = np.unique(classes)
    if len(lowest) > 1 and _too_small(classes == lowest[0], treated):
        classes[classes == lowest[0]] = lowest[1]
    return classes


def _too_small(inside: Flags, treated: Flags) -> bool:
    return bool(min((inside & treated).sum(), (inside & ~treated).sum()) < FEWEST)


def _inside(
    name: str, sample: Sample, classes: Codes, convention: str, *, notes: tuple[str, ...] = ()
) -> Estimate:
    """Each class weighs what its treated people weigh."""
    _, codes = np.unique(classes, return_inverse=True)
    treated = np.bincount(codes, weights=sample.treated)
    controls = np.bincount(codes, weights=~sample.treated)
    if np.any((treated > 0) & (controls == 0)):
        raise Refusal(
            "Une classe compte des bénéficiaires et aucune personne de comparaison.",
            "Regroupez les classes, ou resserrez la population.",
        )
    outcomes = np.bincount(codes, weights=np.where(sample.treated, 0.0, sample.outcome))
    expected = (outcomes / np.maximum(controls, 1))[codes]
    odds = (treated / np.maximum(controls, 1))[codes]
    scores = att_scores(sample.treated, sample.outcome - expected, odds)
    return by_influence(
        name,
        scores.estimate,
        scores.influence,
        sample=sample,
        convention=convention,
        se_convention=BY_CLASS,
        weights=np.where(sample.treated, 1.0, odds),
        notes=notes,
    )
