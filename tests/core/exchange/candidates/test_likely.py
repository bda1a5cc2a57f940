import pytest

from socle.core.exchange.candidates.columns import HEADER, POSITION
from socle.core.exchange.candidates.days import DayOrder
from socle.core.exchange.candidates.likely import joins_names, likely_columns, likely_order, likely_words


def test_our_own_columns_are_all_recognised_in_any_order() -> None:
    assert likely_columns(HEADER[::-1]) == dict(zip(HEADER[::-1], list(POSITION)[::-1], strict=True))


OTHERS = {
    "NOM": "birth_name",
    "prenom": "first_name",
    "Nom d’usage": "used_name",
    "Date de naiss.": "birth_date",
    "Né(e) le": "birth_date",
    "SEXE": "title",
    "E-mail": "email",
    "Tél. portable": "phone",
    "CP": "postal_code",
    "Commune de naissance": "birth_town",
    "date_passage": "passed_on",
    "Adresse": "address",
}


@pytest.mark.parametrize(("own", "target"), OTHERS.items())
def test_a_column_that_bears_a_usual_name_is_proposed(own: str, target: str) -> None:
    assert likely_columns([own]) == {own: target}


@pytest.mark.parametrize("own", ("Groupe", "Identifiant", "Nom du formateur", "Observations", "", "N°"))
def test_a_column_that_resembles_none_of_ours_is_not_proposed(own: str) -> None:
    assert likely_columns([own]) == {}


@pytest.mark.parametrize("own", ("Nom Prénom", "NOM et prénom du stagiaire", "Prénom NOM", "Nom complet"))
def test_a_column_that_joins_two_names_is_never_guessed(own: str) -> None:
    assert (joins_names(own), likely_columns([own])) == (True, {})


def test_each_of_our_columns_is_proposed_once() -> None:
    assert likely_columns(["Nom", "NOM", "Prénom"]) == {"Nom": "birth_name", "Prénom": "first_name"}


def test_words_that_plainly_are_ours_are_proposed() -> None:
    assert likely_words("title", ["Madame", "HOMME", "Autre"]) == {"Madame": "MME", "HOMME": "M"}
    assert likely_words("born_abroad", ["Oui", "", "?"]) == {"Oui": "OUI", "": "NON"}
    assert likely_words("funder", ["Conseil régional"]) == {}


ORDERS = [
    (["07/03/1990"], DayOrder.DAY_FIRST),
    (["03/25/1990", "03/07/1990"], DayOrder.MONTH_FIRST),
    (["1990-03-07"], DayOrder.YEAR_FIRST),
    (["1990-03-07", "25/03/1990"], DayOrder.DAY_FIRST),
    ([], DayOrder.DAY_FIRST),
    (["bientôt"], DayOrder.DAY_FIRST),
]


@pytest.mark.parametrize(("texts", "order"), ORDERS)
def test_the_order_that_reads_every_day_is_proposed(texts: list[str], order: DayOrder) -> None:
    assert likely_order(texts) is order
