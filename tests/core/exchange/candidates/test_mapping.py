import io
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.columns import COLUMNS, HEADER, NAME, POSITION
from socle.core.exchange.candidates.days import PATTERNS, DayOrder
from socle.core.exchange.candidates.mapping import (
    OwnColumns,
    fingerprint,
    header_refusals,
    own_columns,
    own_header,
    problems_in,
)
from socle.core.exchange.candidates.own_lines import check_own_lines, translate
from socle.core.exchange.candidates.reading import Line, read_lines
from tests.core.exchange.candidates.files import ALICE, TODAY, line

OWN: dict[str, Any] = {
    "header": ["NOM", "Prénom", "Sexe", "Né le", "Groupe", "Étranger"],
    "columns": {
        "NOM": "birth_name",
        "Prénom": "first_name",
        "Sexe": "title",
        "Né le": "birth_date",
        "Étranger": "born_abroad",
    },
    "fixed": {"passed_on": "12/05/2026", "certificate_name": "CléA", "status": "CERTIFIE"},
    "words": {"title": {"Femme": "MME", "Homme": "M"}, "born_abroad": {"": "NON", "x": "OUI"}},
    "orders": {"birth_date": "year_first"},
}
ROW = ("Martin", "Alice", "FEMME", "1990-03-07", "B", "")
FILE: list[Line] = [(1, tuple(OWN["header"])), (2, ROW)]


def own(**changes: Any) -> OwnColumns:
    return own_columns({**OWN, **changes}, on=TODAY)


def refused(**changes: Any) -> tuple[str, ...]:
    with pytest.raises(UnreadableInput) as refusal:
        own(**changes)
    return refusal.value.problems


def errors(*rows: tuple[str, ...], **changes: Any) -> list[str]:
    lines = [FILE[0], *enumerate(rows, 2)]
    return [
        str(error)
        for checked, _ in check_own_lines(lines, own(**changes), on=TODAY)
        for error in checked.errors
    ]


def test_own_columns_words_and_days_give_the_26_columns() -> None:
    ((checked, cells),) = check_own_lines(FILE, own(), on=TODAY)
    expected = [""] * len(COLUMNS)
    for target, text in {
        "birth_name": "Martin",
        "first_name": "Alice",
        "title": "MME",
        "birth_date": "07/03/1990",
        "born_abroad": "NON",
        "passed_on": "12/05/2026",
        "certificate_name": "CléA",
        "status": "CERTIFIE",
    }.items():
        expected[POSITION[target]] = text
    assert (cells, checked.cells, checked.errors) == (tuple(expected), ROW, ())


def test_what_is_kept_of_own_columns_reads_back_the_same() -> None:
    assert own_columns(own().content(), on=TODAY) == own()


def test_errors_name_the_line_and_the_body_s_own_column() -> None:
    assert errors(("", "Alice", "?", "07/03/1990", "", "peut-être")) == [
        "ligne 2, colonne « Né le » : « 07/03/1990 » n’est pas une date AAAA-MM-JJ qui existe ; "
        "écrivez par exemple 1990-03-07",
        "ligne 2, colonne « Sexe » : « ? » n’est pas prévu ; écrivez M ou MME",
        "ligne 2, colonne « NOM » : elle est vide ; remplissez-la",
        "ligne 2, colonne « Étranger » : « peut-être » n’est pas prévu ; écrivez OUI ou NON",
    ]


def test_a_rule_between_two_columns_names_both_as_the_body_does() -> None:
    assert errors(("Martin", "Alice", "Femme", "1990-03-07", "", "x")) == [
        "ligne 2, colonne « Zone géographique de naissance » : elle est vide alors que « Étranger » "
        "vaut OUI ; écrivez 100 (Europe), 200 (Asie), 300 (Afrique), 400 (Amérique) ou 500 (Océanie)"
    ]


def test_a_line_with_too_many_cells_is_not_taken_apart() -> None:
    assert errors((*ROW, "", "de trop")) == [
        "ligne 2, colonne « Étranger » : la ligne a 8 cellules au lieu de 6 ; "
        "vérifiez les points-virgules et les guillemets de la ligne"
    ]


def test_the_same_person_twice_is_told_with_the_lines_of_the_file() -> None:
    assert errors(ROW, ROW) == [
        "ligne 3, colonne « NOM » : la même personne figure aux lignes 2 et 3 ; "
        "gardez une seule de ces lignes"
    ]


