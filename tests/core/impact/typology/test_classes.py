"""Classes: found where they are, the same whatever the order, and as good as a search of all medoids."""

from itertools import combinations

import numpy as np
import pytest

from socle.core.errors import Refusal
from socle.core.impact.sample import Floats
from socle.core.impact.typology.classes import classify, euclidean


def clouds(seed: int = 1) -> Floats:
    """Three clouds of 20, 15 and 10 points."""
    draw = np.random.default_rng(seed)
    centres = np.repeat([[0, 0], [6, 0], [0, 6]], [20, 15, 10], axis=0)
    return centres + draw.normal(0, 0.7, (45, 2))


def test_three_clouds_are_three_classes_the_largest_first() -> None:
    found = classify(euclidean(clouds()), np.ones(45))
    assert found.labels.tolist() == [0] * 20 + [1] * 15 + [2] * 10
    assert found.silhouette > 0.7


def test_medoids_are_the_best_of_all() -> None:
    table = euclidean(clouds()[::2])
    found = classify(table, np.ones(23), number=3)
    cost = min(table[:, list(three)].min(axis=1).sum() for three in combinations(range(23), 3))
    assert table[:, found.medoids].min(axis=1).sum() == pytest.approx(cost)


def test_a_profile_of_ten_people_weighs_ten() -> None:
    points = np.array([[0.0], [1.0], [10.0], [11.0], [12.0]])
    weights = np.array([1.0, 10.0, 1.0, 1.0, 1.0])
    assert classify(euclidean(points), weights, number=2).medoids.tolist() == [1, 3]


def test_the_silhouette_is_that_of_people_counted_one_by_one() -> None:
    points, weights = clouds()[::3], np.tile([1.0, 2.0, 3.0], 5)
    grouped = classify(euclidean(points), weights, number=3)
    copied = np.repeat(points, weights.astype(int), axis=0)
    from sklearn.metrics import silhouette_score

    labels = np.repeat(grouped.labels, weights.astype(int))
    assert grouped.silhouette == pytest.approx(silhouette_score(copied, labels))


def test_the_order_of_profiles_changes_nothing() -> None:
    points, shuffled = clouds(), np.random.default_rng(2).permutation(45)
    moved = classify(euclidean(points[shuffled]), np.ones(45))
    assert moved.labels.tolist() == classify(euclidean(points), np.ones(45)).labels[shuffled].tolist()


def test_more_classes_than_profiles_are_refused() -> None:
    with pytest.raises(Refusal, match="Trop peu de profils"):
        classify(euclidean(clouds()[:4]), np.ones(4), number=6)
