"""Multiple correspondence analysis: people described by modalities, placed on a few axes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socle.core.errors import UnreadableInput
from socle.core.impact.sample import Floats

Texts = NDArray[np.str_]


@dataclass(frozen=True, slots=True, eq=False)
class Axes:
    people: Floats
    """n × axes: principal coordinates."""
    modalities: Floats
    names: tuple[tuple[str, str], ...]
    """(question, answer) of each row of `modalities`."""
    shares: Floats
    """Of the inertia, by axis, as Benzécri corrects it."""


def correspondence(answers: dict[str, Texts], *, axes: int = 5) -> Axes:
    """The indicator matrix's correspondence analysis; axes below the mean inertia are noise and left out."""
    names, indicators = _indicators(answers)
    questions = len(answers)
    masses = indicators.mean(axis=0) / questions
    centred = (indicators / questions - masses) / np.sqrt(masses)
    # The small matrix (modalities × modalities) holds the same axes as the large one.
    values, vectors = np.linalg.eigh(centred.T @ centred / len(indicators))
    order = np.argsort(-values)
    kept = order[: min(axes, int((values > 1 / questions + 1e-12).sum()))]
    if not len(kept):
        raise UnreadableInput(
            "Les réponses ne dessinent aucun axe.", remedy="Ajoutez des questions liées entre elles."
        )
    directions = _oriented(vectors[:, kept])
    people = centred @ directions
    modalities = directions * np.sqrt(values[kept]) / np.sqrt(masses)[:, None]
    return Axes(people, modalities, names, _benzecri(values, questions)[: len(kept)])


def _indicators(answers: dict[str, Texts]) -> tuple[tuple[tuple[str, str], ...], Floats]:
    names: list[tuple[str, str]] = []
    columns: list[Floats] = []
    for question, given in answers.items():
        labels = np.unique(given)
        if len(labels) < 2:
            raise UnreadableInput(
                f"Tout le monde a la même réponse à « {question} ».", remedy="Retirez cette question."
            )
        names += [(question, str(label)) for label in labels]
        columns += [(given == label).astype(np.float64) for label in labels]
    return tuple(names), np.column_stack(columns)


def _oriented(vectors: Floats) -> Floats:
    """An axis has no direction of its own: its largest coordinate is made positive."""
    largest = np.argmax(np.round(np.abs(vectors), 9), axis=0)
    return np.asarray(vectors * np.sign(vectors[largest, np.arange(vectors.shape[1])]))


def _benzecri(values: Floats, questions: int) -> Floats:
    above = np.sort(values[values > 1 / questions + 1e-12])[::-1]
    corrected = (questions / (questions - 1) * (above - 1 / questions)) ** 2
    return np.asarray(corrected / corrected.sum())
