import numpy as np
import pytest

from socle.core.impact.population import cells_of, population
from socle.core.impact.results import FlowStep
from socle.core.impact.table import TableError, table_of
from tests.core.impact.people import DESIGN, MODELS, protocol

SIX = {
    "entered": [1, 1, 0, 0, 1, ""],
    "age": [20, 30, 25, "", 17, 40],
    "town": ["Caen", "Rouen", "Caen", "Caen", "Caen", "Caen"],
    "wage": [1, 2, 3, 4, 5, 6],
}


def test_each_loss_is_counted_with_its_reason() -> None:
    found = population(protocol(models=MODELS + '[dictionary.age]\nlabel = "âge"\n'), table_of(SIX))
    assert found.flow == (
        FlowStep("Personnes du fichier dont l’entrée est connue", 5, 3, 1),
        FlowStep("Éligibles : âge – au moins 18", 3, 2, 2),
    )
    assert (found.table.numbers("wage").tolist(), found.treated.tolist()) == ([1, 2, 3], [True, True, False])


def test_an_empty_cell_means_what_the_protocol_says_it_means() -> None:
    said = MODELS + '[dictionary.age]\nmissing_as = "33"\n'
    found = population(protocol(models=said), table_of(SIX))
    assert found.table.numbers("age").tolist() == [20, 30, 25, 33]


def test_people_stay_only_in_cells_where_both_groups_stand() -> None:
    found = population(protocol('cells = ["town"]'), table_of(SIX))
    assert found.flow[-1] == FlowStep("Cellules où les deux groupes sont présents", 2, 1, 1)
    assert (found.table.texts("town").tolist(), found.alone) == (["Caen", "Caen"], 1)


def test_where_no_cell_has_both_groups_nothing_is_compared() -> None:
    apart = {**SIX, "town": ["Caen", "Caen", "Rouen", "Rouen", "Caen", "Caen"]}
    with pytest.raises(TableError) as refused:
        population(protocol('cells = ["town"]'), table_of(apart))
    assert str(refused.value) == (
        "Aucune cellule ne contient à la fois des bénéficiaires et des personnes de comparaison."
    )


def test_a_step_that_leaves_nobody_is_named() -> None:
    with pytest.raises(TableError) as refused:
        population(protocol(design=DESIGN.replace("18", "99")), table_of(SIX))
    assert str(refused.value) == "Il ne reste personne après l’étape « Éligibles : age – au moins 99 »."


def test_people_are_compared_at_the_same_elapsed_duration() -> None:
    waited = {**SIX, "waited": [0, 2, 3, 5, 11, 30]}
    found = cells_of(protocol(models=MODELS + '[times]\nelapsed = "waited"\n'), table_of(waited))
    assert found is not None
    assert found.tolist() == [0, 0, 1, 1, 2, 3]


def test_in_risk_sets_who_leaves_early_is_not_compared_with_who_enters_late() -> None:
    """Entered after 7 months: compared with who was still there, once a set, at the set's own time."""
    rows = {
        "entered": [1, 1, 0, 0, 0],
        "age": [30, 31, 32, 33, 34],
        "town": ["Caen"] * 5,
        "wage": [1, 2, 3, 4, 5],
        "waited": [1, 7, 0.5, 4, 12],
    }
    said = MODELS + '[times]\nelapsed = "waited"\nrisk_set_months = 3\n'
    found = population(protocol(models=said), table_of(rows))
    late = found.table.numbers("waited") > 6
    assert sorted(found.table.numbers("wage")[late].tolist()) == [2, 5]
    assert np.unique(found.table.numbers("waited")).tolist() == [1.5, 7.5]
    assert found.people is not None
    assert sorted(found.people[late].tolist()) == [1, 4]


def test_the_main_comparison_may_be_one_group() -> None:
    said = MODELS + '[comparison]\ncolumn = "town"\ngroups = ["Caen", "Rouen"]\nmain = "Caen"\n'
    found = population(protocol(models=said), table_of(SIX))
    assert found.table.texts("town").tolist() == ["Caen", "Rouen", "Caen"]
