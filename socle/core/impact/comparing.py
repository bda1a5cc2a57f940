"""One outcome: every estimator of the protocol, then balance, support and verdict of the headline."""

from dataclasses import dataclass

import numpy as np

from socle.core.errors import Refusal, SocleError
from socle.core.impact.balance import balance
from socle.core.impact.estimate import Estimate
from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.logit import fit_propensity
from socle.core.impact.plan import Kind, Outcome, Protocol
from socle.core.impact.results import BalanceRow, EstimateRow, Judged, Overlap, Stopped
from socle.core.impact.sample import Flags, Floats, Sample
from socle.core.impact.samples import Prepared
from socle.core.impact.support import outside_support
from socle.core.impact.verdict import Decided, Evidence, decide

BINS = 25


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """`sample` and `headline` stay for what is computed next; they never leave with the results."""

    outcome: Outcome
    sample: Sample
    rows: Flags
    headline: Estimate | None
    estimates: tuple[EstimateRow, ...]
    stopped: tuple[Stopped, ...]
    balance: tuple[BalanceRow, ...]
    overlap: Overlap | None
    judged: Judged
    headline_name: str


def compare(
    prepared: Prepared,
    outcome: Outcome,
    estimators: tuple[str, ...],
    *,
    among: Flags | None = None,
    group: str = "",
    waited: int = 0,
) -> Compared:
    """`among` restricts the rows, to one comparison group for instance."""
    protocol = prepared.protocol
    sample, rows = prepared.sample(outcome.name, among)
    found: dict[str, Estimate] = {}
    stopped = []
    for name in estimators:
        try:
            found[name] = ESTIMATORS[name](sample)
        except Refusal as refusal:
            stopped.append(Stopped(name, outcome.name, outcome.horizon, str(refusal)))
    headline = found.get(protocol.headline)
    trouble = next((each.reason for each in stopped if each.what == protocol.headline), "")
    rows_of_balance = balance_rows(protocol, sample, headline)
    overlap = _overlap(sample, prepared.people.alone)
    evidence = Evidence(waited=waited, trouble=trouble)
    if headline is not None:
        outside = overlap.outside_support if overlap else 1.0
        evidence = Evidence(
            headline.ci_low, headline.ci_high, headline.ess, outside, rows_of_balance, waited, trouble
        )
    return Compared(
        outcome=outcome,
        sample=sample,
        rows=rows,
        headline=headline,
        estimates=tuple(_row(name, each, sample, outcome, protocol) for name, each in found.items()),
        stopped=tuple(stopped),
        balance=rows_of_balance,
        overlap=overlap,
        judged=_judged(decide(protocol, evidence), outcome, headline, sample, group),
        headline_name=protocol.headline,
    )


def balance_rows(protocol: Protocol, sample: Sample, estimate: Estimate | None) -> tuple[BalanceRow, ...]:
    """Under the estimate's weights; an estimator without weights leaves the groups as they are."""
    weights = estimate.weights if estimate is not None else None
    found = balance(sample, np.ones(sample.size) if weights is None else weights)
    return tuple(
        BalanceRow(
            covariate=each.covariate,
            label=said(each.covariate, protocol),
            smd_before=each.smd_before,
            smd_after=each.smd_after,
            mean_treated=each.mean_treated,
            mean_before=each.mean_before,
            mean_after=each.mean_after,
        )
        for each in found
    )


def said(covariate: str, protocol: Protocol) -> str:
    """The column of a formula in words: labels for names, « : » before a level, « × » between factors."""
    return " × ".join(_said_factor(part, protocol) for part in covariate.split("*"))


def _said_factor(part: str, protocol: Protocol) -> str:
    name, bracket, level = part.partition("[")
    if bracket:
        return f"{protocol.label(name)} : {level.removesuffix(']')}"
    name, hat, power = part.partition("^")
    return protocol.label(name) + (f" (puissance {power})" if hat else "")


def _overlap(sample: Sample, alone: int) -> Overlap | None:
    """Treated people whom no cell could compare count as outside the support."""
    try:
        score = fit_propensity(sample).probability
    except SocleError:
        return None
    share = outside_support(sample.treated, score, sample.cells)
    share = (share * sample.n_treated + alone) / (sample.n_treated + alone)
    top = max(np.ceil(float(score.max()) * 20) / 20, 0.05)
    edges = np.linspace(0, top, BINS + 1)
    return Overlap(
        edges=tuple(float(edge) for edge in edges),
        treated=_counts(score[sample.treated], edges),
        controls=_counts(score[~sample.treated], edges),
        outside_support=share,
    )


def _counts(score: Floats, edges: Floats) -> tuple[int, ...]:
    return tuple(int(count) for count in np.histogram(score, edges)[0])


def _row(name: str, each: Estimate, sample: Sample, outcome: Outcome, protocol: Protocol) -> EstimateRow:
    weights = np.ones(sample.size) if each.weights is None else each.weights
    arms = (sample.treated, ~sample.treated)
    means = [float(np.average(sample.outcome[arm], weights=weights[arm])) for arm in arms]
    return EstimateRow(
        estimator=name,
        outcome=outcome.name,
        horizon=outcome.horizon,
        label=outcome.said,
        kind=str(outcome.kind),
        estimate=each.estimate,
        se=each.se,
        ci_low=each.ci_low,
        ci_high=each.ci_high,
        ess=each.ess,
        n_treated=sample.n_treated,
        n_controls=sample.size - sample.n_treated,
        mean_treated=means[0],
        mean_controls=means[1],
        convention=each.convention,
        se_convention=each.se_convention,
        notes=each.notes,
    )


def _judged(
    decided: Decided, outcome: Outcome, headline: Estimate | None, sample: Sample, group: str
) -> Judged:
    return Judged(
        outcome=outcome.name,
        horizon=outcome.horizon,
        label=outcome.said,
        group=group,
        verdict=decided.verdict,
        reasons=decided.reasons,
        n_controls=sample.size - sample.n_treated,
        estimate=headline.estimate if headline else None,
        se=headline.se if headline else None,
        ci_low=headline.ci_low if headline else None,
        ci_high=headline.ci_high if headline else None,
        ess=headline.ess if headline else None,
    )


def is_compared(outcome: Outcome) -> bool:
    """Durations have their own estimator: incidence curves."""
    return outcome.kind != Kind.DURATION
