from datetime import UTC, date, datetime

import pytest

from socle.web.templatetags.socle_ui import long_date


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "lundi 23 novembre 2026"),
        (date(2026, 12, 1), "mardi 1er décembre 2026"),
        (date(2027, 8, 21), "samedi 21 août 2027"),
        (date(2028, 2, 29), "mardi 29 février 2028"),
    ],
)
def test_a_date_is_said_in_full(day: date, said: str) -> None:
    assert long_date(day) == said


def test_an_instant_late_in_the_evening_is_told_by_its_day_in_paris() -> None:
    assert long_date(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "lundi 23 novembre 2026"


def test_no_date_says_nothing() -> None:
    assert long_date(None) == ""
