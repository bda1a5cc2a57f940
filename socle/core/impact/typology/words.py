"""Each class said in plain French: what is more common there than elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socle.core.impact.sample import Codes
from socle.core.impact.typology.sequences import Sequences

MARKED = 0.10
"""A share that passes the others' by ten points is worth saying."""
SAID = 4
SHORTEST = 2
"""Months: a shorter stay is not part of the story."""


@dataclass(frozen=True, slots=True)
class Trait:
    question: str
    answer: str
    inside: float
    elsewhere: float


@dataclass(frozen=True, slots=True)
class Portrait:
    number: int
    people: int
    share: float
    traits: tuple[Trait, ...]
    sentence: str


def portraits(labels: Codes, answers: Mapping[str, NDArray[np.str_]]) -> tuple[Portrait, ...]:
    """One a class: the answers that mark it, strongest first."""
    return tuple(_portrait(label, labels, answers) for label in range(int(labels.max()) + 1))


def story(sequences: Sequences, medoid: int) -> str:
    """The typical pathway of a class, in order."""
    spells = [(state, months) for state, months in _spells(sequences.distinct[medoid]) if months >= SHORTEST]
    said = [f"{sequences.states[state]} ({months} mois)" for state, months in spells]
    return ", puis ".join(said) if said else "une alternance de séjours courts"


def _portrait(label: int, labels: Codes, answers: Mapping[str, NDArray[np.str_]]) -> Portrait:
    inside = labels == label
    traits = sorted(_traits(inside, answers), key=lambda trait: trait.elsewhere - trait.inside)[:SAID]
    share = float(inside.mean())
    head = f"Classe {label + 1} ({_percent(share)} des personnes) : "
    said = [
        f"« {trait.answer} » ({trait.question}) pour {_percent(trait.inside)} d’entre elles, "
        f"contre {_percent(trait.elsewhere)} ailleurs"
        for trait in traits
    ]
    body = " ; ".join(said) if said else "rien ne la distingue nettement des autres"
    return Portrait(label + 1, int(inside.sum()), share, tuple(traits), f"{head}{body}.")


def _traits(inside: NDArray[np.bool_], answers: Mapping[str, NDArray[np.str_]]) -> Iterator[Trait]:
    for question, given in answers.items():
        for answer in np.unique(given[inside]):
            here, there = np.mean(given[inside] == answer), np.mean(given[~inside] == answer)
            if here - there >= MARKED:
                yield Trait(question, str(answer), float(here), float(there))


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _spells(states: Codes) -> Iterator[tuple[int, int]]:
    starts = np.flatnonzero(np.concatenate([[True], np.diff(states) != 0]))
    lengths = np.diff(np.append(starts, len(states)))
    return zip((int(state) for state in states[starts]), (int(length) for length in lengths), strict=True)
