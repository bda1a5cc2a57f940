"""The lines of a candidate file, from CSV or XLSX, one at a time."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook

from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.cells import date_text
from socle.core.exchange.candidates.columns import COLUMNS, ERRORS_COLUMN

Line = tuple[int, tuple[str, ...]]
DayText = Callable[[date], str]

XLSX_MOST_LINES = 10_000
XLSX_MOST_BYTES = 200_000_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SAVE_AS = "Enregistrez-le au format « CSV UTF-8 (délimité par des points-virgules) » ou au format XLSX."


def read_lines(source: BinaryIO, day_text: DayText = date_text) -> Iterator[Line]:
    """Numbered lines, the header being line 1; the first bytes tell CSV from XLSX."""
    return _without_errors(read_rows(source, len(COLUMNS), day_text))


def read_rows(source: BinaryIO, width: int, day_text: DayText = date_text) -> Iterator[Line]:
    """Numbered rows of a CSV or XLSX file; a row of a workbook has `width` cells at least."""
    start = source.read(4)
    source.seek(0)
    if start == _OLD_EXCEL:
        raise UnreadableInput("le fichier est un ancien classeur Excel (.xls)", remedy=_SAVE_AS)
    return read_xlsx(source, width, day_text) if start == _ZIP else read_csv(source)


def _without_errors(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines mended in the spreadsheet of errors can be sent as they are: its last column is passed over."""
    width: int | None = None
    for rank, (number, cells) in enumerate(lines):
        if rank == 0 and cells[len(COLUMNS) :] == (ERRORS_COLUMN,):
            width = len(COLUMNS)
        yield number, cells[:width]


def read_csv(source: BinaryIO) -> Iterator[Line]:
    """UTF-8 with or without BOM, separator `;`; blank lines are passed over, and still counted."""
    text = io.TextIOWrapper(source, encoding="utf-8-sig", newline="")
    reader = csv.reader(text, delimiter=";", strict=True)
    first_line = 1
    try:
        for cells in reader:
            if any(cells):
                yield first_line, tuple(cells)
            first_line = reader.line_num + 1
    except UnicodeDecodeError as error:
        reason = "le fichier n’est pas en UTF-8 (il semble enregistré en « CSV » Windows-1252)"
        raise UnreadableInput(f"{reason}, vers la ligne {reader.line_num + 1}", remedy=_SAVE_AS) from error
    except csv.Error as error:
        reason = f"ligne {first_line} : un guillemet n’est pas fermé, ou une cellule est démesurée"
        raise UnreadableInput(reason, remedy="Doublez les guillemets à l’intérieur d’un texte.") from error
    finally:
        # A reader that stopped early may have closed the file already.
        if not source.closed:
            text.detach()


def read_xlsx(source: BinaryIO, width: int, day_text: DayText) -> Iterator[Line]:
    """The first sheet of the workbook, up to 10 000 lines; a date cell is read as DD/MM/YYYY unless told."""
    _refuse_oversized(source)
    try:
        sheet = CalamineWorkbook.from_filelike(source).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False, nrows=XLSX_MOST_LINES + 2)
    except (CalamineError, IndexError) as error:
        raise UnreadableInput("le classeur XLSX est abîmé ou vide", remedy=_SAVE_AS) from error
    for number, values in enumerate(rows, 1):
        cells = _without_empty_tail([_as_text(value, day_text) for value in values], width)
        if any(cells) and number > XLSX_MOST_LINES + 1:
            reason = f"le classeur a plus de {XLSX_MOST_LINES} lignes"
            raise UnreadableInput(reason, remedy="Partagez-le en plusieurs, ou envoyez-le en CSV UTF-8.")
        if any(cells):
            yield number, cells


def _refuse_oversized(source: BinaryIO) -> None:
    """A small archive can unfold into gigabytes; its own directory tells before it does."""
    try:
        with zipfile.ZipFile(source) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableInput("le classeur XLSX est abîmé", remedy=_SAVE_AS) from error
    finally:
        source.seek(0)
    if size > XLSX_MOST_BYTES:
        raise UnreadableInput("le classeur XLSX est démesuré", remedy="Envoyez ces lignes en CSV UTF-8.")


def _without_empty_tail(cells: Sequence[str], expected: int) -> tuple[str, ...]:
    """Spreadsheets often keep empty columns on the right, and drop the last empty cells."""
    length = max((index for index, cell in enumerate(cells, 1) if cell), default=0)
    kept = list(cells[: max(length, expected)])
    return tuple(kept + [""] * (expected - len(kept)))


def _as_text(value: object, day_text: DayText) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return day_text(value)
    return str(value)
