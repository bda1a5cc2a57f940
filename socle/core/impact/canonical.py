"""An order of rows that depends on what they say, not on the file: draws fall on the same people."""

import numpy as np

from socle.core.impact.sample import Codes, Sample


def canonical_order(sample: Sample) -> Codes:
    """Rows sorted by treatment, then columns, then outcome; equal rows are interchangeable."""
    keys = [sample.outcome, *sample.outcome_model.T, *sample.propensity.T]
    keys += [part for part in (sample.cells, sample.clusters) if part is not None]
    return np.lexsort([*keys, sample.treated])
