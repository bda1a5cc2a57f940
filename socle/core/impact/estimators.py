"""The estimators a protocol may name."""

from collections.abc import Callable, Mapping

from socle.core.impact.balancing import ebal2_att, ebal_att
from socle.core.impact.boosting import aipw_att
from socle.core.impact.cbps import cbps_att
from socle.core.impact.estimate import Estimate
from socle.core.impact.linear import naive, ols
from socle.core.impact.matching import nn_att
from socle.core.impact.robust import dr_ate, dr_att
from socle.core.impact.sample import Sample
from socle.core.impact.strata import in_cells
from socle.core.impact.subclasses import exact_att, subclass_att
from socle.core.impact.weighting import ipw_ate, ipw_att

Estimator = Callable[[Sample], Estimate]

ESTIMATORS: Mapping[str, Estimator] = {
    "naive": naive,
    "ols": in_cells(ols),
    "ipw_att": in_cells(ipw_att),
    "ipw_ate": in_cells(ipw_ate),
    "ebal_att": in_cells(ebal_att),
    "ebal2_att": in_cells(ebal2_att),
    "cbps_att": in_cells(cbps_att),
    "dr_att": in_cells(dr_att),
    "dr_ate": in_cells(dr_ate),
    "nn_att": in_cells(nn_att),
    "subclass_att": in_cells(subclass_att),
    "exact_att": in_cells(exact_att),
    "aipw_att": in_cells(aipw_att),
}
