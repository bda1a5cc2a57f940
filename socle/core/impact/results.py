"""What a study answers: counts and estimates only, never a row about a person."""

from dataclasses import dataclass
from enum import StrEnum

from socle.core.impact.typology.answer import Typology

SCHEMA = "socle-impact-1"


class Verdict(StrEnum):
    EFFECT = "effect"
    ASSOCIATION = "association"
    INCONCLUSIVE = "inconclusive"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Written:
    """What the protocol says, repeated so that the results are read alone."""

    title: str
    question: str
    population: str
    time_zero: str
    author: str
    treatment: str
    headline: str
    propensity: tuple[str, ...]
    outcome_model: tuple[str, ...]
    eligibility: tuple[str, ...]
    smd: float
    ess: float
    outside_support: float


@dataclass(frozen=True, slots=True)
class FlowStep:
    step: str
    rows: int
    treated: int
    removed: int


@dataclass(frozen=True, slots=True)
class EstimateRow:
    estimator: str
    outcome: str
    horizon: int | None
    label: str
    kind: str
    estimate: float
    se: float
    ci_low: float
    ci_high: float
    ess: float
    n_treated: int
    n_controls: int
    mean_treated: float
    mean_controls: float
    convention: str
    se_convention: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BalanceRow:
    covariate: str
    label: str
    smd_before: float
    smd_after: float
    mean_treated: float
    mean_before: float
    mean_after: float


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The effect on the treated of one pathway, or of one subgroup; `column` says what makes the groups."""

    pathway: str
    n_treated: int
    estimate: float
    se: float
    ci_low: float
    ci_high: float
    simultaneous_low: float
    simultaneous_high: float
    column: str
    outcome: str
    horizon: int | None
    label: str


@dataclass(frozen=True, slots=True)
class Interaction:
    """Whether the effects of the groups of a column differ at all."""

    column: str
    outcome: str
    horizon: int | None
    statistic: float
    degrees: int
    p_value: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on one outcome, or against one comparison group."""

    outcome: str
    horizon: int | None
    label: str
    group: str
    verdict: Verdict
    reasons: tuple[str, ...]
    n_controls: int
    estimate: float | None
    se: float | None
    ci_low: float | None
    ci_high: float | None
    ess: float | None


@dataclass(frozen=True, slots=True)
class Stopped:
    """What could not be computed, and why."""

    what: str
    outcome: str
    horizon: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many treated and comparison people in each class of the propensity score."""

    edges: tuple[float, ...]
    treated: tuple[int, ...]
    controls: tuple[int, ...]
    outside_support: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Cumulative incidence of one event, month by month, treated and weighted comparison people.

    `…_waiting` are people, unweighted, still followed and to whom nothing has happened yet.
    """

    outcome: str
    label: str
    event: str
    is_competing: bool
    months: tuple[float, ...]
    treated: tuple[float, ...]
    treated_low: tuple[float, ...]
    treated_high: tuple[float, ...]
    controls: tuple[float, ...]
    controls_low: tuple[float, ...]
    controls_high: tuple[float, ...]
    treated_waiting: tuple[int, ...]
    controls_waiting: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One sensitivity check: its figure, and what it says in a sentence."""

    name: str
    label: str
    value: float | None
    said: str


@dataclass(frozen=True, slots=True)
class SpecificationRow:
    name: str
    estimate: float
    ci_low: float
    ci_high: float
    is_main: bool


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where every figure comes from: the same three hashes and seed give the same figures."""

    version: str
    code_sha256: str
    protocol_sha256: str
    data_sha256: str
    data_rows: int
    seed: int
    repetitions: int
    locked_on: str
    lock: str


@dataclass(frozen=True, slots=True)
class Results:
    schema: str
    study: Written
    verdict: Verdict
    reasons: tuple[str, ...]
    conclusion: str
    limits: tuple[str, ...]
    estimates: tuple[EstimateRow, ...]
    balance: tuple[BalanceRow, ...]
    groups: tuple[GroupRow, ...]
    interactions: tuple[Interaction, ...]
    subgroups: tuple[GroupRow, ...]
    outcomes: tuple[Judged, ...]
    comparisons: tuple[Judged, ...]
    flow: tuple[FlowStep, ...]
    overlap: Overlap | None
    curves: tuple[Curve, ...]
    checks: tuple[Check, ...]
    specifications: tuple[SpecificationRow, ...]
    typology: Typology | None
    stopped: tuple[Stopped, ...]
    provenance: Provenance

    @property
    def main(self) -> EstimateRow | None:
        """The estimate that the verdict is about."""
        primary = self.outcomes[0]
        wanted = (self.study.headline, primary.outcome, primary.horizon)
        found = (row for row in self.estimates if (row.estimator, row.outcome, row.horizon) == wanted)
        return next(found, None)
