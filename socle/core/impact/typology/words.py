"""Each class said in plain French: what is more common there than elsewhere, and what came in what order."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from socle.core.impact.said import percent
from socle.core.impact.typology.answer import Public, Trait, Trajectory

MARKED = 0.10
"""A share that passes the others' by ten points is worth saying."""
SAID = 4
SHORTEST = 2
"""Months: a shorter stay is not part of the story."""
WELL_APART, APART = 0.5, 0.25
"""Silhouettes, as Kaufman and Rousseeuw read them."""


def traits(inside: NDArray[np.bool_], answers: Mapping[str, NDArray[np.str_]]) -> tuple[Trait, ...]:
    """The answers that mark a class, strongest first."""
    people, others = int(inside.sum()), int((~inside).sum())

    def passes(trait: Trait) -> float:
        return trait.inside / people - trait.elsewhere / max(others, 1)

    found = [trait for trait in _counted(inside, answers) if passes(trait) >= MARKED]
    return tuple(sorted(found, key=lambda trait: -round(passes(trait), 9))[:SAID])


def _counted(inside: NDArray[np.bool_], answers: Mapping[str, NDArray[np.str_]]) -> Iterator[Trait]:
    for question, given in answers.items():
        for answer in np.unique(given[inside]):
            gave = given == answer
            yield Trait(question, str(answer), int((gave & inside).sum()), int((gave & ~inside).sum()))


def portrait(public: Public, everyone: int) -> str:
    """What is more common in this public than among the others."""
    others = max(everyone - public.people, 1)
    said = [
        f"{trait.question} « {trait.answer} » pour {percent(trait.inside / public.people)}, contre "
        f"{percent(trait.elsewhere / others)} ailleurs"
        for trait in public.traits
    ]
    return " ; ".join(said) if said else "rien ne le distingue nettement des autres"


def story(trajectory: Trajectory, states: Sequence[str]) -> str:
    """The most common state of each month, in order: a class is told, never the life of one person."""
    spells = [(state, months) for state, months in _spells(trajectory) if state >= 0 and months >= SHORTEST]
    said = [f"{states[state]} ({months} mois)" for state, months in spells]
    return ", puis ".join(said) if said else "une alternance de séjours courts"


def _spells(trajectory: Trajectory) -> list[tuple[int, int]]:
    counts = np.array(trajectory.months)
    common = np.where(counts.max(axis=0) > 0, np.argmax(counts, axis=0), -1)
    starts = np.flatnonzero(np.concatenate([[True], np.diff(common) != 0]))
    lengths = np.diff(np.append(starts, len(common)))
    return [(int(common[start]), int(length)) for start, length in zip(starts, lengths, strict=True)]


def how_apart(silhouette: float) -> str:
    if silhouette >= WELL_APART:
        return "Ces classes sont bien séparées."
    if silhouette >= APART:
        return "Ces classes se séparent assez bien, avec des personnes entre deux."
    return "Ces classes se touchent : beaucoup de personnes sont entre deux."
