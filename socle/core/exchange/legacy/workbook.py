"""The history in spreadsheets: blank files with examples, and lines to mend, marked where they are wrong."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, BinaryIO

from openpyxl import Workbook

from socle.core.accreditation import LABELS
from socle.core.exchange.candidates.choices import add_offered, offer
from socle.core.exchange.candidates.columns import ERRORS_COLUMN
from socle.core.exchange.candidates.labels import CERTIFICATES as NAMED
from socle.core.exchange.candidates.mapping import own_header
from socle.core.exchange.candidates.mending import MOST_COMMENTS, mark, told_at
from socle.core.exchange.candidates.reading import read_rows
from socle.core.exchange.candidates.sheet import headed_sheet
from socle.core.exchange.candidates.template import GUIDE
from socle.core.exchange.legacy.columns import (
    ACCREDITATIONS,
    CERTIFICATES,
    FILES,
    ISSUERS,
    ORGANISATIONS,
    VALID,
    WITHDRAWN,
    File,
)
from socle.core.exchange.legacy.reading import Refused
from socle.core.exchange.tables.writing import text_cell

OFFERED: Mapping[str, tuple[str, ...]] = {
    "framework": tuple(label for label, meant in NAMED.items() if not meant.source),
    "role": tuple(LABELS.values()),
    "issuer": tuple(ISSUERS.values()),
    "status": (VALID, WITHDRAWN),
    "title": ("M", "MME"),
}
# A place and a person who do not exist; together they can be taken over as they stand.
SITE = {"siret": "73282932000074"}
EXAMPLES: Mapping[str, Mapping[str, str]] = {
    ORGANISATIONS.name: SITE
    | {
        "siren": "732829320",
        "body_name": "Organisme d’exemple",
        "site_name": "Organisme d’exemple, Caen",
        "street": "12 rue des Lilas",
        "postal_code": "14000",
        "town": "Caen",
        "phone": "02 61 91 00 00",
    },
    ACCREDITATIONS.name: SITE
    | {"framework": "CléA", "role": "évaluer", "starts_on": "01/02/2016", "ends_on": "31/12/2018"},
    CERTIFICATES.name: SITE
    | {
        "number": "2017-14-0042",
        "framework": "CléA",
        "issuer": "COPANEF",
        "authority": "COPAREF Normandie",
        "status": VALID,
        "awarded_on": "21/06/2017",
        "title": "MME",
        "birth_name": "Martin",
        "first_name": "Alice",
        "birth_date": "07/03/1990",
        "birth_place": "14118",
        "birth_place_name": "Caen",
    },
}


def write_template_xlsx(file: File, target: BinaryIO) -> None:
    """One blank file; only its first sheet is read when it comes back."""
    book, offered, example = Workbook(write_only=True), offered_in(file), EXAMPLES[file.name]
    offer(headed_sheet(book, "À remplir", file.header), offered, file.columns, offered)
    examples = headed_sheet(book, "Exemple", file.header)
    examples.append([text_cell(examples, example.get(column.field, "")) for column in file.columns])
    guide = headed_sheet(book, "Mode d’emploi", GUIDE)
    for column in file.columns:
        need = "obligatoire" if column.compulsory else "facultatif"
        said = (column.name, need, column.expected, example.get(column.field, ""))
        guide.append([text_cell(guide, text) for text in said])
    if offered:
        add_offered(book, offered, file.columns)
    book.save(target)


def offered_in(file: File) -> dict[str, tuple[str, ...]]:
    return {column.field: OFFERED[column.field] for column in file.columns if column.field in OFFERED}


def write_errors_xlsx(refused: Iterable[Refused], files: Mapping[str, BinaryIO], target: BinaryIO) -> None:
    """A sheet for each file with something to mend, opened at its first error."""
    book, commented = Workbook(write_only=True), 0
    by_file = {name: list(found) for name, found in groupby(refused, key=lambda each: each.file)}
    for file in FILES:
        if wrong := by_file.get(file.name):
            commented += _errors_sheet(book, file, wrong, files[file.name], MOST_COMMENTS - commented)
    book.save(target)


def _errors_sheet(book: Workbook, file: File, refused: list[Refused], source: BinaryIO, room: int) -> int:
    """Each refused line as it was read; answer how many comments were written."""
    by_line: dict[int, list[Refused]] = {}
    for each in refused:
        by_line.setdefault(each.line, []).append(each)
    rows = read_rows(source, len(file.columns))
    _, header = next(rows)
    names = own_header(header)
    first = told_at(by_line[min(by_line)], names)
    sheet = headed_sheet(book, file.title, (*names, ERRORS_COLUMN), opens_at=(2, min(first) + 1))
    comments = 0
    for number, raw in rows:
        if errors := by_line.get(number):
            cells = _cells(sheet, raw, len(names), errors)
            comments += mark(cells, told_at(errors, names), commented=comments < room)
            sheet.append(cells)
    return comments


def _cells(sheet: Any, raw: tuple[str, ...], width: int, errors: list[Refused]) -> list[Any]:
    kept = (raw + ("",) * width)[:width]
    return [text_cell(sheet, text) for text in (*kept, " | ".join(map(str, errors)))]
