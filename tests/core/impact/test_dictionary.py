import numpy as np
import pytest

from socle.core.errors import UnreadableInput
from socle.core.impact.dictionary import check_data, columns_of, covariates_of
from tests.core.impact.people import DESIGN, MODELS, people, protocol

N = 600


def problems(more: str = "", **columns: object) -> tuple[str, ...]:
    """What is wrong with the people when the protocol says `more` of them."""
    with pytest.raises(UnreadableInput) as refused:
        check_data(protocol(models=MODELS + more), people(**columns))
    return refused.value.problems


def filled(usual: object, **others: object) -> np.ndarray:
    """The usual value on each row but those named, such as r3."""
    column = np.array([usual] * N, dtype=object)
    for row, value in others.items():
        column[int(row[1:])] = value
    return column


def test_people_as_the_protocol_says_they_are_pass() -> None:
    check_data(protocol(), people())


def test_every_column_that_the_data_lack_is_named_at_once() -> None:
    with pytest.raises(UnreadableInput) as refused:
        check_data(protocol('pathway = "why"\ncluster = "site"'), people())
    assert refused.value.problems == (
        "La colonne « why », que nomme le protocole, n’est pas dans les données.",
        "La colonne « site », que nomme le protocole, n’est pas dans les données.",
    )


def test_types_bounds_and_values_are_those_of_the_dictionary() -> None:
    said = """
[dictionary.age]
type = "integer"
at_most = 50
[dictionary.town]
among = ["Caen", "Rouen"]
[dictionary.months]
type = "integer"
at_least = 0
[dictionary.moved]
type = "boolean"
[dictionary.seen]
type = "date"
"""
    found = problems(
        said,
        months=filled(1, r3=1.5, r4=-2),
        moved=filled(0, r9="oui"),
        seen=filled("2023-01-02", r0="2023-13-01"),
    )
    oldest = int((people().numbers("age") > 50).sum())
    first = int(np.flatnonzero(people().numbers("age") > 50)[0])
    assert found == (
        f"« age » vaut {people().numbers('age')[first]:g} à la ligne {first + 2}, plus que 50 "
        f"({oldest} ligne(s) en tout).",
        "« town » contient « Évreux », que le protocole n’attend pas.",
        "« months » contient des décimales ; le protocole y attend des entiers.",
        "« months » vaut -2 à la ligne 6, moins que 0 (1 ligne(s) en tout).",
        "La colonne « moved » n’est pas faite de 0 et de 1 (ligne 11 : « oui »).",
        "La date « 2023-13-01 » de la colonne « seen » n’existe pas (ligne 2).",
    )


def test_a_slip_in_a_column_of_numbers_makes_no_category() -> None:
    found = problems(age=filled(30, r7="3O"))
    assert found == (
        "« age » mélange des nombres et du texte (« 3O ») ; si ce sont des catégories, écrivez "
        'type = "text" dans [dictionary.age].',
    )


def test_an_outcome_is_a_number_and_a_yes_or_no_is_zero_or_one() -> None:
    assert problems(wage=filled("beaucoup", r1="peu")) == (
        "La colonne « wage » contient du texte (« beaucoup », « peu ») ; il faut des nombres.",
    )
    binary = MODELS.replace("continuous", "binary")
    with pytest.raises(UnreadableInput) as refused:
        check_data(protocol(models=binary), people())
    assert refused.value.problems == (
        "Le résultat « wage » est dit binaire et contient autre chose que 0 et 1.",
    )


def test_a_covariate_dated_after_time_zero_is_refused_with_its_first_line() -> None:
    said = '[times]\nzero = "zero"\n[dictionary.age]\nmeasured_on = "asked"\n'
    found = problems(said, zero=filled("2023-01-10"), asked=filled("2023-01-09", r5="2023-01-11"))
    assert found == (
        "« age » est mesurée après le temps zéro sur 1 ligne(s) (d’abord la ligne 7) : elle ne sert pas à "
        "comparer.",
    )


def test_covariates_are_what_makes_people_comparable() -> None:
    found = protocol('cells = ["site"]', DESIGN, MODELS + '[times]\nelapsed = "waited"\n')
    assert covariates_of(found) == ("age", "town", "site", "waited")
    assert columns_of(found) == ("entered", "site", "wage", "age", "town", "waited")
