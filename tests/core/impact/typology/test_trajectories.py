import numpy as np

from socle.core.impact.table import table_of
from socle.core.impact.typology.answer import Trajectory
from socle.core.impact.typology.trajectories import sequences_in, trajectories_of

LIVES = ["recherche-emploi-emploi-emploi"] * 5 + ["formation-formation-formation-emploi"] * 3


def test_those_who_lived_the_same_are_together_and_counted_month_by_month() -> None:
    lives = [*LIVES, "formation-formation-formation-formation"]
    found = trajectories_of(sequences_in("months", table_of({"months": lives})), number=2)
    assert found.labels.tolist() == [0] * 5 + [1] * 4
    # For each state, emploi, formation then recherche, how many people each month.
    assert found.told == (
        Trajectory("1", 5, ((0, 5, 5, 5), (0, 0, 0, 0), (5, 0, 0, 0))),
        Trajectory("2", 4, ((0, 0, 0, 3), (4, 4, 4, 1), (0, 0, 0, 0))),
    )


def test_a_month_or_a_life_that_is_not_known_is_a_state_of_its_own() -> None:
    read = sequences_in("months", table_of({"months": ["", "emploi--emploi"]}))
    names = [[read.states[state] for state in read.distinct[kind]] for kind in read.of_person]
    assert names == [["non renseigné"] * 3, ["emploi", "non renseigné", "emploi"]]


def test_the_order_of_people_changes_nothing() -> None:
    draw = np.random.default_rng(3)
    months = draw.choice(np.array(["emploi", "recherche", "formation"]), (700, 6))
    lives = np.array(["-".join(life) for life in months])
    order = draw.permutation(700)
    first, second = (
        trajectories_of(sequences_in("months", table_of({"months": each})), number=3)
        for each in (lives, lives[order])
    )
    assert second.told == first.told
    assert second.labels.tolist() == first.labels[order].tolist()
