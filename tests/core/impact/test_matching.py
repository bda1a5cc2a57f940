"""The nearest neighbour, beside a search written the slow way."""

from dataclasses import replace

import numpy as np
import pytest

from socle.core.errors import Refusal
from socle.core.impact.logit import fit_propensity
from socle.core.impact.matching import match, nn_att
from socle.core.impact.sample import Floats, Sample
from tests.core.impact.cohort import cohort


def slow(sample: Sample, score: Floats) -> tuple[float, float]:
    """Abadie and Imbens (2006), one person at a time: every tied control counts, in its own cell."""
    cells = np.zeros(sample.size) if sample.cells is None else sample.cells
    treated, controls = np.flatnonzero(sample.treated), np.flatnonzero(~sample.treated)
    used, squared, gaps = np.zeros(sample.size), np.zeros(sample.size), []
    for person in treated:
        others = controls[cells[controls] == cells[person]]
        distance = np.abs(score[others] - score[person])
        tied = others[distance <= distance.min() + 1e-10]
        gaps.append(sample.outcome[person] - sample.outcome[tied].mean())
        used[tied] += 1 / len(tied)
        squared[tied] += 1 / len(tied) ** 2
    total = 0.0
    for person in controls:
        others = controls[controls != person]
        distance = np.abs(score[others] - score[person])
        tied = others[distance <= distance.min() + 1e-10]
        own = len(tied) / (len(tied) + 1) * (sample.outcome[person] - sample.outcome[tied].mean()) ** 2
        total += (used[person] ** 2 - squared[person]) * own
    effect = float(np.mean(gaps))
    return effect, float(np.sqrt(np.sum((np.array(gaps) - effect) ** 2) + total)) / len(gaps)


def with_ties(seed: int) -> Sample:
    """Few profiles, many people on each: most matches are shared."""
    sample = cohort(seed, size=300)
    columns = np.round(sample.propensity / np.array([10, 2, 1]))
    return replace(sample, propensity=columns)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("make", [lambda seed: cohort(seed, size=300), with_ties])
def test_effect_and_error_are_those_of_a_slow_search(make: object, seed: int) -> None:
    assert callable(make)
    sample = make(seed)
    answer = nn_att(sample)
    assert (answer.estimate, answer.se) == pytest.approx(
        slow(sample, fit_propensity(sample).probability), rel=1e-9
    )


def test_in_exact_cells_nobody_is_compared_with_another_cell() -> None:
    sample = replace(cohort(size=300), cells=np.arange(300) % 3)
    answer = nn_att(sample)
    assert (answer.estimate, answer.se) == pytest.approx(
        slow(sample, fit_propensity(sample).probability), rel=1e-9
    )


def test_two_controls_at_the_same_distance_share_equally() -> None:
    sample = cohort(size=300)
    three = sample.take(np.array([np.flatnonzero(sample.treated)[0], *np.flatnonzero(~sample.treated)[:2]]))
    matches = match(three, np.array([0.5, 0.4, 0.6]))
    assert matches.received(1 / matches.sizes, 3).tolist() == [0, 0.5, 0.5]
    assert matches.means(np.array([9.0, 1.0, 2.0])).tolist() == [1.5]


def test_who_has_no_neighbour_within_the_caliper_is_set_aside_and_counted() -> None:
    sample = cohort()
    far = sample.propensity.copy()
    far[np.flatnonzero(sample.treated)[:4], 0] += 100
    answer = nn_att(replace(sample, propensity=far), caliper=0.2)
    assert answer.weights is not None
    alone = int((answer.weights[sample.treated] == 0).sum())
    assert answer.weights[np.flatnonzero(sample.treated)[:4]].tolist() == [0, 0, 0, 0]
    assert answer.notes == (f"{alone} bénéficiaire(s) sans voisin assez proche, mis de côté.",)
    assert answer.convention.endswith("écart d’au plus 0,2 écart-type du logit")


def test_nobody_near_enough_is_refused() -> None:
    sample = cohort()
    with pytest.raises(Refusal, match="Aucun bénéficiaire n’a de voisin"):
        match(replace(sample, cells=sample.treated.astype(np.int64)), fit_propensity(sample).probability)


def test_its_error_is_the_spread_of_repeated_studies() -> None:
    answers = [nn_att(cohort(seed)) for seed in range(300)]
    spread = np.std([answer.estimate for answer in answers])
    assert np.mean([answer.se for answer in answers]) == pytest.approx(spread, rel=0.15)
