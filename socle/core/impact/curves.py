"""Time to an outcome: cumulative incidence of each event, those who entered and those weighted like them."""

from dataclasses import dataclass

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.durations import Durations, difference, incidence
from socle.core.impact.estimate import effective_size
from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.plan import Outcome
from socle.core.impact.results import Curve, EstimateRow, Stopped
from socle.core.impact.sample import Codes, Flags, Floats
from socle.core.impact.samples import Prepared

WEIGHTED_BY = "ipw_att"
POINTS = 24


@dataclass(frozen=True, slots=True)
class Followed:
    curves: tuple[Curve, ...] = ()
    estimates: tuple[EstimateRow, ...] = ()
    stopped: tuple[Stopped, ...] = ()


def follow(prepared: Prepared, outcomes: tuple[Outcome, ...]) -> Followed:
    found = Followed()
    for outcome in outcomes:
        try:
            one = _followed(prepared, outcome)
        except Refusal as refusal:
            one = Followed(stopped=(Stopped("incidence_ipw", outcome.name, outcome.horizon, str(refusal)),))
        found = Followed(
            found.curves + one.curves, found.estimates + one.estimates, found.stopped + one.stopped
        )
    return found


def _followed(prepared: Prepared, outcome: Outcome) -> Followed:
    sample, rows = prepared.sample(outcome.name)
    kinds = _kinds(prepared, outcome)[rows]
    weights = ESTIMATORS[WEIGHTED_BY](sample).weights
    people = Durations(sample.outcome, kinds, weights, sample.clusters)  # type: ignore[arg-type]
    horizon = float(outcome.horizon or 0)
    months = np.linspace(0, horizon, min(POINTS, int(horizon)) + 1)
    events = (outcome.event, *outcome.competing)
    return Followed(
        curves=tuple(
            _curve(outcome, event, kind, people, sample.treated, months)
            for kind, event in enumerate(events, 1)
        ),
        estimates=(_estimate(outcome, people, sample.treated, horizon),),
    )


def _kinds(prepared: Prepared, outcome: Outcome) -> Codes:
    """0 while nothing happened, 1 for the event, then each event that competes."""
    texts = prepared.table.texts(outcome.event_column)
    kinds = np.zeros(len(texts), dtype=np.int64)
    for kind, event in enumerate((outcome.event, *outcome.competing), 1):
        kinds[texts == event] = kind
    if not (kinds == 1).any():
        raise Refusal(
            f"« {outcome.event} » ne se trouve nulle part dans « {outcome.event_column} ».",
            "Corrigez event dans le protocole.",
        )
    return kinds


def _curve(
    outcome: Outcome, event: str, kind: int, people: Durations, treated: Flags, months: Floats
) -> Curve:
    ours, theirs = (incidence(people.of(arm), months, kind=kind) for arm in (treated, ~treated))
    return Curve(
        outcome=outcome.name,
        label=outcome.said,
        event=event,
        is_competing=kind > 1,
        months=_listed(months),
        treated=_listed(ours.incidence),
        treated_low=_listed(ours.low),
        treated_high=_listed(ours.high),
        controls=_listed(theirs.incidence),
        controls_low=_listed(theirs.low),
        controls_high=_listed(theirs.high),
        treated_waiting=tuple(ours.at_risk.tolist()),
        controls_waiting=tuple(theirs.at_risk.tolist()),
    )


def _estimate(outcome: Outcome, people: Durations, treated: Flags, horizon: float) -> EstimateRow:
    found = difference(treated, people, np.array([horizon]))[0]
    return EstimateRow(
        estimator="incidence_ipw",
        outcome=outcome.name,
        horizon=outcome.horizon,
        label=outcome.said,
        kind=str(outcome.kind),
        estimate=found.estimate,
        se=found.se,
        ci_low=found.ci_low,
        ci_high=found.ci_high,
        ess=effective_size(people.weights[~treated]),
        n_treated=int(treated.sum()),
        n_controls=int((~treated).sum()),
        mean_treated=found.treated,
        mean_controls=found.controls,
        convention="différence d’incidence cumulée (Aalen–Johansen) à l’horizon, personnes de comparaison "
        "pondérées par leur cote de propension",
        se_convention="fonction d’influence, poids supposés connus",
        notes=(),
    )


def _listed(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
