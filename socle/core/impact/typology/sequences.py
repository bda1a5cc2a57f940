"""Pathways as sequences of states, month by month: how far apart, by optimal matching."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socle.core.errors import UnreadableInput
from socle.core.impact.sample import Codes, Floats
from socle.core.impact.typology.grouped import spread


@dataclass(frozen=True, slots=True, eq=False)
class Sequences:
    """Distinct sequences, and who follows which."""

    states: tuple[str, ...]
    distinct: Codes
    """One row each, of state codes."""
    of_person: Codes
    numbers: Codes
    """How many people follow each."""


def read_sequences(months: NDArray[np.str_]) -> Sequences:
    """n people × months of state names, all of the same length."""
    if months.ndim != 2 or months.shape[1] < 2 or (months == "").any():
        raise UnreadableInput(
            "Les parcours n’ont pas tous un état pour chaque mois.", remedy="Donnez un état à chaque mois."
        )
    states, codes = np.unique(months, return_inverse=True)
    table = codes.reshape(months.shape).astype(np.int64)
    distinct, of_person, numbers = np.unique(table, axis=0, return_inverse=True, return_counts=True)
    return Sequences(tuple(str(state) for state in states), distinct, of_person.reshape(-1), numbers)


def drawn(sequences: Sequences) -> Sequences:
    """The same for some people only, evenly spaced once sorted by sequence."""
    people = np.sort(sequences.of_person)
    chosen, of_person, numbers = np.unique(
        people[spread(len(people))], return_inverse=True, return_counts=True
    )
    return Sequences(sequences.states, sequences.distinct[chosen], of_person.reshape(-1), numbers)


def substitution_costs(sequences: Sequences) -> Floats:
    """From the transition rates: 2 less how often one state follows the other, either way."""
    number = len(sequences.states)
    before, after = sequences.distinct[:, :-1], sequences.distinct[:, 1:]
    weights = np.broadcast_to(sequences.numbers[:, None], before.shape)
    counts = np.bincount((before * number + after).ravel(), weights.ravel(), number**2)
    counts = counts.reshape(number, number)
    rates = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    costs = 2 - rates - rates.T
    np.fill_diagonal(costs, 0)
    return np.asarray(costs)


def distances(sequences: Sequences, costs: Floats | None = None, *, indel: float = 1.0) -> Floats:
    """Square table of the least cost to turn one sequence into another."""
    costs = substitution_costs(sequences) if costs is None else costs
    number = len(sequences.distinct)
    table = np.zeros((number, number))
    for place in range(number - 1):
        reached = _to_others(sequences.distinct[place], sequences.distinct[place + 1 :], costs, indel)
        table[place, place + 1 :] = reached
        table[place + 1 :, place] = reached
    return table


def nearest(sequences: Sequences, models: Codes, costs: Floats, *, indel: float = 1.0) -> Codes:
    """For each distinct sequence, which of the models it takes least to turn into."""
    reached = [_to_others(model, sequences.distinct, costs, indel) for model in models]
    return np.asarray(np.argmin(np.round(np.column_stack(reached), 9), axis=1))


def _to_others(one: Codes, others: Codes, costs: Floats, indel: float) -> Floats:
    """Needleman and Wunsch's table, all the others at once (months × others).

    Down a column, the least of `value + indel·distance` is a running minimum: no loop over months.
    """
    months = np.ascontiguousarray(others.T)
    ramp = indel * np.arange(len(months) + 1)[:, None]
    line = np.broadcast_to(ramp, (len(months) + 1, len(others)))
    dear = np.stack([costs[state][months] for state in range(len(costs))])
    for place, state in enumerate(one, start=1):
        following = np.empty_like(line)
        following[0] = indel * place
        np.minimum(line[:-1] + dear[state], line[1:] + indel, out=following[1:])
        following -= ramp
        line = np.minimum.accumulate(following, axis=0, out=following)
        line += ramp
    return np.asarray(line[-1])
