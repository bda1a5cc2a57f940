"""What a study answers: counts and estimates only, never a row about a person; `results.json` as facts."""

import json
import math
from dataclasses import asdict, dataclass, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from socle.core.errors import UnreadableInput
from socle.core.impact.typology.answer import Typology

Read = TypeVar("Read")
SCHEMA = "socle-impact-1"
# Beyond these digits two processors may differ.
DIGITS = 12


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
    """Cumulative incidence of one event, month by month, treated and weighted comparison people."""

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


def to_json(results: Results) -> str:
    return json.dumps(_told(asdict(results)), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def from_json(content: str) -> Results:
    """Exactly what `to_json` writes; anything more, such as rows about people, is refused."""
    try:
        return _read_record(json.loads(content), Results, "")
    except (json.JSONDecodeError, RecursionError):
        raise _unreadable("le fichier n’est pas du JSON") from None


def rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _told(value: Any) -> Any:
    """A number that does not exist is null."""
    if isinstance(value, float):
        return rounded(value) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _told(each) for key, each in value.items()}
    return [_told(each) for each in value] if isinstance(value, list | tuple) else value


def _read(value: Any, kind: Any, where: str) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        return _read_record(value, kind, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise _unreadable(f"{where} n’est pas une liste")
        return tuple(
            _read(each, get_args(kind)[0], f"{where}[{place}]") for place, each in enumerate(value, 1)
        )
    if isinstance(kind, UnionType):
        inner = next(each for each in get_args(kind) if each is not type(None))
        return None if value is None else _read(value, inner, where)
    return _read_plain(value, kind, where)


def _read_record(value: Any, kind: type[Read], where: str) -> Read:
    if not isinstance(value, dict):
        raise _unreadable(f"{where or 'le fichier'} n’est pas un objet")
    kinds = get_type_hints(kind)
    names = {each.name for each in fields(kind)}  # type: ignore[arg-type]
    for name in sorted(names ^ set(value)):
        raise _unreadable(f"{where}.{name} {'manque' if name in names else 'n’est pas prévu'}".lstrip("."))
    return kind(**{name: _read(value[name], kinds[name], f"{where}.{name}".lstrip(".")) for name in names})


def _read_plain(value: Any, kind: Any, where: str) -> Any:
    if kind is float and value is None:
        return math.nan
    if kind is float and type(value) is int:
        return float(value)
    if isinstance(kind, type) and issubclass(kind, StrEnum) and value in set(kind):
        return kind(value)
    if type(value) is not kind:
        raise _unreadable(f"{where} n’a pas le bon type")
    return value


def _unreadable(problem: str) -> UnreadableInput:
    return UnreadableInput(
        f"Ces résultats ne se lisent pas : {problem}.",
        remedy="Demandez le fichier results.json écrit par « socle impact run », sans y toucher.",
    )
