"""Classes said in plain French."""

import numpy as np

from socle.core.impact.typology.sequences import read_sequences
from socle.core.impact.typology.words import Portrait, Trait, portraits, story


def test_a_class_is_said_by_what_is_more_common_there() -> None:
    labels = np.array([0, 0, 0, 1])
    found = portraits(
        labels,
        {
            "motif d’entrée": np.array(["emploi", "emploi", "confiance", "confiance"]),
            "territoire": np.array(["rural", "ville", "rural", "rural"]),
        },
    )
    assert found == (
        Portrait(
            1,
            3,
            0.75,
            (Trait("motif d’entrée", "emploi", 2 / 3, 0.0), Trait("territoire", "ville", 1 / 3, 0.0)),
            "Classe 1 (75 % des personnes) : « emploi » (motif d’entrée) pour 67 % d’entre elles, "
            "contre 0 % ailleurs ; « ville » (territoire) pour 33 % d’entre elles, contre 0 % ailleurs.",
        ),
        Portrait(
            2,
            1,
            0.25,
            (Trait("motif d’entrée", "confiance", 1.0, 1 / 3), Trait("territoire", "rural", 1.0, 2 / 3)),
            "Classe 2 (25 % des personnes) : « confiance » (motif d’entrée) pour 100 % d’entre elles, "
            "contre 33 % ailleurs ; « rural » (territoire) pour 100 % d’entre elles, contre 67 % ailleurs.",
        ),
    )


def test_a_class_like_the_others_is_said_so() -> None:
    found = portraits(np.array([0, 0, 1, 1]), {"territoire": np.array(["rural", "ville"] * 2)})
    assert found[0].sentence == "Classe 1 (50 % des personnes) : rien ne la distingue nettement des autres."


def test_a_pathway_is_told_in_order() -> None:
    months = np.array([["chômage"] * 6 + ["emploi"] + ["formation"] * 5 + ["emploi"] * 12])
    read = read_sequences(np.repeat(months, 2, axis=0))
    assert story(read, 0) == "chômage (6 mois), puis formation (5 mois), puis emploi (12 mois)"


def test_a_pathway_of_short_stays_is_told_as_such() -> None:
    read = read_sequences(np.array([["chômage", "emploi"] * 3]))
    assert story(read, 0) == "une alternance de séjours courts"
