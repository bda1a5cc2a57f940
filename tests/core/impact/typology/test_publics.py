import numpy as np
import pytest

from socle.core.impact.plan import Described, Type
from socle.core.impact.sample import Codes
from socle.core.impact.table import table_of
from socle.core.impact.typology.answer import Public, Trait
from socle.core.impact.typology.publics import UNKNOWN, answers_in, publics_of

# Three hundred young people from the country, a hundred older ones from town.
AGES = np.repeat(np.array(["jeune", "âgé"]), [300, 100])
PLACES = np.repeat(np.array(["rural", "ville"]), [300, 100])


def test_two_publics_that_differ_in_everything_are_found() -> None:
    ages = np.where(np.arange(400) % 50 == 0, "moyen", AGES)
    found = publics_of({"âge": ages, "lieu": PLACES}, number=2)
    assert [public.people for public in found.told] == [300, 100]
    assert found.told[0] == Public("A", 300, (Trait("lieu", "rural", 300, 0), Trait("âge", "jeune", 294, 0)))
    assert found.apart > 0.9


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_people_changes_nothing(seed: int) -> None:
    draw = np.random.default_rng(seed)
    answers = {name: draw.choice(np.array(["a", "b", "c"]), 900) for name in ("un", "deux", "trois")}
    order = draw.permutation(900)

    def classes(some: Codes) -> Codes:
        return publics_of({name: given[some] for name, given in answers.items()}, number=3).labels

    assert classes(order).tolist() == classes(np.arange(900))[order].tolist()


def test_a_number_of_many_values_is_cut_in_three_where_people_are() -> None:
    table = table_of({"age": [*range(20, 50), ""]})
    found = answers_in("age", Described(), table)
    assert dict(zip(*np.unique(found, return_counts=True), strict=True)) == {
        "jusqu’à 29": 10,
        "plus de 29 et jusqu’à 39": 10,
        "plus de 39": 10,
        UNKNOWN: 1,
    }


def test_a_yes_or_no_is_said_in_words_and_a_few_answers_as_they_are() -> None:
    table = table_of({"owns": [1, 0, ""], "children": [0, 2, 1]})
    assert answers_in("owns", Described(Type.BOOLEAN), table).tolist() == ["oui", "non", UNKNOWN]
    assert answers_in("children", Described(), table).tolist() == ["0", "2", "1"]
