"""Whether a candidate file can be taken in, and otherwise what to mend, line by line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.cells import Objection, invisible_or_formula, too_long
from socle.core.exchange.candidates.columns import COLUMNS, HEADER, NAME, POSITION, Column, header_problems
from socle.core.exchange.candidates.consistency import contradictions
from socle.core.exchange.candidates.reading import Line, read_lines
from socle.core.exchange.candidates.row import CandidateRow
from socle.core.person import identity_key, same_spelling

_EMPTY = Objection("elle est vide", "remplissez-la")
_BESIDE_NAMES = ("title", "born_abroad", "birth_zone", "birth_town", "birth_postal_code")
_INDEXED = tuple(enumerate(COLUMNS))


@dataclass(frozen=True, slots=True)
class CellError:
    """One thing to mend in the file.

    >>> print(CellError(3, "Civilité", "« Mme » n’est pas prévu", "écrivez M ou MME"))
    ligne 3, colonne « Civilité » : « Mme » n’est pas prévu ; écrivez M ou MME
    """

    line: int
    column: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"ligne {self.line}, colonne « {self.column} » : {self.reason} ; {self.remedy}"


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line of the file: its typed row when nothing is wrong, otherwise its errors."""

    number: int
    cells: tuple[str, ...]
    row: CandidateRow | None
    errors: tuple[CellError, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`lines` counts the candidates read, without the header."""

    lines: int
    valid_rows: tuple[CandidateRow, ...]
    faulty_lines: tuple[CheckedLine, ...]

    @property
    def errors(self) -> tuple[CellError, ...]:
        return tuple(error for line in self.faulty_lines for error in line.errors)

    @property
    def is_accepted(self) -> bool:
        return self.lines > 0 and not self.faulty_lines


def check_file(source: BinaryIO, *, on: date, progress: Callable[[int], None] | None = None) -> Report:
    """Check a CSV or XLSX file as of that day; refuse it whole only when it cannot be read."""
    rows: list[CandidateRow] = []
    faulty: list[CheckedLine] = []
    for line in check_lines(read_lines(source), on=on):
        if line.row is None:
            faulty.append(line)
        else:
            rows.append(line.row)
        if progress:
            progress(len(rows) + len(faulty))
    return Report(len(rows) + len(faulty), tuple(rows), tuple(faulty))


def check_lines(lines: Iterable[Line], *, on: date) -> Iterator[CheckedLine]:
    """The lines one at a time, header first; only the identities already seen are remembered."""
    remaining = iter(lines)
    _check_header(next(remaining, None))
    seen: dict[str, int] = {}
    for number, raw in remaining:
        cells = tuple(cell.strip() for cell in raw)
        found = list(_objections(cells, on))
        if len(cells) == len(COLUMNS):
            found += _seen_before(cells, number, seen)
        errors = tuple(CellError(number, name, why.reason, why.remedy) for name, why in found)
        yield CheckedLine(number, cells, None if errors else CandidateRow.from_cells(cells), errors)


def _check_header(line: Line | None) -> None:
    remedy = "Repartez du modèle vierge : ses 26 colonnes sont dans l’ordre attendu."
    if line is None:
        raise UnreadableInput("le fichier est vide", remedy=remedy)
    problems = header_problems(tuple(cell.strip() for cell in line[1]))
    if problems:
        raise UnreadableInput(*(f"ligne {line[0]}, {problem}" for problem in problems), remedy=remedy)


def _objections(cells: Sequence[str], on: date) -> Iterator[tuple[str, Objection]]:
    if len(cells) != len(COLUMNS):
        yield HEADER[min(len(cells), len(COLUMNS) - 1)], _wrong_count(len(cells))
        return
    for index, column in _INDEXED:
        objection = _cell_objection(column, cells[index], on)
        if objection:
            yield column.name, objection
    for field, contradiction in contradictions(cells):
        yield NAME[field], contradiction


def _cell_objection(column: Column, text: str, on: date) -> Objection | None:
    if not text:
        return _EMPTY if column.compulsory else None
    return invisible_or_formula(text) or too_long(text, column.longest) or column.check(text, on)


def _wrong_count(count: int) -> Objection:
    remedy = "vérifiez les points-virgules et les guillemets de la ligne"
    return Objection(f"la ligne a {count} cellules au lieu de {len(COLUMNS)}", remedy)


def _seen_before(cells: Sequence[str], number: int, seen: dict[str, int]) -> Iterator[tuple[str, Objection]]:
    """Namesakes born the same day elsewhere are two people until somebody says otherwise: they both enter."""
    person = [cells[POSITION[field]] for field in ("birth_name", "first_name", "birth_date")]
    if not all(person):
        return
    rest = (same_spelling(cells[POSITION[field]]) for field in _BESIDE_NAMES)
    first = seen.setdefault("|".join((identity_key(*person), *rest)), number)
    if first != number:
        reason = f"la même personne figure aux lignes {first} et {number}"
        yield NAME["birth_name"], Objection(reason, "gardez une seule de ces lignes")
