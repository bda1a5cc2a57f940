"""Columns as a CSV file, and the truth of simulated people as facts to print."""

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from socle.core.impact.simulate import Simulated

DEFINITION = (
    "mean over the people of the file who entered of the effect on the probability, or on the score, of each "
    "outcome; att: against everybody else as they were; by_comparison: against each group of them; "
    "by_pathway: against everybody else"
)


def as_csv(columns: Mapping[str, NDArray[Any]]) -> str:
    """A header, then one line a person; numbers as Python writes them, so that reading gives them back."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*(column.tolist() for column in columns.values()), strict=True))
    return text.getvalue()


def truth_of(made: Simulated, seed: int) -> dict[str, Any]:
    entered = np.asarray(made.columns["clea"]) == 1
    return {
        "people": len(entered),
        "seed": seed,
        "treated": int(entered.sum()),
        "certified": int(np.sum(made.columns["certified"])),
        "definition": DEFINITION,
        "truth": [asdict(effect) for effect in made.truth],
    }
