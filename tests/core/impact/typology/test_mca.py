"""Multiple correspondence analysis, beside a singular value decomposition of the indicators."""

import numpy as np
import pytest
from numpy.typing import NDArray

from socle.core.errors import UnreadableInput
from socle.core.impact.typology.mca import correspondence


def answers(seed: int = 1, size: int = 300) -> dict[str, NDArray[np.str_]]:
    """Three questions linked by one hidden trait, a fourth linked to nothing."""
    draw = np.random.default_rng(seed)
    trait = draw.normal(size=size)
    linked = {
        name: np.array(["low", "mid", "high"])[np.digitize(trait + draw.normal(0, 0.6, size), [-0.5, 0.5])]
        for name in ("reading", "numbers", "screen")
    }
    return linked | {"colour": draw.choice(np.array(["red", "blue"]), size)}


def test_axes_are_those_of_the_singular_value_decomposition() -> None:
    given = answers()
    ours = correspondence(given, axes=2)
    table = np.column_stack([given[question] == answer for question, answer in ours.names]).astype(float)
    shares = table / table.sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    left, values, _ = np.linalg.svd((shares - np.outer(rows, columns)) / np.sqrt(np.outer(rows, columns)))
    theirs = left[:, :2] * values[:2] / np.sqrt(rows)[:, None]
    assert np.allclose(np.abs(ours.people), np.abs(theirs), atol=1e-9)


def test_each_axis_is_the_mean_of_its_people_stretched() -> None:
    """The transition formula: a modality stands at the mean of who gave it, over the root of inertia."""
    given = answers()
    ours = correspondence(given, axes=2)
    for place, (question, answer) in enumerate(ours.names):
        mean = ours.people[given[question] == answer].mean(axis=0)
        assert np.allclose(ours.modalities[place], mean / np.sqrt((ours.people**2).mean(axis=0)))


def test_the_first_axis_follows_the_hidden_trait() -> None:
    given = answers()
    ours = correspondence(given)
    first = {name: float(ours.modalities[place, 0]) for place, name in enumerate(ours.names)}
    for question in ("reading", "numbers", "screen"):
        ladder = [first[(question, answer)] for answer in ("low", "mid", "high")]
        assert ladder in (sorted(ladder), sorted(ladder, reverse=True))
    assert abs(first[("colour", "red")]) < 0.2
    assert ours.shares[0] > 0.5


def test_the_order_of_people_changes_nothing() -> None:
    given, shuffled = answers(), np.random.default_rng(3).permutation(300)
    moved = correspondence({question: answer[shuffled] for question, answer in given.items()})
    assert np.allclose(moved.people, correspondence(given).people[shuffled], atol=1e-9)


def test_a_question_everyone_answers_alike_is_refused_by_name() -> None:
    with pytest.raises(UnreadableInput, match="Tout le monde a la même réponse à « scheme »"):
        correspondence(answers() | {"scheme": np.full(300, "CléA")})


def test_questions_linked_to_nothing_draw_no_axis() -> None:
    every = np.array([[one, other] for one in "ab" for other in "cd"])
    with pytest.raises(UnreadableInput, match="aucun axe"):
        correspondence({"one": every[:, 0], "other": every[:, 1]})
