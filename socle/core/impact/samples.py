"""The people of a study, outcome by outcome, as the estimators read them."""

from dataclasses import dataclass, replace

import numpy as np

from socle.core.impact.plan import Outcome, Protocol
from socle.core.impact.population import Population
from socle.core.impact.sample import Codes, Flags, Floats, Sample
from socle.core.impact.table import Table
from socle.core.impact.terms import Design, design


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The people kept, and the columns of the models, made once for all outcomes."""

    protocol: Protocol
    people: Population
    propensity: Design
    outcome_model: Design
    clusters: Codes | None

    @property
    def table(self) -> Table:
        return self.people.table

    def sample(self, column: str, among: Flags | None = None) -> tuple[Sample, Flags]:
        """This outcome where it is known, among these people; and the rows they are."""
        values = self.table.numbers(column)
        kept = np.isfinite(values) if among is None else np.isfinite(values) & among
        return self._sample(values, kept), kept

    def _sample(self, values: Floats, kept: Flags) -> Sample:
        everyone = bool(kept.all())

        def part(whole: Floats) -> Floats:
            # The same array for everyone: what is computed from it is computed once.
            return whole if everyone else whole[kept]

        propensity = part(self.propensity.values)
        same = self.outcome_model is self.propensity
        return Sample(
            treated=self.people.treated[kept],
            outcome=values[kept],
            propensity=propensity,
            outcome_model=propensity if same else part(self.outcome_model.values),
            propensity_names=self.propensity.names,
            outcome_model_names=self.outcome_model.names,
            clusters=None if self.clusters is None else self.clusters[kept],
            cells=None if self.people.cells is None else self.people.cells[kept],
        )

    def with_terms(self, propensity: tuple[str, ...], outcome_model: tuple[str, ...]) -> "Prepared":
        """The same people, read through other terms where some are given."""
        first = design(propensity, self.table) if propensity else self.propensity
        second = design(outcome_model, self.table) if outcome_model else self.outcome_model
        return replace(self, propensity=first, outcome_model=second)


def prepare(protocol: Protocol, people: Population) -> Prepared:
    first = design(protocol.propensity, people.table)
    same = protocol.outcome_model == protocol.propensity
    second = first if same else design(protocol.outcome_model, people.table)
    clusters = people.people
    if protocol.cluster:
        _, codes = np.unique(people.table.texts(protocol.cluster), return_inverse=True)
        clusters = codes.astype(np.int64)
    return Prepared(protocol, people, first, second, clusters)


def missing_outcome(prepared: Prepared, outcome: Outcome) -> int:
    return int(prepared.table.missing(outcome.name).sum())
