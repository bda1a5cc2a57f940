"""Trajectories: people who went through much the same states, month by month."""

import numpy as np

from socle.core.impact.sample import Codes
from socle.core.impact.table import Table
from socle.core.impact.typology.answer import Trajectory
from socle.core.impact.typology.asked import MONTH
from socle.core.impact.typology.classes import classify
from socle.core.impact.typology.grouped import Grouped, by_size
from socle.core.impact.typology.publics import UNKNOWN
from socle.core.impact.typology.sequences import (
    Sequences,
    distances,
    drawn,
    nearest,
    read_sequences,
    substitution_costs,
)


def sequences_in(column: str, table: Table) -> Sequences:
    """A month that is not known is a state like another: nobody leaves the count."""
    texts = table.texts(column)
    texts = texts[~table.missing(column)]
    months = int(np.char.count(texts[:1], MONTH).sum()) + 1
    nothing = MONTH.join([""] * months)
    whole = np.where(table.missing(column), nothing, table.texts(column))
    states = np.array([str(text).split(MONTH) for text in whole])
    return read_sequences(np.where(np.char.strip(states) == "", UNKNOWN, np.char.strip(states)))


def trajectories_of(sequences: Sequences, *, number: int | None = None) -> Grouped[Trajectory]:
    """Optimal matching among some, evenly drawn; then everybody joins the nearest class's model."""
    costs = substitution_costs(sequences)
    some = drawn(sequences)
    models = classify(distances(some, costs), some.numbers.astype(np.float64), number=number)
    labels = by_size(nearest(sequences, some.distinct[models.medoids], costs)[sequences.of_person])
    return Grouped(labels, _told(labels, sequences), models.silhouette)


def _told(labels: Codes, sequences: Sequences) -> tuple[Trajectory, ...]:
    months = sequences.distinct[sequences.of_person]
    return tuple(
        Trajectory(str(label + 1), int((labels == label).sum()), _states(months[labels == label], sequences))
        for label in range(int(labels.max()) + 1)
    )


def _states(months: Codes, sequences: Sequences) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(int(people) for people in (months == state).sum(axis=0))
        for state in range(len(sequences.states))
    )
