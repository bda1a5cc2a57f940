import numpy as np
import pytest

from socle.core.impact.table import TableError, table_of
from socle.core.impact.terms import Term, TermError, design, read_term

TABLE = table_of({"age": [20, 30, 40], "race": ["b", "a", "c"], "pay": [1.5, 0.0, 2.0], "code": [1, 2, 1]})


def test_a_term_is_a_product_of_columns_to_their_powers() -> None:
    assert read_term("educ * re74^2") == Term("educ * re74^2", (("educ", 1), ("re74", 2)))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("age^", "n’a pas d’exposant entier"),
        ("age^x", "n’a pas d’exposant entier"),
        ("age^0", "a un exposant hors de 1 à 9"),
        ("age*", "n’a pas deux côtés autour de *"),
        ("", "n’a pas deux côtés autour de *"),
    ],
)
def test_a_term_that_means_nothing_says_why(text: str, why: str) -> None:
    with pytest.raises(TermError) as refused:
        read_term(text)
    assert str(refused.value) == why


def test_powers_and_products_are_computed_without_main_effects() -> None:
    made = design(("age^2", "age*pay"), TABLE)
    assert made.names == ("age^2", "age*pay")
    assert made.values.tolist() == [[400, 30], [900, 0], [1600, 80]]


def test_a_text_column_counts_level_by_level_but_the_first_in_order() -> None:
    made = design(("race", "race*pay"), TABLE)
    assert made.names == ("race[b]", "race[c]", "race[b]*pay", "race[c]*pay")
    assert made.values.tolist() == [[1, 0, 1.5, 0], [0, 0, 0, 0], [0, 1, 0, 2]]
    assert made.terms == ("race", "race", "race*pay", "race*pay")


def test_numbers_that_are_names_are_categories_when_the_protocol_says_so() -> None:
    from dataclasses import replace

    made = design(("code",), replace(TABLE, categories=frozenset({"code"})))
    assert (made.names, made.values.tolist()) == (("code[2]",), [[0], [1], [0]])


def test_a_text_has_no_power_and_an_identifier_is_no_category() -> None:
    with pytest.raises(TableError) as power:
        design(("race^2",), TABLE)
    assert str(power.value) == "« race^2 » : la colonne « race » contient du texte."
    names = table_of({"name": np.array([f"p{rank}" for rank in range(201)])})
    with pytest.raises(TableError) as identifier:
        design(("name",), names)
    assert str(identifier.value) == (
        "« name » a 201 valeurs différentes : c’est un identifiant, pas une catégorie."
    )
