"""The raw difference and the additive regression, with White's errors."""

import numpy as np

from socle.core.errors import Refusal
from socle.core.impact.design import Basis, basis, refuse_too_many_terms
from socle.core.impact.estimate import BY_HC1, Estimate, standard_error, with_error
from socle.core.impact.sample import Codes, Flags, Floats, Sample


def naive(sample: Sample) -> Estimate:
    """What the press would print: nobody is made comparable."""
    return _treatment_coefficient(
        "naive", sample, basis(np.empty((sample.size, 0)), ()), "différence brute des moyennes"
    )


def ols(sample: Sample) -> Estimate:
    return _treatment_coefficient(
        "ols",
        sample,
        basis(sample.outcome_model, sample.outcome_model_names),
        "régression linéaire additive : le traitement et les termes du modèle de résultat",
    )


def _treatment_coefficient(name: str, sample: Sample, others: Basis, convention: str) -> Estimate:
    refuse_too_many_terms(others, and_more=1)
    own = own_part(sample.treated, others)
    estimate = float(own @ sample.outcome / (own @ own))
    residual = residuals(sample.outcome, others) - estimate * own
    influence = sample.size * own * residual / (own @ own)
    se, said = _sandwich(influence, sample.clusters, parameters=others.columns.shape[1] + 1)
    return with_error(
        name,
        estimate,
        se,
        treated=sample.treated,
        convention=convention,
        se_convention=said,
        notes=others.notes,
    )


def own_part(treated: Flags, others: Basis) -> Floats:
    """What the other columns do not say of the treatment (Frisch, Waugh and Lovell)."""
    own = residuals(treated.astype(np.float64), others)
    if own @ own < 1e-10 * len(own):
        raise Refusal(
            "Les termes du modèle déterminent le traitement : il n’y a plus rien à comparer.",
            "Retirez le terme qui dit à lui seul qui est bénéficiaire.",
        )
    return own


def residuals(values: Floats, columns: Basis) -> Floats:
    design = columns.columns
    return np.asarray(values - design @ (design.T @ values) / len(values))


def _sandwich(influence: Floats, clusters: Codes | None, *, parameters: int) -> tuple[float, str]:
    rows = len(influence)
    if clusters is None:
        return standard_error(influence, None) * np.sqrt(rows / (rows - parameters)), BY_HC1
    correction = np.sqrt((rows - 1) / (rows - parameters))
    return standard_error(influence, clusters) * correction, "sandwich par grappe (CR1)"
