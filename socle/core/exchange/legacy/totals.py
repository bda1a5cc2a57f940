"""The totals published of the certificates, edited in `data/scheme/published_totals.toml`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from socle.core.errors import UnreadableInput
from socle.core.exchange.legacy.lines import CertificateLine

REMEDY = "Corrigez data/scheme/published_totals.toml."
KEYS = {"until": date, "certificates": int, "tolerance_percent": int, "source": str}


@dataclass(frozen=True, slots=True)
class Total:
    """What was published: certificates delivered until that day, of one framework or (empty) of all."""

    until: date
    certificates: int
    tolerance_percent: int
    source: str
    framework: str = ""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A published total beside the count of the files; withdrawn certificates were delivered too."""

    total: Total
    counted: int

    @property
    def difference(self) -> int:
        return self.counted - self.total.certificates

    @property
    def agrees(self) -> bool:
        return abs(self.difference) * 100 <= self.total.certificates * self.total.tolerance_percent


def load_totals(text: str) -> tuple[Total, ...]:
    """Read the totals; refuse everything that is wrong, all at once."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"ce n’est pas du TOML : {error}", remedy=REMEDY) from error
    tables = content.pop("total", [])
    problems = [f"clé inconnue : {key}" for key in content]
    for number, table in enumerate(tables, 1):
        problems += [f"total[{number}] : {problem}" for problem in _problems(table)]
    if problems:
        raise UnreadableInput(*problems, remedy=REMEDY)
    return tuple(Total(**table) for table in tables)


def _problems(table: dict[str, Any]) -> Iterable[str]:
    yield from (f"clé inconnue « {key} »" for key in sorted(set(table) - set(KEYS) - {"framework"}))
    for key, kind in KEYS.items():
        if type(table.get(key)) is not kind:
            yield f"« {key} » manque, ou n’est pas de type {kind.__name__}"
    if type(table.get("certificates")) is int and table["certificates"] < 1:
        yield "« certificates » doit être au moins 1"


def reconcile(totals: Iterable[Total], certificates: Iterable[CertificateLine]) -> tuple[Reconciled, ...]:
    delivered = [(line.awarded_on, line.framework) for line in certificates]
    return tuple(Reconciled(total, _count(delivered, total)) for total in totals)


def _count(delivered: Iterable[tuple[date, str]], total: Total) -> int:
    return sum(day <= total.until and total.framework in ("", framework) for day, framework in delivered)
