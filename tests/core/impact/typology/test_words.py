"""Classes said in plain French."""

import numpy as np
import pytest

from socle.core.impact.typology.answer import Public, Trait, Trajectory
from socle.core.impact.typology.words import how_apart, portrait, story, traits

STATES = ("chômage", "emploi", "formation")


def lived(*states: str) -> Trajectory:
    """A class of ten people who are all in the same state each month."""
    return Trajectory("1", 10, tuple(tuple(10 * (state == each) for each in states) for state in STATES))


def test_a_class_is_marked_by_what_is_more_common_there() -> None:
    answers = {
        "motif": np.array(["emploi", "emploi", "confiance", "confiance"]),
        "territoire": np.array(["rural", "ville", "rural", "rural"]),
    }
    inside = np.array([True, True, True, False])
    assert traits(inside, answers) == (Trait("motif", "emploi", 2, 0), Trait("territoire", "ville", 1, 0))
    assert traits(~inside, answers) == (Trait("motif", "confiance", 1, 1), Trait("territoire", "rural", 1, 2))


def test_a_public_is_told_with_its_shares_and_those_of_the_others() -> None:
    public = Public("A", 200, (Trait("âge", "jusqu’à 30", 150, 30), Trait("sexe", "F", 120, 120)))
    assert portrait(public, 500) == (
        "âge « jusqu’à 30 » pour 75\u00a0%, contre 10\u00a0% ailleurs ; "
        "sexe « F » pour 60\u00a0%, contre 40\u00a0% ailleurs"
    )


def test_a_public_like_the_others_is_said_so() -> None:
    alike = {"territoire": np.array(["rural", "ville"] * 2)}
    assert traits(np.array([True, True, False, False]), alike) == ()
    assert portrait(Public("A", 2, ()), 4) == "rien ne le distingue nettement des autres"


def test_a_trajectory_is_told_in_order() -> None:
    months = ["chômage"] * 6 + ["emploi"] + ["formation"] * 5 + ["emploi"] * 12
    assert story(lived(*months), STATES) == "chômage (6 mois), puis formation (5 mois), puis emploi (12 mois)"


def test_a_trajectory_of_short_stays_is_told_as_such() -> None:
    assert story(lived(*["chômage", "emploi"] * 3), STATES) == "une alternance de séjours courts"


def test_months_of_which_nothing_is_published_are_no_state() -> None:
    nothing = Trajectory("1", 11, ((0, 0, 11), (0, 0, 0), (0, 0, 0)))
    assert story(nothing, STATES) == "une alternance de séjours courts"


@pytest.mark.parametrize(
    ("silhouette", "said"), [(0.6, "bien séparées"), (0.3, "assez bien"), (0.1, "se touchent")]
)
def test_how_apart_the_classes_are_is_said(silhouette: float, said: str) -> None:
    assert said in how_apart(silhouette)
