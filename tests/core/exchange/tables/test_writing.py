"""What leaves for a spreadsheet, as other people's software reads it."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from socle.core.exchange.tables.table import Table
from socle.core.exchange.tables.writing import write_csv, write_xlsx

HEADER = ("Nom", "Né(e) le", "SIRET", "Dossiers")
ROWS = (
    ("Lefèvre", date(1990, 3, 7), "01234567890123", 12),
    ('De "La" Tour;', None, "", None),
)


def as_csv(*rows: tuple[object, ...]) -> bytes:
    target = io.BytesIO()
    write_csv(Table("Candidats", HEADER, rows), target)  # type: ignore[arg-type]
    return target.getvalue()


def as_xlsx(*rows: tuple[object, ...]) -> io.BytesIO:
    target = io.BytesIO()
    write_xlsx(Table("Candidats", HEADER, rows), target)  # type: ignore[arg-type]
    target.seek(0)
    return target


def test_a_csv_opens_in_a_french_spreadsheet() -> None:
    content = as_csv(*ROWS)
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert read == [
        list(HEADER),
        ["Lefèvre", "07/03/1990", "01234567890123", "12"],
        ['De "La" Tour;', "", "", ""],
    ]


def test_a_workbook_keeps_days_as_days_numbers_as_numbers_and_zeros_at_the_head_of_a_siret() -> None:
    target = as_xlsx(*ROWS)
    rows = CalamineWorkbook.from_filelike(target).get_sheet_by_name("Candidats").to_python()
    assert rows == [
        list(HEADER),
        ["Lefèvre", date(1990, 3, 7), "01234567890123", 12.0],
        ['De "La" Tour;', "", "", ""],
    ]
    cells = load_workbook(target).active[2]
    assert [(cell.data_type, cell.number_format) for cell in cells] == [
        ("s", "@"),
        ("d", "DD/MM/YYYY"),
        ("s", "@"),
        ("n", "General"),
    ]


RUNNING = ("=2+2", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("x")')


@pytest.mark.parametrize("text", RUNNING)
def test_no_cell_of_a_csv_runs_as_a_formula(text: str) -> None:
    content = as_csv((text, None, "", 1)).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    assert row[0] == f"'{text}"


@pytest.mark.parametrize("text", RUNNING)
def test_no_cell_of_a_workbook_runs_as_a_formula(text: str) -> None:
    cell = load_workbook(as_xlsx((text, None, "", 1))).active["A2"]
    assert cell.data_type == "s"
    assert cell.value.strip() == text.strip()


def test_a_telephone_number_stays_as_it_is() -> None:
    assert b"+33 6 12 34 56 78" in as_csv(("+33 6 12 34 56 78", None, "", 1))
    assert b"'+33" not in as_csv(("+33 6 12 34 56 78", None, "", 1))


def test_what_no_workbook_may_hold_becomes_a_space() -> None:
    assert load_workbook(as_xlsx(("a\x00b", None, "", 1))).active["A2"].value == "a b"
