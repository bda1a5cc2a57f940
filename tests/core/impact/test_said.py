import pytest

from socle.core.impact.said import amount, interval, number, percent, signed


@pytest.mark.parametrize(
    ("value", "decimals", "told"),
    [
        (1794.34, 0, "1\u202f794"),
        (-0.5, 1, "−0,5"),
        (-0.04, 1, "0,0"),
        (float("nan"), 2, "non défini"),
        (float("inf"), 2, "non défini"),
    ],
)
def test_numbers_are_written_as_a_french_reader_expects(value: float, decimals: int, told: str) -> None:
    assert number(value, decimals) == told


def test_a_yes_or_no_outcome_is_told_in_points_and_another_in_its_unit() -> None:
    assert [signed(0.0216, "binary"), signed(-0.004, "duration"), signed(0.35, "continuous")] == [
        "+2,2\u00a0points",
        "−0,4\u00a0point",
        "+0,35",
    ]
    assert (amount(1650.2, "continuous"), percent(0.123, 1)) == ("1\u202f650", "12,3\u00a0%")


def test_both_ends_of_an_interval_have_the_same_decimals_and_their_sign() -> None:
    assert interval(-0.0012, 0.0311, "binary") == "de −0,1 à +3,1\u00a0points"
    assert interval(-79.9, 3233.2, "continuous") == "de −80 à +3\u202f233"
