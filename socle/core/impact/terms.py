"""Formulas as people write them: `age`, `age^2`, `educ*re74`; text columns count level by level."""

import re
from dataclasses import dataclass
from itertools import product

import numpy as np

from socle.core.impact.sample import Floats
from socle.core.impact.table import Table, TableError

POWER = re.compile(r"(.+?)\s*\^\s*([0-9]+)")
MOST_POWER = 9
# More levels than this is an identifier taken for a category.
MOST_LEVELS = 200


class TermError(ValueError):
    """Why a term cannot be read; in French, after the term itself."""


@dataclass(frozen=True, slots=True)
class Term:
    """A product of columns, each to a power."""

    text: str
    factors: tuple[tuple[str, int], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column for column, _ in self.factors)


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """The columns of a formula, with their names, and the term each comes from."""

    values: Floats
    names: tuple[str, ...]
    terms: tuple[str, ...]


def read_term(text: str) -> Term:
    """The product that this text writes.

    >>> read_term("educ * re74^2").factors
    (('educ', 1), ('re74', 2))
    """
    factors = []
    for part in (each.strip() for each in text.split("*")):
        if not part:
            raise TermError("n’a pas deux côtés autour de *")
        written = POWER.fullmatch(part)
        if "^" in part and not written:
            raise TermError("n’a pas d’exposant entier")
        column, power = (written[1].strip(), int(written[2])) if written else (part, 1)
        if not 1 <= power <= MOST_POWER:
            raise TermError(f"a un exposant hors de 1 à {MOST_POWER}")
        factors.append((column, power))
    return Term(text, tuple(factors))


def design(terms: tuple[str, ...], table: Table) -> Design:
    """One column a term, or one a level but the first; powers of categories make no sense and are refused."""
    columns: list[Floats] = []
    names: list[str] = []
    owners: list[str] = []
    for text in terms:
        for name, values in _columns(read_term(text), table):
            columns.append(values)
            names.append(name)
            owners.append(text)
    stacked = np.column_stack(columns) if columns else np.empty((table.rows, 0))
    return Design(np.asarray(stacked, dtype=np.float64), tuple(names), tuple(owners))


def _columns(term: Term, table: Table) -> list[tuple[str, Floats]]:
    parts = [_factor(column, power, table) for column, power in term.factors]
    made = []
    for combination in product(*parts):
        values = np.prod([values for _, values in combination], axis=0)
        made.append(("*".join(name for name, _ in combination), values))
    return made


def _factor(column: str, power: int, table: Table) -> list[tuple[str, Floats]]:
    if table.is_numeric(column):
        values = table.numbers(column)
        return [(column if power == 1 else f"{column}^{power}", values**power)]
    if power > 1:
        raise TableError(
            f"« {column}^{power} » : la colonne « {column} » contient du texte", "écrivez-la sans exposant"
        )
    texts = table.texts(column)
    levels = np.unique(texts)
    if len(levels) > MOST_LEVELS:
        raise TableError(
            f"« {column} » a {len(levels)} valeurs différentes : c’est un identifiant, pas une catégorie",
            "retirez ce terme, ou regroupez ses valeurs",
        )
    return [(f"{column}[{level}]", (texts == level).astype(np.float64)) for level in levels[1:]]
