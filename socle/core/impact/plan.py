"""What a study promises before any outcome is read: STUDY.toml, as facts."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from socle.core.impact.typology.asked import Asked

DEFAULT_SMD, DEFAULT_ESS, DEFAULT_OUTSIDE = 0.1, 100.0, 0.1
DEFAULT_REPETITIONS, DEFAULT_SEED = 1000, 1
# Months spent in a situation: people are compared inside one of these classes.
DEFAULT_ELAPSED = (3.0, 6.0, 12.0, 24.0)


class Kind(StrEnum):
    CONTINUOUS = "continuous"
    BINARY = "binary"
    DURATION = "duration"


class Type(StrEnum):
    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`event` and `competing` are values of `event_column`; they and it serve durations only."""

    name: str
    kind: Kind
    horizon: int | None = None
    label: str = ""
    event_column: str = ""
    event: str = ""
    competing: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class Rule:
    """Who is in: the value of a column between bounds, or among values."""

    column: str
    at_least: float | None = None
    at_most: float | None = None
    among: tuple[str, ...] = ()

    def said(self, label: str) -> str:
        bounds = [
            f"au moins {self.at_least:g}" if self.at_least is not None else "",
            f"au plus {self.at_most:g}" if self.at_most is not None else "",
            " ou ".join(self.among),
        ]
        return f"{label} – {', '.join(bound for bound in bounds if bound)}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups of the comparison people, side by side; `main` restricts the main comparison to one of them."""

    column: str
    groups: tuple[str, ...]
    main: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """What the data dictionary says of one column."""

    type: Type | None = None
    at_least: float | None = None
    at_most: float | None = None
    among: tuple[str, ...] = ()
    is_measured_after: bool | None = None
    measured_on: str = ""
    """The column that dates this one."""
    label: str = ""
    missing_as: str = ""
    """What an empty cell means; without it the row is set aside, and counted."""


@dataclass(frozen=True, slots=True)
class Times:
    """Columns of dates, and the time already spent in the situation when the comparison starts."""

    zero: str = ""
    treatment_start: str = ""
    elapsed: str = ""
    elapsed_bounds: tuple[float, ...] = DEFAULT_ELAPSED
    risk_set_months: float = 0.0
    """When given, `elapsed` is for others the time they reached; each class draws on who is still there."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    smd: float = DEFAULT_SMD
    ess: float = DEFAULT_ESS
    outside_support: float = DEFAULT_OUTSIDE


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """`negative_control`: two groups of comparison people between whom nothing should differ."""

    placebo_outcomes: tuple[str, ...] = ()
    negative_control_column: str = ""
    negative_control: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Specification:
    """Another choice that could have been made; empty means the choice of the study."""

    name: str
    propensity: tuple[str, ...] = ()
    outcome_model: tuple[str, ...] = ()
    estimator: str = ""
    is_trimmed: bool = False
    """People without a counterpart are set aside first."""


@dataclass(frozen=True, slots=True)
class Protocol:
    content: bytes
    treatment: str
    outcomes: tuple[Outcome, ...]
    propensity: tuple[str, ...]
    outcome_model: tuple[str, ...]
    estimators: tuple[str, ...]
    title: str = ""
    question: str = ""
    population: str = ""
    time_zero: str = ""
    author: str = ""
    pathway: tuple[str, ...] = ()
    """Why people entered, and what they followed: each combination met is a pathway."""
    is_after_entry: bool = False
    eligibility: tuple[Rule, ...] = ()
    comparison: Comparison | None = None
    cells: tuple[str, ...] = ()
    cluster: str = ""
    subgroups: tuple[str, ...] = ()
    times: Times = Times()
    thresholds: Thresholds = Thresholds()
    repetitions: int = DEFAULT_REPETITIONS
    seed: int = DEFAULT_SEED
    sensitivity: Sensitivity = Sensitivity()
    specifications: tuple[Specification, ...] = ()
    dictionary: Mapping[str, Described] = field(default_factory=dict)
    typology: Asked = field(default_factory=Asked)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(canonical(self.content)).hexdigest()

    @property
    def primary(self) -> Outcome:
        """The first outcome written is the one that the study is judged by."""
        return self.outcomes[0]

    @property
    def headline(self) -> str:
        """The estimator that the verdict reads."""
        adjusted = [name for name in self.estimators if name != "naive"]
        return "dr_att" if "dr_att" in adjusted else (adjusted or ["naive"])[0]

    def label(self, column: str) -> str:
        described = self.dictionary.get(column)
        return described.label if described and described.label else column

    @property
    def missing_to_conclude(self) -> tuple[str, ...]:
        """What an effect needs to be said at all: a design written beforehand."""
        design = {
            "la question (question)": self.question,
            "la population (population)": self.population,
            "le temps zéro (time_zero)": self.time_zero,
            "l’éligibilité ([[eligibility]])": self.eligibility,
        }
        return tuple(name for name, said in design.items() if not said)


def canonical(content: bytes) -> bytes:
    """The same text whatever the machine that saved it: no byte-order mark, one kind of line end."""
    return content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
