"""People in classes: what publics and trajectories have in common."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from socle.core.impact.sample import Codes

Told = TypeVar("Told")
LETTERS = "ABCDEFGH"
MOST = 600
"""People compared two by two: the table of distances grows as their square."""


@dataclass(frozen=True, slots=True, eq=False)
class Grouped(Generic[Told]):
    """The class of each person, the largest first; `apart` is the silhouette of the classes."""

    labels: Codes
    told: tuple[Told, ...]
    apart: float


def spread(number: int, most: int = MOST) -> Codes:
    """At most so many places among `number`, evenly spaced: no luck, and each kind keeps its share."""
    kept = min(number, most)
    return np.asarray(np.arange(kept) * (number - 1) // max(kept - 1, 1), dtype=np.int64)


def by_size(labels: Codes) -> Codes:
    """Classes numbered again from the largest, those of nobody left out."""
    _, codes, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    rank = np.argsort(np.argsort(-sizes, kind="stable"), kind="stable")
    return np.asarray(rank[codes.reshape(-1)], dtype=np.int64)
