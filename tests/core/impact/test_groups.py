"""Effects by pathway: each its own, together honest."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from socle.core.impact.groups import GroupEffects, effects_by_group
from socle.core.impact.robust import dr_att, dr_scores
from socle.core.impact.sample import Sample
from tests.core.impact.cohort import cohort

TRUTH = {"confidence": -1.0, "digital": 0.0, "job": 2.0}


def pathways(seed: int, *, known_to_all: bool = False) -> tuple[Sample, NDArray[np.str_]]:
    """Older people come for a job: a pathway is chosen, and its effect is its own."""
    base = cohort(seed, size=2_000, effect=0.0)
    draw = np.random.default_rng(seed + 1_000)
    liking = np.column_stack([base.propensity[:, 1], np.full(2_000, 2.0), base.propensity[:, 0] / 20])
    labels = np.array(list(TRUTH))[np.argmax(liking + draw.gumbel(size=(2_000, 3)), axis=1)]
    effects = np.array([TRUTH[str(label)] for label in labels])
    sample = replace(base, outcome=base.outcome + base.treated * effects)
    return sample, labels if known_to_all else np.where(base.treated, labels, "")


@pytest.mark.parametrize("known_to_all", [False, True])
def test_simultaneous_intervals_hold_together_and_nothing_shrinks(known_to_all: bool) -> None:
    answers = [effects_by_group(*pathways(seed, known_to_all=known_to_all)) for seed in range(80)]
    together = [all(holds_truth(answer)) for answer in answers]
    # 95 % of 80, within what chance allows (99.9 %).
    assert 68 <= sum(together) <= 80
    for place, truth in enumerate(TRUTH.values()):
        mean = np.mean([answer.effects[place].estimate for answer in answers])
        assert mean == pytest.approx(truth, abs=0.03)
    assert all(answer.interaction and answer.interaction.p_value < 1e-6 for answer in answers)


def holds_truth(answer: GroupEffects) -> list[bool]:
    return [one.simultaneous_low <= TRUTH[one.pathway] <= one.simultaneous_high for one in answer.effects]


def test_simultaneous_intervals_are_wider_than_pointwise_and_narrower_than_bonferroni() -> None:
    answer = effects_by_group(*pathways(1))
    assert 1.96 < answer.critical < 2.394
    for effect in answer.effects:
        assert (
            effect.simultaneous_low
            < effect.ci_low
            < effect.estimate
            < effect.ci_high
            < effect.simultaneous_high
        )


def test_one_pathway_is_the_headline() -> None:
    sample = cohort()
    answer = effects_by_group(sample, np.where(sample.treated, "all", ""))
    headline = dr_att(sample)
    assert answer.interaction is None
    assert (answer.effects[0].estimate, answer.effects[0].se) == pytest.approx(
        (headline.estimate, headline.se)
    )
    assert answer.effects[0].n_treated == sample.n_treated


def test_subgroups_known_to_all_are_means_of_the_overall_scores() -> None:
    sample, labels = pathways(1, known_to_all=True)
    answer = effects_by_group(sample, labels)
    shares = [effect.n_treated / sample.n_treated for effect in answer.effects]
    weighted = sum(share * effect.estimate for share, effect in zip(shares, answer.effects, strict=True))
    assert weighted == pytest.approx(dr_scores(sample).estimate)


def test_equal_effects_are_rarely_said_to_differ() -> None:
    p_values = []
    for seed in range(100):
        sample = cohort(seed)
        labels = np.where(sample.treated, np.where(np.arange(600) % 2, "odd", "even"), "")
        interaction = effects_by_group(sample, labels).interaction
        assert interaction is not None
        p_values.append(interaction.p_value)
    assert sum(p < 0.05 for p in p_values) <= 13
    assert 0.3 < np.median(p_values) < 0.7


def test_a_pathway_nobody_can_be_compared_with_is_left_out_with_its_reason() -> None:
    sample = cohort()
    labels = np.where(sample.treated, "common", "").astype("U10")
    apart = sample.propensity.copy()
    rare = np.flatnonzero(sample.treated)[:5]
    labels[rare] = "rare"
    apart[rare, 0] = 500
    answer = effects_by_group(replace(sample, propensity=apart), labels)
    assert [effect.pathway for effect in answer.effects] == ["common"]
    assert [name for name, _ in answer.refused] == ["rare"]
    assert "Pas de recouvrement : 5 bénéficiaire(s)" in answer.refused[0][1]
