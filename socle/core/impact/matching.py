"""The nearest neighbour with replacement on the propensity score.

Controls at the same distance share the match equally: no draw, no file order. Inside exact cells when the
protocol has some.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import logit as log_odds

from socle.core.errors import Refusal
from socle.core.impact.estimate import Estimate, with_error
from socle.core.impact.logit import fit_propensity
from socle.core.impact.sample import Codes, Flags, Floats, Sample

SAME = 1e-10
"""Scores closer than this are the same: sums in another order do not break a tie."""


@dataclass(frozen=True, slots=True, eq=False)
class Rungs:
    """People of one arm on a ladder: each rung holds those of one score, in one cell."""

    people: Codes
    """Their rows, sorted by cell and score."""
    rung: Codes
    """The rung of each of them."""
    place: Floats
    """Of each rung: four times its cell plus its score, so that cells never mix."""
    count: Codes

    def totals(self, values: Floats) -> Floats:
        return np.bincount(self.rung, values[self.people], len(self.place)).astype(np.float64)

    def nearest(self, places: Floats) -> tuple[Codes, Codes]:
        """The nearest rungs below and above; the same twice unless they are equally near."""
        at = np.searchsorted(self.place, places)
        below, above = np.maximum(at - 1, 0), np.minimum(at, len(self.place) - 1)
        gap = np.abs(places - self.place[below]) - np.abs(self.place[above] - places)
        return np.where(gap > SAME, above, below), np.where(gap < -SAME, below, above)


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """For each treated row kept: the two rungs (often one) of controls it is compared with."""

    treated: Codes
    below: Codes
    above: Codes
    rungs: Rungs

    @property
    def sizes(self) -> Floats:
        """How many controls share each match."""
        both = self.rungs.count[self.below] + self.rungs.count[self.above]
        return np.where(self.below == self.above, self.rungs.count[self.below], both).astype(np.float64)

    def means(self, values: Floats) -> Floats:
        totals = self.rungs.totals(values)
        both = totals[self.below] + totals[self.above]
        return np.asarray(np.where(self.below == self.above, totals[self.below], both) / self.sizes)

    def received(self, shares: Floats, rows: int) -> Floats:
        """What each control receives when every match gives its share to all who share it."""
        on_rungs = np.bincount(self.below, weights=shares, minlength=len(self.rungs.place))
        apart = self.below != self.above
        on_rungs += np.bincount(self.above[apart], weights=shares[apart], minlength=len(self.rungs.place))
        received = np.zeros(rows)
        received[self.rungs.people] = on_rungs[self.rungs.rung]
        return received


def ladder(score: Floats, arm: Flags, cells: Codes | None = None) -> Rungs:
    people = np.flatnonzero(arm)
    place = places(score, cells)[people]
    order = np.argsort(place, kind="stable")
    people, place = people[order], place[order]
    starts = np.concatenate([[True], np.diff(place) > SAME])
    rung = np.cumsum(starts) - 1
    return Rungs(people, rung, place[starts], np.bincount(rung))


def places(score: Floats, cells: Codes | None) -> Floats:
    """Scores lie within one unit, cells four units apart."""
    if cells is None:
        return score
    return score + 4.0 * np.unique(cells, return_inverse=True)[1]


def match(sample: Sample, score: Floats, *, caliper: float | None = None) -> Matches:
    """`caliper` is in standard deviations of the score's logit."""
    rungs = ladder(score, ~sample.treated, sample.cells)
    treated = np.flatnonzero(sample.treated)
    wanted = places(score, sample.cells)[treated]
    below, above = rungs.nearest(wanted)
    kept = np.abs(rungs.place[below] - wanted) <= 1
    if caliper is not None:
        logit = log_odds(np.clip(score, 1e-15, 1 - 1e-15))
        first = rungs.people[np.searchsorted(rungs.rung, below)]
        kept &= np.abs(logit[treated] - logit[first]) <= caliper * np.std(logit)
    if not kept.any():
        raise Refusal(
            "Aucun bénéficiaire n’a de voisin assez proche.",
            "Élargissez l’écart admis (caliper) ou les cellules exactes.",
        )
    return Matches(treated[kept], below[kept], above[kept], rungs)


def nn_att(sample: Sample, *, caliper: float | None = None) -> Estimate:
    score = fit_propensity(sample)
    matches = match(sample, score.probability, caliper=caliper)
    differences = sample.outcome[matches.treated] - matches.means(sample.outcome)
    value = float(differences.mean())
    weights = matches.received(1 / matches.sizes, sample.size)
    weights[matches.treated] = 1.0
    said = "" if caliper is None else f", écart d’au plus {caliper:g} écart-type du logit".replace(".", ",")
    return with_error(
        "nn_att",
        value,
        _abadie_imbens(sample, score.probability, matches, differences - value),
        treated=sample.treated,
        convention="effet moyen sur les bénéficiaires, plus proche voisin sur le score de propension, "
        f"avec remise, ex æquo à parts égales{said}",
        se_convention="Abadie et Imbens (2006), un voisin, score tenu pour connu"
        + (", sans tenir compte des grappes" if sample.clusters is not None else ""),
        weights=weights,
        notes=score.basis.notes + _set_aside(sample, matches),
    )


def _set_aside(sample: Sample, matches: Matches) -> tuple[str, ...]:
    alone = sample.n_treated - len(matches.treated)
    return (f"{alone} bénéficiaire(s) sans voisin assez proche, mis de côté.",) if alone else ()


def _abadie_imbens(sample: Sample, score: Floats, matches: Matches, deviations: Floats) -> float:
    """The spread of the effects, and that of the outcomes of controls used several times."""
    used = matches.received(1 / matches.sizes, sample.size)
    once = matches.received(1 / matches.sizes**2, sample.size)
    again = (used**2 - once) * _own_variance(sample.outcome, score, ~sample.treated)
    return float(np.sqrt(np.sum(deviations**2) + np.sum(again))) / len(deviations)


def _own_variance(outcome: Floats, score: Floats, arm: Flags) -> Floats:
    """Of each person's outcome at a given score, from their nearest fellows: J/(J+1) · (y − their mean)²."""
    rungs = ladder(score, arm)
    count, total = rungs.count.astype(np.float64), rungs.totals(outcome)
    around, beside = _neighbouring(rungs, total)
    alone = count == 1
    number = np.where(alone, around, count - 1)[rungs.rung]
    own = outcome[rungs.people]
    fellows = np.where(alone[rungs.rung], beside[rungs.rung], total[rungs.rung] - own)
    variance = np.zeros(len(outcome))
    known = number > 0
    gap = own - np.divide(fellows, number, where=known, out=own.copy())
    variance[rungs.people] = number / (number + 1) * gap**2
    return variance


def _neighbouring(rungs: Rungs, total: Floats) -> tuple[Floats, Floats]:
    """Of each rung, the people on the nearest other rung (both sides when equally near) and their sum."""
    gaps = np.diff(rungs.place)
    below = np.concatenate([[np.inf], gaps])
    above = np.concatenate([gaps, [np.inf]])
    number, sums = np.zeros(len(total)), np.zeros(len(total))
    for shift, side, other in ((1, below, above), (-1, above, below)):
        near = np.isfinite(side) & (side <= other + SAME)
        number += np.where(near, np.roll(rungs.count, shift), 0)
        sums += np.where(near, np.roll(total, shift), 0.0)
    return number, sums
