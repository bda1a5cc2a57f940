"""A whole study: protocol and data in, results out. Pure: the same two give the same figures."""

from collections.abc import Callable
from dataclasses import replace

from socle.core.errors import Refusal, UnreadableInput
from socle.core.impact.comparing import Compared, compare, is_compared
from socle.core.impact.curves import follow
from socle.core.impact.detectable import said_before
from socle.core.impact.dictionary import check_data
from socle.core.impact.lock import UNLOCKED, Lock
from socle.core.impact.parting import Parted, by_comparison, by_pathway, by_subgroup
from socle.core.impact.plan import Protocol, Type
from socle.core.impact.population import population
from socle.core.impact.provenance import code_sha256, code_version
from socle.core.impact.remembered import forget
from socle.core.impact.results import SCHEMA, Provenance, Results, Stopped, Written
from socle.core.impact.robustness import robustness_of
from socle.core.impact.samples import Prepared, prepare
from socle.core.impact.table import Table
from socle.core.impact.typology.answer import Typology
from socle.core.impact.typology.describing import describe
from socle.core.impact.words import Said, conclusion, limits

Progress = Callable[[str, int, int], None]
SURE = 0.05
STEPS = ("Données vérifiées", "Estimations", "Parcours et groupes de comparaison", "Solidité", "Conclusion")


def silent(step: str, done: int, total: int) -> None:
    """Nobody follows."""


def run(protocol: Protocol, table: Table, *, lock: Lock = UNLOCKED, progress: Progress = silent) -> Results:
    """UnreadableInput when the data cannot be used; a refused study is a result."""
    categories = frozenset(name for name, each in protocol.dictionary.items() if each.type == Type.TEXT)
    table = replace(table, categories=categories)
    check_data(protocol, table)
    prepared = prepare(protocol, population(protocol, table))
    progress(STEPS[0], 1, len(STEPS))
    progress(_seen_at_best(prepared), 1, len(STEPS))
    waited = _waited(prepared)
    plain = [outcome for outcome in protocol.outcomes if is_compared(outcome)]
    compared = tuple(compare(prepared, outcome, protocol.estimators, waited=waited) for outcome in plain)
    progress(STEPS[1], 2, len(STEPS))
    groups, subgroups = by_pathway(prepared, compared), by_subgroup(prepared, compared)
    comparisons = by_comparison(prepared, compared, waited)
    followed = follow(prepared, tuple(each for each in protocol.outcomes if not is_compared(each)))
    typology, undescribed = _typology(prepared)
    progress(STEPS[2], 3, len(STEPS))
    robustness = robustness_of(prepared, compared[0])
    progress(STEPS[3], 4, len(STEPS))
    results = Results(
        schema=SCHEMA,
        study=_written(protocol),
        verdict=compared[0].judged.verdict,
        reasons=compared[0].judged.reasons,
        conclusion=conclusion(_said(protocol, compared[0], groups)),
        limits=limits(protocol),
        estimates=(*(row for each in compared for row in each.estimates), *followed.estimates),
        balance=compared[0].balance,
        groups=groups.rows,
        interactions=(*groups.interactions, *subgroups.interactions),
        subgroups=subgroups.rows,
        outcomes=tuple(each.judged for each in compared),
        comparisons=comparisons,
        flow=prepared.people.flow,
        overlap=compared[0].overlap,
        curves=followed.curves,
        checks=robustness.checks,
        specifications=robustness.specifications,
        typology=typology,
        stopped=_stopped(
            compared, groups.stopped, subgroups.stopped, followed.stopped, undescribed, robustness.stopped
        ),
        provenance=_provenance(protocol, table, lock),
    )
    progress(STEPS[4], 5, len(STEPS))
    forget()
    return results


def _seen_at_best(prepared: Prepared) -> str:
    """Told before any outcome is read."""
    treated = int(prepared.people.treated.sum())
    others = len(prepared.people.treated) - treated
    return said_before(str(prepared.protocol.outcomes[0].kind), treated, others)


def _said(protocol: Protocol, first: Compared, groups: Parted) -> Said:
    main = next((row for row in first.estimates if row.estimator == protocol.headline), None)
    own = (first.outcome.name, first.outcome.horizon)
    differ = any(test.p_value < SURE and (test.outcome, test.horizon) == own for test in groups.interactions)
    return Said(protocol, first.judged.verdict, first.judged.reasons, main, differ)


def _stopped(compared: tuple[Compared, ...], *others: tuple[Stopped, ...]) -> tuple[Stopped, ...]:
    return tuple(each for part in (*(one.stopped for one in compared), *others) for each in part)


def _typology(prepared: Prepared) -> tuple[Typology | None, tuple[Stopped, ...]]:
    """Of those who entered; too few of them, or all alike, cannot be described by classes."""
    asked = prepared.protocol.typology
    if not asked.columns:
        return None, ()
    entered = prepared.table.where(prepared.people.treated)
    try:
        return describe(asked, prepared.protocol.dictionary, entered), ()
    except (Refusal, UnreadableInput) as refusal:
        return None, (Stopped("typologie", "publics et trajectoires", None, str(refusal)),)


def _waited(prepared: Prepared) -> int:
    """How many treated people start after their time zero."""
    times = prepared.protocol.times
    if not times.treatment_start:
        return 0
    late = prepared.table.dates(times.treatment_start) > prepared.table.dates(times.zero)
    return int((late & prepared.people.treated).sum())


def _written(protocol: Protocol) -> Written:
    return Written(
        title=protocol.title or "Étude d’impact",
        question=protocol.question,
        population=protocol.population,
        time_zero=protocol.time_zero,
        author=protocol.author,
        treatment=protocol.label(protocol.treatment),
        headline=protocol.headline,
        propensity=protocol.propensity,
        outcome_model=protocol.outcome_model,
        eligibility=tuple(rule.said(protocol.label(rule.column)) for rule in protocol.eligibility),
        smd=protocol.thresholds.smd,
        ess=protocol.thresholds.ess,
        outside_support=protocol.thresholds.outside_support,
    )


def _provenance(protocol: Protocol, table: Table, lock: Lock) -> Provenance:
    return Provenance(
        version=code_version(),
        code_sha256=code_sha256(),
        protocol_sha256=protocol.sha256,
        data_sha256=table.sha256,
        data_rows=table.rows,
        seed=protocol.seed,
        repetitions=protocol.repetitions,
        locked_on=lock.on,
        lock=lock.said,
    )
