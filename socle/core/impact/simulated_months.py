"""What each simulated person who entered did, month by month, as their outcomes say.

Drawn apart from the rest, from the same seed: to tell the months changes nothing else of these people.
At each horizon of the outcome « employment », a person is at work when that outcome says so, and only then.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

HORIZONS = (1, 6, 12, 18, 24)
WORK, TRAINING, SEARCH, AWAY = "emploi", "formation", "recherche", "inactivité"
# Months a qualifying training lasts, and who is at times not searching.
SHORTEST, LONGEST = 6, 12
AWAY_ALWAYS, AWAY_PER_CHILD = 0.08, 0.06
Column = NDArray[Any]


def months_of(columns: Mapping[str, Column], seed: int) -> Column:
    """24 states separated by dashes for who entered, nothing for the others."""
    entered = np.flatnonzero(columns["clea"] == 1)
    people = {name: column[entered] for name, column in columns.items()}
    draw = np.random.default_rng([seed, HORIZONS[-1]])
    states = np.where(_away(people, draw), AWAY, SEARCH)
    states = np.where(_in_training(people, draw), TRAINING, states)
    states = np.where(_at_work(people, draw), WORK, states)
    told = np.full(len(columns["clea"]), "", dtype=object)
    told[entered] = ["-".join(row) for row in states.tolist()]
    return told.astype(np.str_)


def _at_work(people: Mapping[str, Column], draw: np.random.Generator) -> NDArray[np.bool_]:
    """Between two horizons that differ, the change comes in a month drawn among those between."""
    before, start = people["employed_at_entry"], 0
    parts = []
    for horizon in HORIZONS:
        after = people[f"employment_{horizon}"]
        change = draw.integers(start + 1, horizon + 1, len(after))[:, None]
        months = np.arange(start + 1, horizon + 1)[None, :]
        parts.append(np.where(months >= change, after[:, None], before[:, None]) == 1)
        before, start = after, horizon
    return np.hstack(parts)


def _in_training(people: Mapping[str, Column], draw: np.random.Generator) -> NDArray[np.bool_]:
    """From the month of the first event, when it is a training."""
    begins = np.maximum(np.ceil(people["first_event_months"].astype(np.float64)), 1)
    lasts = draw.integers(SHORTEST, LONGEST + 1, len(begins))
    months = np.arange(1, HORIZONS[-1] + 1)[None, :]
    inside = (months >= begins[:, None]) & (months < (begins + lasts)[:, None])
    return np.asarray(inside & (people["first_event"] == "formation qualifiante")[:, None])


def _away(people: Mapping[str, Column], draw: np.random.Generator) -> NDArray[np.bool_]:
    """Some do not search, the more so with children; from a month of their own to the end, or always."""
    chance = AWAY_ALWAYS + AWAY_PER_CHILD * people["children"]
    begins = draw.integers(-HORIZONS[-1], HORIZONS[-1] + 1, len(chance))[:, None]
    never = (draw.random(len(chance)) >= chance)[:, None]
    return np.asarray((np.arange(1, HORIZONS[-1] + 1)[None, :] >= begins) & ~never)
