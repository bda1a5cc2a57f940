"""What must show nothing: an outcome from before entry, a group that was never treated."""

from dataclasses import dataclass, replace

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.estimate import Estimate
from socle.core.impact.estimators import ESTIMATORS
from socle.core.impact.sample import Flags, Floats, Sample


@dataclass(frozen=True, slots=True, eq=False)
class Placebo:
    """`passed` when the interval holds zero; `half_width` says how small an anomaly it could have seen."""

    name: str
    estimate: Estimate
    passed: bool
    half_width: float


def placebo_outcome(sample: Sample, name: str, outcome: Floats, *, estimator: str = "dr_att") -> Placebo:
    """An outcome nobody's entry could have changed, because it came before."""
    if name in (*sample.propensity_names, *sample.outcome_model_names):
        raise Refusal(
            f"« {name} » est déjà dans les termes : il est équilibré d’avance et n’éprouve rien.",
            "Choisissez un résultat d’avant l’entrée qui n’est dans aucun modèle.",
        )
    return _placebo(name, ESTIMATORS[estimator](replace(sample, outcome=outcome)))


def negative_control(sample: Sample, name: str, untreated: Flags, *, estimator: str = "dr_att") -> Placebo:
    """`untreated`, a group of comparison people, plays the treated; the treated people leave."""
    if (untreated & sample.treated).any():
        raise Refusal(
            "Le groupe témoin négatif contient des bénéficiaires.",
            "Prenez un groupe qui n’a pas été concerné.",
        )
    played = replace(sample, treated=untreated).take(~sample.treated)
    return _placebo(name, ESTIMATORS[estimator](played))


def _placebo(name: str, estimate: Estimate) -> Placebo:
    half = (estimate.ci_high - estimate.ci_low) / 2
    return Placebo(name, estimate, bool(np.abs(estimate.estimate) <= half), half)
