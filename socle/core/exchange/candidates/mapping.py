"""A body's own columns: which of the 26 each one gives, in which words, and what every line shares."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.checking import CellError
from socle.core.exchange.candidates.columns import COLUMNS, ERRORS_COLUMN, NAME, Kind
from socle.core.exchange.candidates.days import DayOrder

_COLUMN = {column.field: column for column in COLUMNS}
_KEYS = ("header", "columns", "fixed", "words", "orders")
CHANGE = "Changez ce que vos colonnes donnent."


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """`columns` leads from a name of `header` to one of our fields; `fixed` is the same text on every line.

    `words` turns a body's own words into ours, field by field; `orders` says how its days are written.
    """

    header: tuple[str, ...]
    columns: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    orders: Mapping[str, DayOrder] = field(default_factory=dict)

    @property
    def own_names(self) -> dict[str, str]:
        """The body's name of each of our columns that it has."""
        return {NAME[target]: own for own, target in self.columns.items()}

    def told(self, error: CellError) -> CellError:
        """The same error in the body's own names: it is their file that is to be mended."""
        names = self.own_names
        reason, remedy = error.reason, error.remedy
        for ours, own in names.items():
            reason, remedy = (said.replace(f"« {ours} »", f"« {own} »") for said in (reason, remedy))
        return CellError(error.line, names.get(error.column, error.column), reason, remedy)

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "OwnColumns":
        """As they were kept."""
        columns, fixed, words = (content.get(key, {}) for key in ("columns", "fixed", "words"))
        orders = {target: DayOrder(order) for target, order in content.get("orders", {}).items()}
        return cls(tuple(content.get("header", ())), columns, fixed, words, orders)

    def content(self) -> dict[str, Any]:
        return {
            "header": list(self.header),
            "columns": dict(self.columns),
            "fixed": dict(self.fixed),
            "words": {target: dict(words) for target, words in self.words.items()},
            "orders": dict(self.orders),
        }


def own_columns(content: Mapping[str, Any], *, on: date) -> OwnColumns:
    """What someone chose; refused as a whole, with everything that is wrong in it."""
    unknown = [f"« {key} » n’est pas prévu ici" for key in content if key not in _KEYS]
    found = OwnColumns.of(content)
    if problems := (*unknown, *problems_in(found, on=on)):
        raise UnreadableInput(*problems, remedy=CHANGE)
    return found


def problems_in(own: OwnColumns, *, on: date) -> tuple[str, ...]:
    """What keeps these columns from being read, each named; empty when nothing does."""
    if strangers := tuple(_strangers(own)):
        return strangers
    return (*_given_twice(own), *_missing(own), *_unexpected(own, on))


def own_header(first: Sequence[str]) -> tuple[str, ...]:
    """The names of a file's columns; the column of errors that we added once is passed over."""
    names = [name.strip() for name in first]
    while names and names[-1] in ("", ERRORS_COLUMN):
        names.pop()
    return tuple(names)


def header_refusals(header: Sequence[str]) -> tuple[str, ...]:
    """Why nobody can choose among these columns."""
    if len(header) < 2:
        return ("une seule colonne est lue : le fichier n’est sans doute pas séparé par des points-virgules",)
    repeated = dict.fromkeys(name for name in header if name and header.count(name) > 1)
    return tuple(f"deux colonnes s’appellent « {name} »" for name in repeated)


def fingerprint(header: Sequence[str]) -> str:
    """What tells that a file has the same columns, whatever their order."""
    return hashlib.sha256("\x1f".join(sorted(name for name in header if name)).encode()).hexdigest()


def _strangers(own: OwnColumns) -> Iterator[str]:
    gone = (name for name in own.columns if name not in own.header)
    yield from (f"« {name} » n’est pas une colonne du fichier" for name in gone)
    targets = {*own.columns.values(), *own.fixed, *own.words, *own.orders}
    yield from (f"« {name} » n’est pas une des 26 colonnes" for name in sorted(targets - set(NAME)))


def _given_twice(own: OwnColumns) -> Iterator[str]:
    for target, name in NAME.items():
        givers = [f"« {column} »" for column, given in own.columns.items() if given == target]
        givers += ["la valeur donnée à toutes les lignes"] if own.fixed.get(target) else []
        if len(givers) > 1:
            yield f"« {name} » vient à la fois de {' et de '.join(givers)}"


def _missing(own: OwnColumns) -> Iterator[str]:
    given = {*own.columns.values(), *(target for target, text in own.fixed.items() if text)}
    for column in COLUMNS:
        if column.compulsory and column.field not in given:
            yield f"« {column.name} » est obligatoire : dites quelle colonne le donne"


def _unexpected(own: OwnColumns, on: date) -> Iterator[str]:
    """Values that the check of the file would refuse on every line."""
    words = ((target, text) for target, words in own.words.items() for text in words.values())
    for target, text in dict.fromkeys((*own.fixed.items(), *words)):
        if text and (objection := _COLUMN[target].check(text, on)):
            yield f"« {NAME[target]} » : {objection.reason} ; {objection.remedy}"
    for target in own.orders:
        if _COLUMN[target].kind is not Kind.DATE:
            yield f"« {NAME[target]} » n’est pas une date"
