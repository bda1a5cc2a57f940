import io

from socle.core.exchange.candidates.columns import POSITION
from socle.core.exchange.candidates.completing import completed
from socle.core.exchange.candidates.reading import read_lines
from tests.core.exchange.candidates.files import csv_of, line

PIX = line(obtained_at_first_assessment="")
CHOSEN = {"funder": "Région", "obtained_at_first_assessment": "OUI", "education_level": ""}


def test_empty_cells_are_filled_and_written_ones_never_change() -> None:
    own = line(funder="Employeur", obtained_at_first_assessment="NON")
    given = list(read_lines(io.BytesIO(csv_of(PIX, own))))[1:]
    filled = line(funder="Région", obtained_at_first_assessment="OUI")
    assert list(completed(given, CHOSEN)) == [filled, own]


def test_only_the_lines_asked_for_are_filled() -> None:
    given = [(2, PIX), (3, PIX)]
    rank = POSITION["funder"]
    assert [cells[rank] for cells in completed(given, CHOSEN, only={3})] == ["", "Région"]


def test_a_line_cut_short_is_left_as_it_is() -> None:
    assert list(completed([(2, PIX[:5])], CHOSEN)) == [PIX[:5]]
