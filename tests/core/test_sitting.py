from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.errors import Refusal
from socle.core.jury import College
from socle.core.sitting import (
    SITTING,
    draw_sample,
    is_in_territory,
    missing_to_close,
    refuse_end_before_opening,
    refuse_unknown_territory,
    refuse_wrong_dates,
    sample_size,
)

TODAY, LATER = date(2026, 11, 24), date(2026, 12, 14)
SEED = UUID("11111111-1111-4111-8111-111111111111")
FILES = [UUID(int=number, version=4) for number in range(1, 41)]
IDS = st.sets(st.uuids(version=4), max_size=60)


@given(IDS, st.uuids(version=4), st.integers(0, 100))
def test_the_sample_is_drawn_again_by_anyone_whatever_the_order(
    files: set[UUID], seed: UUID, percent: int
) -> None:
    ordered = sorted(files)
    drawn = draw_sample(seed, ordered, percent)
    assert drawn == draw_sample(seed, ordered[::-1], percent)
    assert (len(drawn), drawn <= files) == (sample_size(len(files), percent), True)


@given(st.integers(1, 5000), st.integers(0, 100))
def test_at_least_one_file_is_drawn_and_never_less_than_the_share(files: int, percent: int) -> None:
    size = sample_size(files, percent)
    assert 1 <= size <= files
    assert size * 100 >= files * percent


def test_the_sample_is_the_smallest_hashes_of_sitting_and_file() -> None:
    # As `printf '%s' SITTING:FILE | sha256sum | sort` gives them.
    assert sorted(file.int & 0xFF for file in draw_sample(SEED, FILES, 5)) == [28, 38]


def test_a_site_belongs_to_a_territory_by_its_postal_code() -> None:
    assert [is_in_territory(code, ("14", "971")) for code in ("14000", "35000", "97110", "97200")] == [
        True,
        False,
        True,
        False,
    ]
    assert is_in_territory("35000", ())


@pytest.mark.parametrize("code", ["1", "144", "2A", "", "14000"])
def test_an_unknown_department_is_refused(code: str) -> None:
    refuse_unknown_territory(["14", "20", "971"])
    with pytest.raises(Refusal, match="Ces départements n’existent pas"):
        refuse_unknown_territory(["14", code])


def test_a_cut_off_after_the_sitting_is_refused() -> None:
    refuse_wrong_dates(sits_on=LATER, cut_off_on=LATER, on=TODAY)
    with pytest.raises(Refusal, match="vient après la séance"):
        refuse_wrong_dates(sits_on=TODAY, cut_off_on=LATER, on=TODAY)
    with pytest.raises(Refusal, match="à l’avance"):
        refuse_wrong_dates(sits_on=TODAY, cut_off_on=TODAY, on=LATER)


def test_a_sitting_closes_once_all_is_decided_and_both_colleges_have_signed() -> None:
    assert missing_to_close([], list(College)) == ()
    assert missing_to_close([7, 2], [College.EMPLOYERS]) == (
        "la décision sur le dossier n° 2",
        "la décision sur le dossier n° 7",
        "une signature du collège des salariés",
    )


def test_an_open_sitting_is_not_cancelled() -> None:
    with pytest.raises(Refusal, match="à l’étape « ouverte »"):
        SITTING.find("cancel", "open")


def test_a_sitting_does_not_end_before_it_opened() -> None:
    at_two, at_three = time(14), time(15)
    refuse_end_before_opening(TODAY, at_two, on=TODAY, at=at_three)
    refuse_end_before_opening(TODAY, None, on=TODAY, at=at_two)
    refuse_end_before_opening(TODAY, at_three, on=LATER, at=at_two)
    with pytest.raises(Refusal, match="à 15 h 00 : elle ne se lève pas avant"):
        refuse_end_before_opening(TODAY, at_three, on=TODAY, at=at_two)
    with pytest.raises(Refusal, match="elle ne se lève pas avant"):
        refuse_end_before_opening(LATER, None, on=TODAY, at=at_two)
