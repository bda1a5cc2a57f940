"""From the file to the people compared, step by step, each loss counted and with its reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from socle.core.impact.dictionary import covariates_of
from socle.core.impact.plan import Protocol, Rule
from socle.core.impact.results import FlowStep
from socle.core.impact.risk_sets import risk_sets
from socle.core.impact.sample import Codes, Flags
from socle.core.impact.table import Table, TableError


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """The rows kept; `cells` when people are compared inside exact cells."""

    table: Table
    treated: Flags
    cells: Codes | None
    flow: tuple[FlowStep, ...]
    alone: int = 0
    """Treated people set aside because nobody else is in their cell."""
    people: Codes | None = None
    """Who each row is, where a comparison person stands in several risk sets."""


def population(protocol: Protocol, table: Table) -> Population:
    for column, described in protocol.dictionary.items():
        if described.missing_as and column in table.cells:
            table = table.filled(column, described.missing_as)
    read = table.rows
    table = table.where(~table.missing(protocol.treatment))
    flow = [_step("Personnes du fichier dont l’entrée est connue", table, protocol, read)]
    for said, kept in _steps(protocol):
        before = table.rows
        table = table.where(kept(table))
        if not table.rows:
            raise TableError(
                f"Il ne reste personne après l’étape « {said} »", "vérifiez la règle et les données"
            )
        if before > table.rows or said.startswith("Éligibles"):
            flow.append(_step(said, table, protocol, before))
    return _inside_cells(protocol, table, flow)


def _step(said: str, table: Table, protocol: Protocol, before: int) -> FlowStep:
    treated = int(table.yes(protocol.treatment).sum()) if table.rows else 0
    return FlowStep(said, table.rows, treated, before - table.rows)


def _steps(protocol: Protocol) -> Iterator[tuple[str, Callable[[Table], Flags]]]:
    for rule in protocol.eligibility:
        yield f"Éligibles : {rule.said(protocol.label(rule.column))}", partial(_is_eligible, rule)
    if protocol.comparison and protocol.comparison.main:
        yield f"Comparaison avec : {protocol.comparison.main}", partial(_is_compared, protocol)
    for column in covariates_of(protocol):
        yield f"{protocol.label(column)} : renseigné", partial(_is_known, column)


def _is_eligible(rule: Rule, table: Table) -> Flags:
    kept = ~table.missing(rule.column)
    if rule.among:
        kept &= table.among(rule.column, rule.among)
    if rule.at_least is not None:
        kept &= table.numbers(rule.column) >= rule.at_least
    if rule.at_most is not None:
        kept &= table.numbers(rule.column) <= rule.at_most
    return np.asarray(kept)


def _is_compared(protocol: Protocol, table: Table) -> Flags:
    assert protocol.comparison is not None  # noqa: S101 - the step exists only with a comparison
    inside = table.texts(protocol.comparison.column) == protocol.comparison.main
    return np.asarray(table.yes(protocol.treatment) | inside)


def _is_known(column: str, table: Table) -> Flags:
    return np.asarray(~table.missing(column))


def _inside_cells(protocol: Protocol, table: Table, flow: list[FlowStep]) -> Population:
    """Only the cells where both groups stand can compare anyone."""
    people: Codes | None = None
    if protocol.times.risk_set_months:
        table, people = _at_risk(protocol, table, flow)
    treated, codes = table.yes(protocol.treatment), cells_of(protocol, table)
    if codes is None:
        return Population(table, treated, None, tuple(flow))
    both = np.intersect1d(codes[treated], codes[~treated])
    kept = np.isin(codes, both)
    alone = int((treated & ~kept).sum())
    if not kept.any():
        raise TableError(
            "Aucune cellule ne contient à la fois des bénéficiaires et des personnes de comparaison",
            "élargissez les cellules exactes (cells, elapsed_bounds)",
        )
    before, table = table.rows, table.where(kept)
    flow.append(_step("Cellules où les deux groupes sont présents", table, protocol, before))
    _, codes = np.unique(codes[kept], return_inverse=True)
    people = people[kept] if people is not None else None
    return Population(table, treated[kept], codes.astype(np.int64), tuple(flow), alone, people)


def _at_risk(protocol: Protocol, table: Table, flow: list[FlowStep]) -> tuple[Table, Codes]:
    """Who enters is compared with who was still there: a person may be drawn in several risk sets."""
    treated, times = table.yes(protocol.treatment), protocol.times
    sets = risk_sets(treated, table.numbers(times.elapsed), width=times.risk_set_months)
    drawn = table.where(sets.rows)
    # Inside a set everybody is at the same elapsed time: the set's own.
    reached = np.char.mod("%g", (sets.cells + 0.5) * times.risk_set_months)
    # Who enters later is still there: compared, and without a pathway yet.
    now = {times.elapsed: reached, protocol.treatment: np.where(sets.treated, "1", "0")}
    now |= {column: np.where(sets.treated, drawn.texts(column), "") for column in protocol.pathway}
    drawn = drawn.written_over(now)
    flow.append(_step("Ensembles à risque : tirages à durée écoulée égale", drawn, protocol, drawn.rows))
    return drawn, sets.rows


def cells_of(protocol: Protocol, table: Table) -> Codes | None:
    """One code per combination of the exact columns and of the class of time already elapsed."""
    parts = [np.unique(table.texts(column), return_inverse=True)[1] for column in protocol.cells]
    if protocol.times.elapsed:
        times, elapsed = protocol.times, table.numbers(protocol.times.elapsed)
        bounds = (
            np.arange(0, elapsed.max() + 1, times.risk_set_months)
            if times.risk_set_months
            else times.elapsed_bounds
        )
        parts.append(np.searchsorted(bounds, elapsed, side="right"))
    if not parts:
        return None
    _, codes = np.unique(np.column_stack(parts), axis=0, return_inverse=True)
    return codes.astype(np.int64).reshape(-1)
