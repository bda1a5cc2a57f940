"""What a typology answers: counts of people only; shares and sentences are made from them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trait:
    """An answer more common in a class than elsewhere: how many give it, inside and elsewhere."""

    question: str
    answer: str
    inside: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Public:
    name: str
    people: int
    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Trajectory:
    name: str
    people: int
    months: tuple[tuple[int, ...], ...]
    """For each state, how many people are in it month by month."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """How many people of one public follow each trajectory, in their order."""

    public: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Typology:
    """Of the people who entered; `…_apart` are silhouettes, from −1 to 1."""

    people: int
    publics: tuple[Public, ...]
    publics_apart: float
    states: tuple[str, ...]
    trajectories: tuple[Trajectory, ...]
    trajectories_apart: float
    crossed: tuple[Crossed, ...]
