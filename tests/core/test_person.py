from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.person import Civility, CivilStatus, Names, identity_key, plain, wrong_in

TODAY = date(2026, 11, 24)
ALICE = CivilStatus(Civility.MRS, "Lefèvre-Martin", "Zoë", date(1994, 7, 14), "14118", "Caen")


@pytest.mark.parametrize("name", ["LEFEVRE MARTIN", "Lefèvre Martin", "lefevremartin", "Lefèvre-Martin"])
def test_spelling_does_not_make_another_person(name: str) -> None:
    assert identity_key(name, "zoe", "1994-07-14") == identity_key("Lefèvre-Martin", "Zoë", "1994-07-14")


@given(st.text())
def test_a_plain_name_stays_plain(name: str) -> None:
    assert plain(plain(name)) == plain(name)


def test_a_true_civil_status_has_nothing_wrong() -> None:
    assert wrong_in(ALICE, on=TODAY) == ()


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("birth_name", "le nom de naissance"),
        ("used_name", "le nom d’usage"),
        ("first_name", "le prénom"),
        ("birth_place_name", "la ville de naissance"),
    ],
)
def test_a_name_that_could_never_be_signed_is_wrong(field: str, label: str) -> None:
    assert wrong_in(replace(ALICE, **{field: "Zo\u202eë"}), on=TODAY) == (
        f"{label} contient un caractère invisible (U+202E), retapez-le au clavier",
    )
    assert wrong_in(replace(ALICE, **{field: "ﬃ" * 34}), on=TODAY) == (
        f"{label} a 102 caractères, pour 100 au plus",
    )


def test_names_are_kept_with_their_accents_on_their_letters_and_no_space_around() -> None:
    assert Names(" Lefe\u0300vre", "Zoe\u0308", "").as_kept() == Names("Lefèvre", "Zoë", "")


def test_what_cannot_be_true_is_named_at_once() -> None:
    assert wrong_in(replace(ALICE, first_name=" ", birth_date=date(2027, 1, 1)), on=TODAY) == (
        "le prénom est vide",
        "la date de naissance est dans le futur",
    )
    assert wrong_in(replace(ALICE, birth_date=date(1894, 7, 14)), on=TODAY) == (
        "la date de naissance donne un âge qui n’est pas celui d’un adulte",
    )
