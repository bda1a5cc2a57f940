"""The lines of a file that has a body's own columns, as the 26, and their errors in the body's names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, tee

from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.cells import Objection, date_text
from socle.core.exchange.candidates.checking import CellError, CheckedLine, check_lines
from socle.core.exchange.candidates.columns import COLUMNS, ERRORS_COLUMN, HEADER, POSITION, Kind
from socle.core.exchange.candidates.days import DayOrder, day_in, not_a_day
from socle.core.exchange.candidates.mapping import CHANGE, OwnColumns, own_header
from socle.core.exchange.candidates.reading import Line
from socle.core.person import plain

_DATES = frozenset(column.field for column in COLUMNS if column.kind is Kind.DATE)


@dataclass(frozen=True, slots=True)
class Translated:
    """`written` as the file has it, `cells` as the 26 columns; none when the line cannot be taken apart."""

    number: int
    written: tuple[str, ...]
    cells: tuple[str, ...]
    errors: tuple[CellError, ...] = ()


def check_own_lines(
    lines: Iterable[Line], own: OwnColumns, *, on: date
) -> Iterator[tuple[CheckedLine, tuple[str, ...]]]:
    """Each line as the file has it, and its 26 cells; the rules are those of the 26 columns."""
    translated, again = tee(translate(lines, own))
    ours = chain([(1, HEADER)], ((each.number, each.cells) for each in again))
    for line, checked in zip(translated, check_lines(ours, on=on), strict=True):
        errors = _errors(line, checked, own)
        yield CheckedLine(line.number, line.written, None if errors else checked.row, errors), line.cells


def _errors(line: Translated, checked: CheckedLine, own: OwnColumns) -> tuple[CellError, ...]:
    """A day that could not be read is an empty cell for the check: only its own reason is told."""
    if not line.cells:
        return line.errors
    told = {error.column for error in line.errors}
    return line.errors + tuple(error for error in map(own.told, checked.errors) if error.column not in told)


def translate(lines: Iterable[Line], own: OwnColumns) -> Iterator[Translated]:
    """The header comes first, and says where each column is today."""
    remaining = iter(lines)
    number, first = next(remaining, (1, ()))
    header = own_header(first)
    if absent := [name for name in own.columns if name not in header]:
        told = (f"ligne {number}, colonne absente : « {name} »" for name in absent)
        raise UnreadableInput(*told, remedy=CHANGE)
    reader = _Reader(own, header, errors=int(ERRORS_COLUMN in first))
    for number, raw in remaining:
        yield reader.line(number, tuple(cell.strip() for cell in raw))


class _Reader:
    """What does not change from one line to the next; `errors` counts the columns that we added."""

    def __init__(self, own: OwnColumns, header: Sequence[str], errors: int) -> None:
        self.header, self.errors = header, errors
        self.ranks = [(header.index(name), target, name) for name, target in own.columns.items()]
        self.words = {
            target: {plain(word.strip()): ours for word, ours in words.items()}
            for target, words in own.words.items()
        }
        self.orders = {target: own.orders.get(target, DayOrder.DAY_FIRST) for target in _DATES}
        self.same = [own.fixed.get(column.field, "") for column in COLUMNS]

    def line(self, number: int, raw: tuple[str, ...]) -> Translated:
        width = len(self.header)
        written = (raw + ("",) * width)[:width]
        if any(raw[width + self.errors :]):
            error = CellError(number, self.header[-1], *_too_many(len(raw), width))
            return Translated(number, written, (), (error,))
        cells, errors = list(self.same), []
        for rank, target, name in self.ranks:
            text, objection = self.cell(target, written[rank])
            cells[POSITION[target]] = text
            if objection:
                errors.append(CellError(number, name, objection.reason, objection.remedy))
        return Translated(number, written, tuple(cells), tuple(errors))

    def cell(self, target: str, text: str) -> tuple[str, Objection | None]:
        if target in self.words:
            text = self.words[target].get(plain(text), text)
        if target not in _DATES or not text:
            return text, None
        day = day_in(text, self.orders[target])
        return (date_text(day), None) if day else ("", not_a_day(text, self.orders[target]))


def _too_many(count: int, width: int) -> tuple[str, str]:
    remedy = "vérifiez les points-virgules et les guillemets de la ligne"
    return f"la ligne a {count} cellules au lieu de {width}", remedy
