"""The scheme's dated parameters, edited in `data/scheme/parameters.toml`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from socle.core.errors import UnreadableInput
from socle.core.exchange.cdc.model import Profile
from socle.core.framework.model import Provenance
from socle.core.share import DURATIONS

KINDS: dict[str, type] = {
    "carry_over_years": int,
    "final_scope": str,
    "accredited_roles": list,
    "has_jury": bool,
    "jury_members_per_college": int,
    "jury_sample_percent": int,
    "hours_per_criterion": int,
    "carry_over_alert_days": int,
    "silence_days": int,
    "information_notice": str,
    "certificate_number": str,
    "share_days": int,
    "declaration_bytes": int,
    "declaration_passages": int,
    "declaration_months": int,
    "declaration_counts_from": str,
    "declaration_alert_days": list,
    "declaration_file_days": int,
    "declaration_profile": str,
    "national_number": bool,
}
CHOICES = {
    "final_scope": ("domain", "subdomain"),
    "share_days": DURATIONS,
    "declaration_counts_from": ("decision", "award"),
    "declaration_profile": tuple(Profile),
}
# Asked of all the files at once: a framework has no value of its own.
GENERAL = (
    *("carry_over_alert_days", "silence_days", "share_days"),
    *("declaration_bytes", "declaration_passages", "declaration_months", "declaration_file_days"),
)
POSITIVE = ("hours_per_criterion", *GENERAL)
ASCENDING = ("declaration_alert_days",)
COMPULSORY = {"name", "from", "value", "provenance", "source"}
REMEDY = "Corrigez data/scheme/parameters.toml."


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that holds from `starts_on`, for one framework or (empty) for all."""

    name: str
    framework: str
    starts_on: date
    value: Any
    provenance: Provenance
    source: str


@dataclass(frozen=True, slots=True)
class Parameters:
    known: tuple[Parameter, ...]

    def value(self, name: str, *, framework: str = "", on: date) -> Any:
        """The value in force that day; the framework's own wins over the general one.

        KeyError when the parameter has no value yet on that day.
        """
        held = [
            p for p in self.known if p.name == name and p.framework in ("", framework) and p.starts_on <= on
        ]
        if not held:
            raise KeyError(f"{name} on {on}")
        return max(held, key=lambda p: (p.framework != "", p.starts_on)).value


def load_parameters(text: str) -> Parameters:
    """Read the parameters; refuse everything that is wrong, all at once."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"ce n’est pas du TOML : {error}", remedy=REMEDY) from error
    tables = content.pop("parameter", [])
    problems = [f"clé inconnue : {key}" for key in content]
    for number, table in enumerate(tables, 1):
        problems += [f"parameter[{number}] : {problem}" for problem in _problems(table)]
    problems += _told_twice(tables)
    if problems:
        raise UnreadableInput(*problems, remedy=REMEDY)
    return Parameters(tuple(_parameter(table) for table in tables))


def _problems(table: dict[str, Any]) -> list[str]:
    problems = [f"« {key} » manque" for key in sorted(COMPULSORY - set(table))]
    problems += [f"clé inconnue « {key} »" for key in sorted(set(table) - COMPULSORY - {"framework"})]
    if problems:
        return problems
    name, value = table["name"], table["value"]
    if name not in KINDS:
        return [f"paramètre inconnu « {name} »"]
    if type(value) is not KINDS[name]:
        problems.append(f"« value » de {name} doit être de type {KINDS[name].__name__}")
    elif name in CHOICES and value not in CHOICES[name]:
        problems.append(f"« value » de {name} doit être l’un de : {', '.join(map(str, CHOICES[name]))}")
    elif name in POSITIVE and table["value"] < 1:
        problems.append(f"« value » de {name} doit être au moins 1")
    elif name in ASCENDING and not _ascends(value):
        problems.append(f"« value » de {name} doit être des nombres de jours, du plus petit au plus grand")
    if name in GENERAL and "framework" in table:
        problems.append(f"{name} vaut pour tous les référentiels : retirez « framework »")
    if type(table["from"]) is not date:
        problems.append("« from » doit être une date")
    if table["provenance"] not in list(Provenance):
        problems.append(f"provenance inconnue « {table['provenance']} »")
    return problems


def _ascends(days: Any) -> bool:
    are_days = bool(days) and all(type(each) is int and each > 0 for each in days)
    return are_days and bool(days == sorted(set(days)))


def _told_twice(tables: Iterable[dict[str, Any]]) -> list[str]:
    seen: set[tuple[object, ...]] = set()
    twice = []
    for table in tables:
        key = (table.get("name"), table.get("framework", ""), table.get("from"))
        if key in seen:
            twice.append(f"{key[0]} est donné deux fois pour le même jour")
        seen.add(key)
    return twice


def _parameter(table: dict[str, Any]) -> Parameter:
    return Parameter(
        name=table["name"],
        framework=table.get("framework", ""),
        starts_on=table["from"],
        value=table["value"],
        provenance=Provenance(table["provenance"]),
        source=table["source"],
    )
