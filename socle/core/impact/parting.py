"""The average taken apart: by pathway, by subgroup, against each comparison group, and along time."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.comparing import Compared, compare
from socle.core.impact.groups import GroupEffects, effects_by_group
from socle.core.impact.results import GroupRow, Interaction, Judged, Stopped
from socle.core.impact.samples import Prepared
from socle.core.impact.table import Texts

UNKNOWN, JOINED = "non renseigné", " · "


@dataclass(frozen=True, slots=True)
class Parted:
    """The effects of the groups of one column, for one outcome or several."""

    rows: tuple[GroupRow, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    stopped: tuple[Stopped, ...] = ()

    def __add__(self, other: "Parted") -> "Parted":
        return Parted(
            self.rows + other.rows, self.interactions + other.interactions, self.stopped + other.stopped
        )


def by_pathway(prepared: Prepared, compared: tuple[Compared, ...]) -> Parted:
    """Who entered without a known pathway stays in sight, as such."""
    columns, table = prepared.protocol.pathway, prepared.table
    if not columns:
        return Parted()
    parts = [np.where(table.missing(column), UNKNOWN, table.texts(column)) for column in columns]
    types = parts[0]
    for part in parts[1:]:
        types = np.char.add(np.char.add(types, JOINED), part)
    labels = np.where(prepared.people.treated, types, "")
    said = JOINED.join(prepared.protocol.label(column) for column in columns)
    return sum((_parted(said, labels, each) for each in compared), Parted())


def by_subgroup(prepared: Prepared, compared: tuple[Compared, ...]) -> Parted:
    """Subgroups known before entry, for the outcome that bears the verdict."""
    found = Parted()
    for column in prepared.protocol.subgroups:
        texts = np.where(prepared.table.missing(column), "", prepared.table.texts(column))
        found += _parted(prepared.protocol.label(column), texts, compared[0])
    return found


def _parted(said: str, labels: Texts, compared: Compared) -> Parted:
    outcome = compared.outcome
    if compared.headline is None:
        return Parted()
    try:
        found = effects_by_group(compared.sample, labels[compared.rows])
    except Refusal as refusal:
        return Parted(stopped=(Stopped(said, outcome.name, outcome.horizon, str(refusal)),))
    return Parted(
        rows=tuple(_rows(said, found, compared)),
        interactions=tuple(_interactions(said, found, compared)),
        stopped=tuple(
            Stopped(f"{said} : {label}", outcome.name, outcome.horizon, reason)
            for label, reason in found.refused
        ),
    )


def _rows(said: str, found: GroupEffects, compared: Compared) -> Iterator[GroupRow]:
    for each in found.effects:
        yield GroupRow(
            pathway=each.pathway,
            n_treated=each.n_treated,
            estimate=each.estimate,
            se=each.se,
            ci_low=each.ci_low,
            ci_high=each.ci_high,
            simultaneous_low=each.simultaneous_low,
            simultaneous_high=each.simultaneous_high,
            column=said,
            outcome=compared.outcome.name,
            horizon=compared.outcome.horizon,
            label=compared.outcome.said,
        )


def _interactions(said: str, found: GroupEffects, compared: Compared) -> Iterator[Interaction]:
    if found.interaction is not None:
        yield Interaction(
            column=said,
            outcome=compared.outcome.name,
            horizon=compared.outcome.horizon,
            statistic=found.interaction.statistic,
            degrees=found.interaction.degrees,
            p_value=found.interaction.p_value,
        )


def by_comparison(prepared: Prepared, compared: tuple[Compared, ...], waited: int) -> tuple[Judged, ...]:
    """The same people against each comparison group, side by side, each with its own verdict."""
    protocol = prepared.protocol
    if protocol.comparison is None:
        return ()
    found = []
    texts, treated = prepared.table.texts(protocol.comparison.column), prepared.people.treated
    for each in compared:
        for group in protocol.comparison.groups:
            among = treated | (texts == group)
            if among.sum() == treated.sum():
                continue
            one = compare(
                prepared, each.outcome, (protocol.headline,), among=among, group=group, waited=waited
            )
            found.append(one.judged)
    return tuple(found)
