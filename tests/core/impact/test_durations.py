"""Cumulative incidence, beside statsmodels and beside shares that can be counted."""

import numpy as np
import pytest
from statsmodels.duration.survfunc import CumIncidenceRight

from socle.core.errors import Refusal, UnreadableInput
from socle.core.impact.durations import Durations, difference, incidence


def waiting(seed: int, *, size: int = 400) -> Durations:
    """A job or further training, whichever comes first; some are lost from sight."""
    draw = np.random.default_rng(seed)
    job, training, lost = draw.exponential(12, size), draw.exponential(20, size), draw.uniform(3, 30, size)
    times = np.ceil(np.minimum(np.minimum(job, training), lost))
    kinds = np.where(lost <= np.minimum(job, training), 0, np.where(job <= training, 1, 2))
    return Durations(times, kinds, np.ones(size))


@pytest.mark.parametrize("kind", [1, 2])
def test_curves_are_those_of_statsmodels(kind: int) -> None:
    people = waiting(1)
    peer = CumIncidenceRight(people.times, people.kinds)
    ours = incidence(people, peer.times, kind=kind)
    assert ours.incidence == pytest.approx(peer.cinc[kind - 1], abs=1e-12)
    # Their error approximates: n − d where ours keeps n.
    assert ours.se[-5:] == pytest.approx(peer.cinc_se[kind - 1][-5:], rel=0.02)


def test_without_anyone_lost_it_is_a_share_and_its_binomial_error() -> None:
    times, kinds = np.arange(1.0, 101.0), np.tile([1, 2], 50)
    ours = incidence(Durations(times, kinds, np.ones(100)), np.array([40.0]))
    assert ours.incidence.tolist() == pytest.approx([0.2])
    assert ours.se.tolist() == pytest.approx([np.sqrt(0.2 * 0.8 / 100)])
    assert ours.at_risk.tolist() == [61]


def test_a_weight_of_two_is_two_people_alike() -> None:
    people = waiting(2, size=50)
    heavy = Durations(people.times, people.kinds, np.where(np.arange(50) < 10, 2.0, 1.0))
    rows = np.concatenate([np.arange(10), np.arange(50)])
    copied = people.of(rows)
    at = np.array([5.0, 10.0])
    assert incidence(heavy, at).incidence == pytest.approx(incidence(copied, at).incidence)


def test_all_that_may_happen_adds_up_to_who_no_longer_waits() -> None:
    people, at = waiting(3), np.arange(1.0, 25.0)
    both = incidence(people, at, kind=1).incidence + incidence(people, at, kind=2).incidence
    either = Durations(people.times, np.minimum(people.kinds, 1), people.weights)
    assert both == pytest.approx(incidence(either, at).incidence)


def test_the_error_of_a_difference_is_the_spread_of_repeated_studies() -> None:
    at = np.array([6.0, 12.0])
    answers = []
    for seed in range(300):
        people = waiting(seed, size=300)
        treated = np.arange(300) < 120
        weights = np.where(treated, 1.0, 1.0 + np.arange(300) % 3)
        answers.append(difference(treated, Durations(people.times, people.kinds, weights), at))
    for place in range(2):
        estimates = np.array([answer[place].estimate for answer in answers])
        assert np.mean([answer[place].se for answer in answers]) == pytest.approx(estimates.std(), rel=0.12)
        assert abs(estimates.mean()) < 4 * estimates.std() / 300**0.5


def test_a_cluster_varies_together() -> None:
    people, at = waiting(4, size=100), np.array([10.0])
    twice = people.of(np.tile(np.arange(100), 2))
    grouped = Durations(twice.times, twice.kinds, twice.weights, np.tile(np.arange(100), 2))
    assert incidence(grouped, at).se == pytest.approx(incidence(people, at).se * np.sqrt(100 / 99))


def test_an_horizon_beyond_what_is_followed_is_refused() -> None:
    people = Durations(np.array([1.0, 4.0, 6.0]), np.array([1, 2, 0]), np.ones(3))
    with pytest.raises(Refusal, match="Choisissez un horizon d’au plus 6"):
        incidence(people, np.array([12.0]))


def test_a_negative_or_missing_duration_cannot_be_read() -> None:
    for broken in (-1.0, np.nan):
        with pytest.raises(UnreadableInput, match="durée"):
            Durations(np.array([broken]), np.array([1]), np.ones(1))
    with pytest.raises(UnreadableInput, match="issue"):
        Durations(np.array([1.0]), np.array([-1]), np.ones(1))
