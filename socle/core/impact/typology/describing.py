"""Who entered, what they lived month by month, and how the two cross."""

from collections.abc import Mapping

import numpy as np

from socle.core.impact.plan import Described
from socle.core.impact.table import Table
from socle.core.impact.typology.answer import Crossed, Public, Trajectory, Typology
from socle.core.impact.typology.asked import Asked
from socle.core.impact.typology.grouped import Grouped
from socle.core.impact.typology.publics import answers_in, publics_of
from socle.core.impact.typology.trajectories import sequences_in, trajectories_of


def describe(asked: Asked, dictionary: Mapping[str, Described], entered: Table) -> Typology:
    """Only of the people who entered: it describes them, and compares them with nobody."""
    nothing: Described = Described()
    described = {column: dictionary.get(column, nothing) for column in asked.publics}
    answers = {each.label or column: answers_in(column, each, entered) for column, each in described.items()}
    publics = publics_of(answers, number=asked.classes) if answers else None
    sequences = sequences_in(asked.sequence, entered) if asked.sequence else None
    lived = trajectories_of(sequences, number=asked.classes) if sequences else None
    return Typology(
        people=entered.rows,
        publics=publics.told if publics else (),
        publics_apart=publics.apart if publics else 0.0,
        states=sequences.states if sequences else (),
        trajectories=lived.told if lived else (),
        trajectories_apart=lived.apart if lived else 0.0,
        crossed=_crossed(publics, lived) if publics and lived else (),
    )


def _crossed(publics: Grouped[Public], lived: Grouped[Trajectory]) -> tuple[Crossed, ...]:
    return tuple(
        Crossed(
            public.name,
            tuple(
                int(people)
                for people in np.bincount(lived.labels[publics.labels == place], minlength=len(lived.told))
            ),
        )
        for place, public in enumerate(publics.told)
    )
