import numpy as np

from socle.core.impact.simulate import CLEA, NEVER_CAME, NO_SCHEME, OTHER_SCHEME, simulate
from socle.core.impact.simulated_world import OUTCOMES, PATHWAYS

MADE = simulate(28_000, 1)


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    again, other = simulate(500, 7), simulate(500, 8)
    first = simulate(500, 7)
    assert [name for name in first.columns if (first.columns[name] != again.columns[name]).any()] == []
    assert (first.truth == again.truth, first.truth == other.truth) == (True, False)


def test_the_public_has_the_shape_of_the_published_study() -> None:
    """28 000 people, more than 4 000 beneficiaries, about half of them certified, five reasons."""
    entered = MADE.columns["clea"] == 1
    certified = MADE.columns["certified"][entered].mean()
    assert (len(entered), 4_000 < entered.sum() < 4_700, 0.45 < certified < 0.55) == (28_000, True, True)
    assert set(MADE.columns["pathway"][entered]) == set(PATHWAYS)
    assert set(MADE.columns["pathway"][~entered]) == {""}
    assert set(MADE.columns["scheme"][~entered]) == {NO_SCHEME, NEVER_CAME, OTHER_SCHEME}
    assert set(MADE.columns["scheme"][entered]) == {CLEA}
    assert not MADE.columns["certified"][~entered].any()


def test_the_truth_is_the_mean_of_the_effects_of_the_five_reasons() -> None:
    entered = MADE.columns["clea"] == 1
    shares = {name: (MADE.columns["pathway"][entered] == name).mean() for name in PATHWAYS}
    for effect in MADE.truth:
        mean = sum(shares[name] * value for name, value in effect.by_pathway.items())
        assert abs(mean - effect.att) < 2e-6


def test_against_no_scheme_a_reason_has_the_effect_that_was_written() -> None:
    entered = MADE.columns["clea"] == 1
    reason = MADE.columns["pathway"][entered]
    for score, effect in zip(OUTCOMES, MADE.truth, strict=False):
        written = dict(zip(PATHWAYS, score.effects, strict=True))
        mean = float(np.mean([written[name] for name in reason]))
        assert abs(effect.by_comparison[NO_SCHEME] - mean) < 1e-6


def test_some_effects_are_null_and_one_is_negative_at_first_then_positive() -> None:
    employment = {score.horizon: score.effects for score in OUTCOMES if score.name == "employment"}
    assert [effects[2] for effects in employment.values()] == [0.0] * 5
    assert (employment[6][1] < 0, employment[24][1] > 0) == (True, True)


def test_no_probability_leaves_its_bounds_so_that_the_truth_holds_for_everybody() -> None:
    """The lowest level leaves room for the lowest effect: linear stays linear."""
    from socle.core.impact.simulate import _facts, _linear

    facts = _facts(MADE.columns)
    for score in (each for each in OUTCOMES if not each.spread):
        level = _linear(facts, score.without)
        low, high = min((*score.effects, score.other, 0)), max((*score.effects, score.other, 0))
        assert (level.min() + low > 0, level.max() + high < 1) == (True, True)


def test_a_few_people_are_drawn_without_trouble() -> None:
    assert [len(simulate(n, 3).columns["clea"]) for n in (1, 2, 10)] == [1, 2, 10]
