"""A file of data as columns of numbers and of texts. Nothing is guessed: a number is a number everywhere."""

import csv
import hashlib
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from socle.core.errors import UnreadableInput
from socle.core.impact.sample import Codes, Flags, Floats

Texts = NDArray[np.str_]
MISSING = frozenset({"", "NA", "NaN", "nan", "null"})
TRUE, FALSE = frozenset({"1", "true", "True", "TRUE"}), frozenset({"0", "false", "False", "FALSE"})
SEPARATORS = (";", "\t", ",")
REMEDY = "Corrigez le fichier de données, puis relancez l’étude."
MOST_SHOWN = 3


class TableError(UnreadableInput):
    def __init__(self, problem: str, remedy: str = REMEDY) -> None:
        super().__init__(f"{problem}.", remedy=remedy[:1].upper() + remedy[1:].rstrip(".") + ".")


@dataclass(frozen=True, eq=False)
class Table:
    """Cells as they were written, by column; `sha256` is that of the file."""

    cells: Mapping[str, Texts]
    rows: int
    sha256: str = ""
    categories: frozenset[str] = frozenset()
    """Columns whose numbers are names: codes of regions, of trades."""

    @cached_property
    def _read(self) -> dict[str, Floats | None]:
        return {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.cells)

    def texts(self, column: str) -> Texts:
        if column not in self.cells:
            raise TableError(
                f"La colonne « {column} » n’est pas dans les données",
                f"corrigez ce nom dans le protocole (colonnes : {', '.join(self.cells)})",
            )
        return self.cells[column]

    def missing(self, column: str) -> Flags:
        return np.isin(self.texts(column), list(MISSING))

    def is_numeric(self, column: str) -> bool:
        return column not in self.categories and self._numbers(column) is not None

    def numbers(self, column: str) -> Floats:
        """Missing cells are NaN."""
        found = self._numbers(column)
        if found is None:
            raise TableError(
                f"La colonne « {column} » contient du texte ({self._examples(column)}) ; il faut des nombres"
            )
        return found

    def yes(self, column: str) -> Flags:
        """A column of 0 and 1, or of true and false."""
        texts = self.texts(column)
        read = np.isin(texts, list(TRUE))
        numbers = self._numbers(column)
        if numbers is not None:
            read |= numbers == 1
            false = numbers == 0
        else:
            false = np.isin(texts, list(FALSE))
        if not (read | false).all():
            row = int(np.flatnonzero(~(read | false))[0])
            raise TableError(
                f"La colonne « {column} » n’est pas faite de 0 et de 1 (ligne {row + 2} : « {texts[row]} »)",
                "écrivez 1 pour oui et 0 pour non, sans cellule vide",
            )
        return np.asarray(read)

    def among(self, column: str, values: Sequence[str]) -> Flags:
        """Numbers are compared as numbers: 1 is also 1.0."""
        wanted = np.array(values, dtype=np.str_)
        numbers, asked = self._numbers(column), _as_numbers(wanted, np.isin(wanted, list(MISSING)))
        if numbers is not None and asked is not None:
            return np.isin(numbers, asked)
        return np.isin(self.texts(column), wanted)

    def dates(self, column: str) -> NDArray[np.datetime64]:
        """Days written AAAA-MM-JJ; one that does not exist is refused with its line."""
        texts, missing = self.texts(column), self.missing(column)
        days = np.full(self.rows, np.datetime64("NaT"), dtype="datetime64[D]")
        for row in np.flatnonzero(~missing):
            day = _day(str(texts[row]))
            if day is None:
                raise TableError(
                    f"La date « {texts[row]} » de la colonne « {column} » n’existe pas (ligne {row + 2})",
                    "écrivez les dates AAAA-MM-JJ",
                )
            days[row] = day
        return days

    def where(self, kept: Flags | Codes) -> "Table":
        """The rows that are true, or those of these numbers, as many times as they are named."""
        if kept.dtype == np.bool_ and kept.all():
            return self
        rows = int(kept.sum()) if kept.dtype == np.bool_ else len(kept)
        return replace(self, cells={name: cells[kept] for name, cells in self.cells.items()}, rows=rows)

    def filled(self, column: str, value: str) -> "Table":
        """Empty cells of a column take the value that the protocol gives them."""
        texts = np.where(self.missing(column), value, self.texts(column))
        return self.written_over({column: texts})

    def written_over(self, columns: Mapping[str, Texts]) -> "Table":
        return replace(self, cells={**self.cells, **columns})

    def _numbers(self, column: str) -> Floats | None:
        if column not in self._read:
            self._read[column] = _as_numbers(self.texts(column), self.missing(column))
        return self._read[column]

    def _examples(self, column: str) -> str:
        texts = self.texts(column)
        wrong = [each for each in np.unique(texts) if each not in MISSING and not is_number(str(each))]
        return ", ".join(f"« {each} »" for each in wrong[:MOST_SHOWN])


