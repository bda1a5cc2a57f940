from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.person import Civility, CivilStatus, identity_key, plain, wrong_in

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


def test_what_cannot_be_true_is_named_at_once() -> None:
    assert wrong_in(replace(ALICE, first_name=" ", birth_date=date(2027, 1, 1)), on=TODAY) == (
        "le prénom est vide",
        "la date de naissance est dans le futur",
    )
    assert wrong_in(replace(ALICE, birth_date=date(1894, 7, 14)), on=TODAY) == (
        "la date de naissance donne un âge qui n’est pas celui d’un adulte",
    )
