"""Classes from distances: Ward's tree to start, then medoids that no exchange improves."""

from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from socle.core.errors import Refusal
from socle.core.impact.sample import Codes, Floats
from socle.core.impact.typology.asked import FEWEST, MOST

ROUNDS = 100


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """Classes numbered from the largest; `silhouette` (−1 to 1) says how apart they are."""

    labels: Codes
    medoids: Codes
    silhouette: float


def classify(distances: Floats, weights: Floats, *, number: int | None = None) -> Classes:
    """In `number` classes, or in the number whose silhouette is highest."""
    most = min(MOST, len(distances) - 1)
    if most < FEWEST or (number is not None and not FEWEST <= number <= most):
        raise Refusal("Trop peu de profils différents pour autant de classes.", "Demandez moins de classes.")
    tree = linkage(squareform(distances, checks=False), "ward")
    tried = (number,) if number else range(FEWEST, most + 1)
    answers = [_around_medoids(distances, weights, fcluster(tree, size, "maxclust")) for size in tried]
    return max(answers, key=lambda answer: round(answer.silhouette, 9))


def euclidean(points: Floats) -> Floats:
    """Distances between people on the axes of a correspondence analysis."""
    squares = np.sum(points**2, axis=1)
    table = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * points @ points.T, 0))
    np.fill_diagonal(table, 0)
    return np.asarray(table)


def _around_medoids(distances: Floats, weights: Floats, start: Codes) -> Classes:
    """Each class moves to its weighted medoid, each profile to its nearest medoid, until nothing moves."""
    labels = np.unique(start, return_inverse=True)[1]
    for _ in range(ROUNDS):
        medoids = _medoids(distances, weights, labels)
        # A medoid stays in its class, so none empties.
        moved = np.argmin(np.round(distances[:, medoids], 9), axis=1)
        moved[medoids] = np.arange(len(medoids))
        if np.array_equal(moved, labels):
            break
        labels = moved
    size = np.bincount(labels, weights)
    order = np.lexsort([medoids, -size])
    ranked = np.argsort(order)[labels]
    return Classes(ranked.astype(np.int64), medoids[order], _silhouette(distances, weights, ranked))


def _medoids(distances: Floats, weights: Floats, labels: Codes) -> Codes:
    chosen = []
    for label in range(labels.max() + 1):
        inside = np.flatnonzero(labels == label)
        costs = distances[np.ix_(inside, inside)] @ weights[inside]
        chosen.append(int(inside[np.argmin(np.round(costs, 9))]))
    return np.array(chosen)


def _silhouette(distances: Floats, weights: Floats, labels: Codes) -> float:
    """Weighted by people: those who follow the same profile are at no distance from one another."""
    classes = labels.max() + 1
    sums = np.column_stack([distances @ (weights * (labels == label)) for label in range(classes)])
    sizes = np.bincount(labels, weights)
    rows = np.arange(len(labels))
    fellows = sizes[labels] - 1
    own = np.divide(sums[rows, labels], fellows, out=np.zeros(len(labels)), where=fellows > 0)
    others = sums / sizes
    others[rows, labels] = np.inf
    nearest = others.min(axis=1)
    width = np.where(fellows > 0, (nearest - own) / np.maximum(np.maximum(nearest, own), 1e-300), 0.0)
    return float(width @ weights / weights.sum())
