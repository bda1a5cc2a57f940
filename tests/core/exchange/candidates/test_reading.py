import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.columns import HEADER, POSITION
from socle.core.exchange.candidates.reading import XLSX_MOST_LINES, Line, read_lines
from tests.core.exchange.candidates.files import check, csv_of, line


def read(content: bytes) -> list[Line]:
    return list(read_lines(io.BytesIO(content)))


def xlsx_of(*lines: object) -> bytes:
    book = Workbook()
    for cells in lines:
        book.active.append(list(cells))  # type: ignore[call-overload]
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_any_quoting_and_line_ending_is_read_alike() -> None:
    expected = [(1, ("Nom", "Prénom")), (2, ("Martin", "Alice"))]
    assert read("\ufeffNom;Prénom\nMartin;Alice\n".encode()) == expected
    assert read('"Nom";Prénom\r\nMartin;"Alice"\r\n'.encode()) == expected
    assert read('"Nom";"Prénom"\n"Martin";"Alice"'.encode()) == expected


def test_line_numbers_are_those_of_the_text_file() -> None:
    assert [number for number, _ in read(b'a;b\n\n"c\nd";e\nf;g\n')] == [1, 3, 5]


def test_windows_1252_file_is_refused_with_the_way_to_save_it() -> None:
    with pytest.raises(UnreadableInput, match="UTF-8") as refusal:
        read("Nom;Prénom\n".encode("cp1252"))
    assert "CSV UTF-8" in refusal.value.remedy


def test_unclosed_quote_is_told_with_its_line() -> None:
    with pytest.raises(UnreadableInput, match="ligne 2"):
        read(b'a;b\n"c;d\n')


def test_old_excel_workbook_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="ancien classeur"):
        read(b"\xd0\xcf\x11\xe0rest")


def test_broken_workbook_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="abîmé"):
        read(b"PK\x03\x04rest")


def test_workbook_dates_are_read_as_dates_or_text() -> None:
    alice, bob = list[object](line()), list[object](line(first_name="Bob"))
    alice[POSITION["birth_date"]] = date(1990, 3, 7)
    bob[POSITION["passed_on"]] = datetime(2026, 5, 12)
    bob[POSITION["establishment_siret"]] = 73282932000074
    report = check(xlsx_of(HEADER, alice, bob))
    assert report.errors == ()
    assert report.valid_rows == check(csv_of(line(), line(first_name="Bob"))).valid_rows


def test_workbook_number_that_lost_its_zero_is_told() -> None:
    cells = list[object](line())
    cells[POSITION["postal_code"]] = 1400
    assert [error.reason for error in check(xlsx_of(HEADER, cells)).errors] == ["« 1400 » n’a pas 5 chiffres"]


def test_workbook_beyond_the_limit_is_refused() -> None:
    lines = [("x",)] * (XLSX_MOST_LINES + 1)
    with pytest.raises(UnreadableInput, match="plus de 10000 lignes"):
        read(xlsx_of(HEADER, *lines))
    assert len(read(xlsx_of(HEADER, *lines[1:]))) == XLSX_MOST_LINES + 1