def read_table(content: bytes, *, name: str) -> Table:
    """A CSV with its header; comma, semicolon or tabulation, whichever the header has."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableError(f"{name} n’est pas écrit en UTF-8", "enregistrez-le en CSV UTF-8") from None
    header = text.partition("\n")[0]
    separator = max(SEPARATORS, key=header.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator, strict=True) if row]
    except csv.Error as error:
        raise TableError(f"{name} ne se lit pas comme un CSV ({error})") from None
    if len(rows) < 2:
        raise TableError(f"{name} ne contient aucune ligne de données")
    _refuse_ragged(rows, name)
    columns = [
        np.array([cell.strip() for cell in column], dtype=np.str_) for column in zip(*rows[1:], strict=True)
    ]
    if separator == ";":
        columns = [_with_points(column) for column in columns]
    cells = dict(zip((cell.strip() for cell in rows[0]), columns, strict=True))
    return Table(cells, len(rows) - 1, hashlib.sha256(content).hexdigest())


def table_of(columns: Mapping[str, Sequence[Any] | NDArray[Any]], sha256: str = "") -> Table:
    """Columns that are already in memory, such as those of a Parquet file or of the platform."""
    cells = {
        name: np.array([_written(cell) for cell in column], dtype=np.str_) for name, column in columns.items()
    }
    return Table(cells, len(next(iter(cells.values()), ())), sha256)


def _written(cell: Any) -> str:
    if cell is None or cell is np.ma.masked or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, bool | np.bool_):
        return "1" if cell else "0"
    return repr(float(cell)) if isinstance(cell, float) else str(cell).strip()


def _refuse_ragged(rows: list[list[str]], name: str) -> None:
    header = [cell.strip() for cell in rows[0]]
    if "" in header or len(set(header)) != len(header):
        twice = sorted({cell for cell in header if header.count(cell) > 1 and cell})
        what = f"nomme deux fois {', '.join(twice)}" if twice else "a une colonne sans nom"
        raise TableError(f"L’en-tête de {name} {what}")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(header):
            raise TableError(f"La ligne {number} de {name} a {len(row)} cellules au lieu de {len(header)}")


def _with_points(column: Texts) -> Texts:
    """French decimals, in a column where everything is then a number."""
    if not np.char.count(column, ",").any():
        return column
    pointed = np.char.replace(column, ",", ".")
    missing = np.isin(pointed, list(MISSING))
    return column if _as_numbers(pointed, missing) is None else pointed


def _as_numbers(texts: Texts, missing: Flags) -> Floats | None:
    values = np.full(len(texts), np.nan)
    # Python reads 1_000 as a number; nobody else does.
    if np.char.count(texts, "_").any():
        return None
    try:
        values[~missing] = texts[~missing].astype(np.float64)
    except ValueError:
        return None
    return values if np.isfinite(values[~missing]).all() else None


def is_number(text: str) -> bool:
    return _as_numbers(np.array([text]), np.array([False])) is not None


def _day(text: str) -> date | None:
    """The day at the start of this text; 2023 alone is no day."""
    try:
        return date.fromisoformat(text[:10]) if text[4:5] == "-" else None
    except ValueError:
        return None
