import numpy as np
import pytest

from socle.core.impact.simulate import simulate
from socle.core.impact.simulated_months import AWAY, HORIZONS, SEARCH, TRAINING, WORK, months_of

MADE = simulate(6_000, 2).columns
ENTERED = MADE["clea"] == 1
STATES = np.array([life.split("-") for life in MADE["months"][ENTERED]])


def test_who_entered_is_followed_for_24_months_and_the_others_are_not() -> None:
    assert STATES.shape == (int(ENTERED.sum()), 24)
    assert set(MADE["months"][~ENTERED]) == {""}
    assert set(STATES.ravel()) == {WORK, TRAINING, SEARCH, AWAY}


@pytest.mark.parametrize("horizon", HORIZONS)
def test_at_each_horizon_a_person_is_at_work_when_their_outcome_says_so(horizon: int) -> None:
    at_work = STATES[:, horizon - 1] == WORK
    assert at_work.tolist() == (MADE[f"employment_{horizon}"][ENTERED] == 1).tolist()


def test_only_who_first_met_a_training_is_in_training_and_never_before() -> None:
    trained = (STATES == TRAINING).any(axis=1)
    first = np.argmax(STATES == TRAINING, axis=1) + 1
    assert set(MADE["first_event"][ENTERED][trained]) == {"formation qualifiante"}
    assert (first[trained] >= MADE["first_event_months"][ENTERED][trained]).all()


def test_the_same_people_and_seed_live_the_same_months() -> None:
    people = {name: column for name, column in MADE.items() if name != "months"}
    assert months_of(people, 2).tolist() == MADE["months"].tolist()
    assert months_of(people, 3).tolist() != MADE["months"].tolist()
