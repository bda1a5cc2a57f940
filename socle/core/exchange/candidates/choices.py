"""What a spreadsheet offers in the cells of the candidate file: closed lists, and suggestions."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from socle.core.exchange.candidates.columns import COLUMNS, STATUSES, Column
from socle.core.exchange.candidates.labels import CERTIFICATES, ZONES
from socle.core.exchange.candidates.person import CODED, UNKNOWN
from socle.core.exchange.candidates.reading import XLSX_MOST_LINES
from socle.core.exchange.candidates.sheet import headed_sheet
from socle.core.exchange.tables.writing import text_cell
from socle.core.lists import Lists

YES_NO = ("OUI", "NON")
CLOSED: Mapping[str, tuple[str, ...]] = {
    "title": ("M", "MME"),
    "born_abroad": YES_NO,
    "birth_zone": tuple(ZONES),
    "born_overseas": YES_NO,
    "certificate_name": tuple(CERTIFICATES),
    "status": STATUSES,
    "obtained_at_first_assessment": YES_NO,
}
SHEET = "Listes"


def choices(lists: Lists, on: date) -> dict[str, tuple[str, ...]]:
    """What each column offers that day; the columns of the scheme's lists take other words too."""
    suggested = {
        field: tuple(each.label for each in lists.offered(name, on) if each.code != UNKNOWN)
        for field, name in CODED.items()
    }
    return {**suggested, **CLOSED}


def offer(
    sheet: Any,
    offered: Mapping[str, tuple[str, ...]],
    columns: Sequence[Column] = COLUMNS,
    closed: Collection[str] = CLOSED,
) -> None:
    """Drop-down values in each of these columns, whatever line is typed next; `closed` ones take no other."""
    position = {column.field: place for place, column in enumerate(columns, 1)}
    for rank, (field, values) in enumerate(offered.items(), 1):
        letter, column = get_column_letter(rank), get_column_letter(position[field])
        rule = DataValidation(
            type="list",
            formula1=f"{SHEET}!${letter}$2:${letter}${len(values) + 1}",
            allow_blank=True,
            showErrorMessage=field in closed,
            errorTitle=columns[position[field] - 1].name[:32],
            error="Choisissez une valeur de la liste.",
        )
        rule.add(f"{column}2:{column}{XLSX_MOST_LINES + 1}")
        sheet.data_validations.append(rule)


def add_offered(
    book: Workbook, offered: Mapping[str, tuple[str, ...]], columns: Sequence[Column] = COLUMNS
) -> None:
    """The sheet that the drop-down values are read from."""
    name = {column.field: column.name for column in columns}
    sheet = headed_sheet(book, SHEET, [name[field] for field in offered])
    for row in range(max(map(len, offered.values()))):
        cells = [values[row] if row < len(values) else "" for values in offered.values()]
        sheet.append([text_cell(sheet, text) for text in cells])
