"""The headline, beside DoubleML given the same predictions."""

from dataclasses import replace

import numpy as np
import pytest
from doubleml import DoubleMLData, DoubleMLIRM
from doubleml.utils import DMLDummyClassifier, DMLDummyRegressor
from sklearn.linear_model import LinearRegression, LogisticRegression

from socle.core.errors import Refusal
from socle.core.impact.estimate import standard_error
from socle.core.impact.linear import ols
from socle.core.impact.robust import dr_ate, dr_att, dr_scores, without_treatment
from socle.core.impact.sample import Sample
from tests.core.impact.cohort import EFFECT, cohort


def judged(sample: Sample, score: str) -> tuple[float, float]:
    """DoubleML on predictions made by scikit-learn: nothing of ours."""
    columns, treated = sample.propensity, sample.treated
    scaled = (columns - columns.mean(axis=0)) / columns.std(axis=0)
    entering = LogisticRegression(C=np.inf, tol=1e-12, max_iter=5_000).fit(scaled, treated)
    chance = entering.predict_proba(scaled)[:, 1]
    arms = [LinearRegression().fit(scaled[arm], sample.outcome[arm]) for arm in (~treated, treated)]
    without, with_it = (arm.predict(scaled) for arm in arms)
    data = DoubleMLData.from_arrays(columns, sample.outcome, treated * 1.0)
    model = DoubleMLIRM(data, DMLDummyRegressor(), DMLDummyClassifier(), score=score, n_folds=2)
    model.fit(
        external_predictions={
            "d": {"ml_g0": without[:, None], "ml_g1": with_it[:, None], "ml_m": chance[:, None]}
        }
    )
    return float(model.coef[0]), float(model.se[0])


@pytest.mark.parametrize("seed", range(3))
def test_effect_and_error_are_those_of_doubleml(seed: int) -> None:
    sample = cohort(seed)
    ours = dr_att(sample)
    assert (ours.estimate, ours.se) == pytest.approx(judged(sample, "ATTE"), rel=1e-6)
    overall = dr_ate(sample)
    assert (overall.estimate, overall.se) == pytest.approx(judged(sample, "ATE"), rel=1e-6)


def test_either_model_may_be_wrong() -> None:
    """One model is a constant, the other is right: the effect is found. With two constants it is not."""
    sample = cohort(size=40_000)
    blind = {"propensity": np.empty((40_000, 0)), "propensity_names": ()}
    deaf = {"outcome_model": np.empty((40_000, 0)), "outcome_model_names": ()}
    for wrong in (blind, deaf):
        assert dr_att(replace(sample, **wrong)).estimate == pytest.approx(EFFECT, abs=0.05)
    assert abs(dr_att(replace(sample, **blind, **deaf)).estimate - EFFECT) > 0.1


def test_contributions_average_to_the_effect_and_influences_to_nothing() -> None:
    scores = dr_scores(cohort())
    assert scores.contributions.mean() == pytest.approx(scores.estimate)
    assert scores.influence.mean() == pytest.approx(0, abs=1e-12)


def test_a_cluster_of_one_is_no_cluster_but_for_its_correction() -> None:
    influence = dr_scores(cohort()).influence
    alone = standard_error(influence, np.arange(600))
    assert alone == pytest.approx(standard_error(influence, None) * np.sqrt(600 / 599))


def test_copies_of_everyone_do_not_make_a_cluster_study_more_precise() -> None:
    sample = cohort()
    twice = replace(sample.take(np.tile(np.arange(600), 2)), clusters=np.tile(np.arange(600), 2))
    assert dr_att(twice).se == pytest.approx(dr_att(replace(sample, clusters=np.arange(600))).se, rel=1e-8)


def test_more_terms_than_controls_are_refused() -> None:
    sample = cohort()
    few = sample.take(np.concatenate([np.flatnonzero(sample.treated), np.flatnonzero(~sample.treated)[:4]]))
    with pytest.raises(Refusal, match="Trop peu de personnes"):
        without_treatment(few, ~few.treated)
    with pytest.raises(Refusal, match="Trop peu de personnes"):
        ols(few.take(np.array([0, 1, 2, len(few.treated) - 1])))
