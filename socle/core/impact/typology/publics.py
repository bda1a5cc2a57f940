"""Publics: people who gave much the same answers before entry."""

import numpy as np

from socle.core.impact.plan import Described, Type
from socle.core.impact.sample import Codes
from socle.core.impact.table import Table, Texts
from socle.core.impact.typology.answer import Public
from socle.core.impact.typology.classes import classify, euclidean
from socle.core.impact.typology.grouped import LETTERS, Grouped, by_size, spread
from socle.core.impact.typology.mca import correspondence
from socle.core.impact.typology.words import traits

UNKNOWN = "non renseigné"
FEW = 8
"""A number that takes more values than this is cut in three."""


def publics_of(answers: dict[str, Texts], *, number: int | None = None) -> Grouped[Public]:
    """Classes on the axes of the correspondence analysis; each person joins the nearest class's model."""
    axes = correspondence(answers)
    profiles, of_person = np.unique(np.round(axes.people, 9), axis=0, return_inverse=True)
    of_person = of_person.reshape(-1)
    chosen, numbers = np.unique(np.sort(of_person)[spread(len(of_person))], return_counts=True)
    models = classify(euclidean(profiles[chosen]), numbers.astype(np.float64), number=number)
    centres = profiles[chosen][models.medoids]
    apart = np.stack([np.sum((profiles - centre) ** 2, axis=1) for centre in centres])
    labels = by_size(np.argmin(np.round(apart, 9), axis=0)[of_person])
    return Grouped(labels, _told(labels, answers), models.silhouette)


def _told(labels: Codes, answers: dict[str, Texts]) -> tuple[Public, ...]:
    return tuple(
        Public(LETTERS[label], int((labels == label).sum()), traits(labels == label, answers))
        for label in range(int(labels.max()) + 1)
    )


def answers_in(column: str, described: Described, table: Table) -> Texts:
    """A few answers, said as a reader says them."""
    texts, missing = table.texts(column), table.missing(column)
    if described.type == Type.BOOLEAN:
        said: Texts = np.where(np.isin(texts, ("1", "true", "True", "TRUE", "1.0")), "oui", "non")
    elif table.is_numeric(column) and len(np.unique(texts[~missing])) > FEW:
        said = _in_three(table, column)
    else:
        said = texts
    return np.asarray(np.where(missing, UNKNOWN, said))


def _in_three(table: Table, column: str) -> Texts:
    """Three classes of about as many people, cut at values that were met."""
    values = table.numbers(column)
    low, high = np.nanquantile(values, (1 / 3, 2 / 3), method="inverted_cdf")
    first, last = (f"{bound:g}".replace(".", ",") for bound in (low, high))
    said = (f"jusqu’à {first}", f"plus de {first} et jusqu’à {last}", f"plus de {last}")
    places = np.searchsorted([low, high], values, side="left").clip(max=2)
    return np.asarray(np.array(said)[places])