REFUSED = [
    ({"columns": {**OWN["columns"], "Nom": "used_name"}}, ("« Nom » n’est pas une colonne du fichier",)),
    ({"columns": {**OWN["columns"], "Groupe": "group"}}, ("« group » n’est pas une des 26 colonnes",)),
    (
        {"columns": {**OWN["columns"], "Groupe": "birth_name"}},
        ("« Nom de naissance » vient à la fois de « NOM » et de « Groupe »",),
    ),
    (
        {"columns": {**OWN["columns"], "Groupe": "status"}},
        ("« Statut » vient à la fois de « Groupe » et de la valeur donnée à toutes les lignes",),
    ),
    (
        {"columns": {"NOM": "birth_name"}, "fixed": {}},
        tuple(
            f"« {column.name} » est obligatoire : dites quelle colonne le donne"
            for column in COLUMNS
            if column.compulsory and column.field != "birth_name"
        ),
    ),
    (
        {"fixed": {**OWN["fixed"], "passed_on": "demain"}},
        ("« Date de passage » : « demain » n’est pas une date JJ/MM/AAAA ; écrivez par exemple 07/03/1990",),
    ),
    ({"words": {"title": {"F": "Mme"}}}, ("« Civilité » : « Mme » n’est pas prévu ; écrivez M ou MME",)),
    ({"orders": {"title": "year_first"}}, ("« Civilité » n’est pas une date",)),
    ({"colonnes": {}}, ("« colonnes » n’est pas prévu ici",)),
]


@pytest.mark.parametrize(("changes", "said"), REFUSED)
def test_a_mapping_that_cannot_be_read_is_refused_with_names(
    changes: dict[str, Any], said: tuple[str, ...]
) -> None:
    assert refused(**changes) == said


def test_a_column_that_has_gone_from_the_file_is_named() -> None:
    with pytest.raises(UnreadableInput, match="ligne 1, colonne absente : « Né le »"):
        list(translate([(1, ("NOM", "Prénom", "Sexe", "Étranger"))], own()))


def test_the_column_of_errors_that_we_added_is_passed_over() -> None:
    sent = [(1, (*OWN["header"], "Erreurs")), (2, (*ROW, "ligne 2 : à corriger"))]
    assert [line.cells for line in translate(sent, own())] == [line.cells for line in translate(FILE, own())]


def test_the_header_leaves_the_empty_columns_that_spreadsheets_keep() -> None:
    assert own_header((" NOM ", "Prénom", "", "")) == ("NOM", "Prénom")


HEADERS = [
    (
        ("nom,prenom",),
        ("une seule colonne est lue : le fichier n’est sans doute pas séparé par des points-virgules",),
    ),
    (
        ("Nom", "Ville", "Nom", "Ville"),
        ("deux colonnes s’appellent « Nom »", "deux colonnes s’appellent « Ville »"),
    ),
    (("Nom", "", ""), ()),
]


@pytest.mark.parametrize(("header", "said"), HEADERS)
def test_columns_that_nobody_can_tell_apart_are_refused(
    header: tuple[str, ...], said: tuple[str, ...]
) -> None:
    assert header_refusals(header) == said


def test_the_same_columns_in_another_order_are_known_again() -> None:
    assert fingerprint(("a", "b", "c")) == fingerprint(("c", "a", "b"))
    assert fingerprint(("a", "b")) != fingerprint(("ab",))


def test_a_true_date_of_a_workbook_is_read_whatever_the_order_of_the_texts() -> None:
    book = Workbook()
    book.active.append(["Né le", "Prénom"])  # type: ignore[union-attr]
    book.active.append([date(1990, 3, 7), "Alice"])  # type: ignore[union-attr]
    book.active.append(["03/07/1990", "Bob"])  # type: ignore[union-attr]
    target = io.BytesIO()
    book.save(target)
    columns = OwnColumns(
        ("Né le", "Prénom"), {"Né le": "birth_date"}, orders={"birth_date": DayOrder.MONTH_FIRST}
    )
    lines = read_lines(io.BytesIO(target.getvalue()), day_text=date.isoformat)
    days = [each.cells[POSITION["birth_date"]] for each in translate(lines, columns)]
    assert days == ["07/03/1990", "07/03/1990"]


TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8)
FORMATS = {
    DayOrder.DAY_FIRST: "{0.day}/{0.month}/{0.year:04}",
    DayOrder.MONTH_FIRST: "{0.month:02}-{0.day:02}-{0.year:04}",
    DayOrder.YEAR_FIRST: "{0.year:04}{0.month:02}{0.day:02}",
}


@given(
    st.randoms(use_true_random=False),
    TEXTS,
    st.sampled_from(DayOrder),
    st.dates(min_value=date(1900, 1, 1)),
)
def test_a_canonical_file_renamed_and_shuffled_gives_the_canonical_lines(
    chance: Random, said: str, days: DayOrder, born: date
) -> None:
    order = chance.sample(range(len(HEADER)), len(HEADER))
    names = [f"{said} {rank}" for rank in order]
    expected = line(birth_date=f"{born.day:02}/{born.month:02}/{born.year:04}")
    told = list(expected)
    told[POSITION["birth_date"]] = FORMATS[days].format(born)
    told[POSITION["passed_on"]] = FORMATS[days].format(date(2026, 5, 12))
    fields = list(POSITION)
    columns = OwnColumns(
        tuple(names[rank] for rank in order),
        {names[rank]: fields[rank] for rank in order},
        orders={"birth_date": days, "passed_on": days},
    )
    lines = [(1, columns.header), (2, tuple(told[rank] for rank in order))]
    assert problems_in(columns, on=TODAY) == ()
    assert [each.cells for each in translate(lines, columns)] == [expected]


def test_every_order_of_days_has_its_pattern() -> None:
    assert set(PATTERNS) == set(DayOrder)
    assert set(ALICE) <= set(NAME)
