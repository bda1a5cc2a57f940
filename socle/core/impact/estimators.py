"""The estimators a protocol may name."""

from collections.abc import Callable, Mapping

from socle.core.impact.balancing import ebal2_att, ebal_att
from socle.core.impact.estimate import Estimate
from socle.core.impact.linear import naive, ols
from socle.core.impact.robust import dr_ate, dr_att
from socle.core.impact.sample import Sample
from socle.core.impact.weighting import ipw_ate, ipw_att

Estimator = Callable[[Sample], Estimate]

ESTIMATORS: Mapping[str, Estimator] = {
    "naive": naive,
    "ols": ols,
    "ipw_att": ipw_att,
    "ipw_ate": ipw_ate,
    "ebal_att": ebal_att,
    "ebal2_att": ebal2_att,
    "dr_att": dr_att,
    "dr_ate": dr_ate,
}
