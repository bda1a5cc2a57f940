import io

from hypothesis import given
from hypothesis import strategies as st

from socle.core.exchange.candidates.cells import date_text
from socle.core.exchange.candidates.columns import COLUMNS, HEADER, Kind
from socle.core.exchange.candidates.reading import read_csv
from socle.core.exchange.candidates.row import CandidateRow
from socle.core.exchange.candidates.writing import (
    write_candidates,
    write_cells,
    write_errors_csv,
)
from tests.core.exchange.candidates.files import check, csv_of, line

DAYS = st.dates().map(date_text)
BY_KIND = {
    Kind.TEXT: st.text(st.characters(codec="utf-8")),
    Kind.DATE: DAYS,
    Kind.YES_NO: st.sampled_from(["OUI", "NON", ""]),
}
LINES = st.tuples(*(BY_KIND[column.kind] for column in COLUMNS))


@given(st.lists(LINES, max_size=4))
def test_canonical_file_comes_back_byte_for_byte(lines: list[tuple[str, ...]]) -> None:
    content = csv_of(*lines)
    numbered = list(read_csv(io.BytesIO(content)))
    rows = [CandidateRow.from_cells(cells) for _, cells in numbered[1:]]
    target = io.BytesIO()
    write_candidates(rows, target)
    assert target.getvalue() == content


def test_checked_rows_write_the_file_they_came_from() -> None:
    content = csv_of(line(), line(first_name="Bob", born_abroad="OUI", birth_zone="300"))
    target = io.BytesIO()
    write_candidates(check(content).valid_rows, target)
    assert target.getvalue() == content


def test_canonical_file_has_a_bom_quoted_cells_and_one_lf_a_line() -> None:
    content = csv_of(line())
    assert content.startswith('\ufeff"SIREN de l\'organisme";"Siret'.encode())
    assert b"\r" not in content
    assert content.count(b"\n") == 2
    assert content.count(b'"') == 2 * 2 * 26


FAULTY = csv_of(line(), line(first_name="Bob", birth_name="=2+2"))


def test_error_csv_holds_only_faulty_lines_and_runs_no_formula() -> None:
    target = io.BytesIO()
    write_errors_csv(check(FAULTY).faulty_lines, target)
    (_, header), (_, bob) = read_csv(io.BytesIO(target.getvalue()))
    assert header == (*HEADER, "Erreurs")
    assert bob[7] == "'=2+2"
    assert bob[26].startswith("ligne 3, colonne « Nom de naissance » : ")


def test_errors_stay_under_their_heading_on_a_line_cut_short() -> None:
    target = io.BytesIO()
    write_errors_csv(check(csv_of(line()[:3])).faulty_lines, target)
    (_, _header), (_, cells) = read_csv(io.BytesIO(target.getvalue()))
    assert len(cells) == 27
    assert "3 cellules" in cells[26]


def test_written_cells_may_have_another_header() -> None:
    target = io.BytesIO()
    write_cells([("Alice",)], target, ("Prénom",))
    assert target.getvalue() == '\ufeff"Prénom"\n"Alice"\n'.encode()
