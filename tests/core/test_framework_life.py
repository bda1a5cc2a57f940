from datetime import date

import pytest

from socle.core.errors import Refusal
from socle.core.framework_life import (
    FRAMEWORK_LIFE,
    RegistrationWindow,
    missing_to_award,
    missing_to_open,
    wrong_in,
)

WINDOW = RegistrationWindow(date(2021, 1, 1), date(2025, 12, 31), date(2026, 6, 30))


def test_no_opening_outside_the_registration_window() -> None:
    assert missing_to_open(WINDOW, date(2025, 12, 31)) == ()
    assert missing_to_open(WINDOW, date(2020, 12, 31)) == (
        "un enregistrement en vigueur : il commence le 01/01/2021",
    )
    assert missing_to_open(WINDOW, date(2026, 1, 1)) == (
        "un enregistrement en vigueur : il s’est terminé le 31/12/2025",
    )


def test_no_award_after_the_last_delivery_date() -> None:
    assert missing_to_award(WINDOW, date(2026, 6, 30)) == ()
    assert missing_to_award(WINDOW, date(2026, 7, 1)) == (
        "une date d’attribution au plus tard le 30/06/2026, dernier jour de délivrance",
    )


def test_unknown_dates_block_nothing() -> None:
    assert missing_to_open(RegistrationWindow(None, None, None), date(2026, 1, 1)) == ()


def test_a_framework_is_registered_only_after_review() -> None:
    assert FRAMEWORK_LIFE.find("register", "under_review").target == "registered"
    with pytest.raises(Refusal) as refused:
        FRAMEWORK_LIFE.find("register", "designed")
    assert refused.value.remedy == "La suite possible : « validé par les partenaires sociaux »."


def test_the_dates_of_a_registration_go_together() -> None:
    assert wrong_in(WINDOW) == ()
    assert wrong_in(RegistrationWindow(None, None, None)) == ()
    assert wrong_in(RegistrationWindow(None, date(2025, 12, 31), None)) == ("le début manque",)
    assert wrong_in(RegistrationWindow(date(2021, 1, 1), date(2020, 1, 1), date(2019, 1, 1))) == (
        "la fin précède le début",
        "le dernier jour de délivrance précède la fin",
    )
