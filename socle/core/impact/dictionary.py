"""Whether the data are what the protocol says they are: columns, types, bounds, and what came before what."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from socle.core.errors import UnreadableInput
from socle.core.impact.plan import Described, Kind, Protocol, Type
from socle.core.impact.table import MOST_SHOWN, Table, TableError, is_number
from socle.core.impact.terms import read_term
from socle.core.impact.typology.asked import problems_of

REMEDY = "Corrigez les données ou le protocole, puis relancez l’étude."


def columns_of(protocol: Protocol) -> tuple[str, ...]:
    """Every column that the protocol names, once."""
    times, sensitivity = protocol.times, protocol.sensitivity
    named = [protocol.treatment, *protocol.pathway, protocol.cluster, *protocol.cells, *protocol.subgroups]
    named += [column for each in protocol.outcomes for column in (each.name, each.event_column)]
    named += [column for term in _terms(protocol) for column in read_term(term).columns]
    named += [rule.column for rule in protocol.eligibility]
    named += [times.zero, times.treatment_start, times.elapsed, sensitivity.negative_control_column]
    named += [*sensitivity.placebo_outcomes, protocol.comparison.column if protocol.comparison else ""]
    named += protocol.typology.columns
    named += [each.measured_on for each in protocol.dictionary.values()]
    return tuple(dict.fromkeys(name for name in named if name))


def covariates_of(protocol: Protocol) -> tuple[str, ...]:
    """What makes people comparable: none of it may be missing."""
    terms = (column for term in _terms(protocol) for column in read_term(term).columns)
    elapsed = (protocol.times.elapsed,) if protocol.times.elapsed else ()
    return tuple(dict.fromkeys((*terms, *protocol.cells, *elapsed)))


def _terms(protocol: Protocol) -> tuple[str, ...]:
    others = (term for each in protocol.specifications for term in (*each.propensity, *each.outcome_model))
    return (*protocol.propensity, *protocol.outcome_model, *others)


def check_data(protocol: Protocol, table: Table) -> None:
    """UnreadableInput names every column to mend."""
    if problems := [f"{problem}." for problem in _unknown(protocol, table)]:
        raise UnreadableInput(*problems, remedy=f"{REMEDY} Colonnes des données : {', '.join(table.names)}.")
    problems = [f"{problem}." for problem in _problems(protocol, table)]
    if problems:
        raise UnreadableInput(*problems, remedy=REMEDY)


def _unknown(protocol: Protocol, table: Table) -> Iterator[str]:
    for column in columns_of(protocol):
        if column not in table.cells:
            yield f"La colonne « {column} », que nomme le protocole, n’est pas dans les données"


def _problems(protocol: Protocol, table: Table) -> Iterator[str]:
    for column, described in protocol.dictionary.items():
        if column in table.cells:
            yield from _misdescribed(column, described, table)
    for column in covariates_of(protocol):
        yield from _mixed(column, protocol.dictionary.get(column, Described()), table)
    for outcome in protocol.outcomes:
        yield from _unfit_outcome(outcome.name, outcome.kind, table)
    yield from problems_of(protocol.typology, table)
    if not any(True for _ in _bad_dates(protocol, table)):
        yield from _after_time_zero(protocol, table)
    else:
        yield from _bad_dates(protocol, table)


def _misdescribed(column: str, described: Described, table: Table) -> Iterator[str]:
    texts, missing = table.texts(column), table.missing(column)
    if described.type in (Type.INTEGER, Type.NUMBER) and not table.is_numeric(column):
        yield f"« {column} » contient du texte ; le protocole y attend des nombres"
        return
    if described.type == Type.INTEGER and (table.numbers(column)[~missing] % 1).any():
        yield f"« {column} » contient des décimales ; le protocole y attend des entiers"
    if described.type == Type.BOOLEAN:
        yield from _said(lambda: table.where(~missing).yes(column))
    if described.type == Type.DATE:
        yield from _said(lambda: table.dates(column))
    known = ~missing & ~table.among(column, described.among)
    if described.among and (others := sorted(set(texts[known]))):
        shown = ", ".join(f"« {each} »" for each in others[:MOST_SHOWN])
        yield f"« {column} » contient {shown}, que le protocole n’attend pas"
    yield from _out_of_bounds(column, described, table)


def _mixed(column: str, described: Described, table: Table) -> Iterator[str]:
    """A typing slip would make a category of every number of the column."""
    if described.type == Type.TEXT or table.is_numeric(column):
        return
    levels = np.unique(table.texts(column)[~table.missing(column)])
    words = [str(level) for level in levels if not is_number(str(level))]
    if len(words) < len(levels):
        shown = ", ".join(f"« {word} »" for word in words[:MOST_SHOWN])
        yield (
            f"« {column} » mélange des nombres et du texte ({shown}) ; si ce sont des catégories, écrivez "
            f'type = "text" dans [dictionary.{column}]'
        )


def _out_of_bounds(column: str, described: Described, table: Table) -> Iterator[str]:
    if (described.at_least is None and described.at_most is None) or not table.is_numeric(column):
        return
    values = table.numbers(column)
    for bound, outside, word in (
        (described.at_least, values < (described.at_least or 0), "moins"),
        (described.at_most, values > (described.at_most or 0), "plus"),
    ):
        if bound is not None and outside.any():
            row = int(np.flatnonzero(outside)[0])
            yield (
                f"« {column} » vaut {values[row]:g} à la ligne {row + 2}, "
                f"{word} que {bound:g} ({int(outside.sum())} ligne(s) en tout)"
            )


def _unfit_outcome(column: str, kind: Kind, table: Table) -> Iterator[str]:
    if not table.is_numeric(column):
        yield from _said(lambda: table.numbers(column))
        return
    values = table.numbers(column)[~table.missing(column)]
    if kind == Kind.BINARY and not np.isin(values, (0, 1)).all():
        yield f"Le résultat « {column} » est dit binaire et contient autre chose que 0 et 1"
    if kind == Kind.DURATION and (values < 0).any():
        yield f"La durée « {column} » contient des valeurs négatives"


def _bad_dates(protocol: Protocol, table: Table) -> Iterator[str]:
    times = protocol.times
    dated = {times.zero, times.treatment_start, *(each.measured_on for each in protocol.dictionary.values())}
    for column in sorted(dated - {""}):
        yield from _said(partial(table.dates, column))


def _after_time_zero(protocol: Protocol, table: Table) -> Iterator[str]:
    """A covariate dated after time zero may already bear the mark of the treatment."""
    if not protocol.times.zero:
        return
    zero = table.dates(protocol.times.zero)
    for column in covariates_of(protocol):
        described = protocol.dictionary.get(column)
        if described and described.measured_on:
            late = table.dates(described.measured_on) > zero
            if late.any():
                yield (
                    f"« {column} » est mesurée après le temps zéro sur {int(late.sum())} ligne(s) "
                    f"(d’abord la ligne {int(np.flatnonzero(late)[0]) + 2}) : elle ne sert pas à comparer"
                )


def _said(check: Callable[[], object]) -> Iterator[str]:
    try:
        check()
    except TableError as error:
        yield str(error).rstrip(".")
