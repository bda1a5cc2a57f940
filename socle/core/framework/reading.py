"""Read TOML tables key by key, noting every problem instead of stopping at the first."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from socle.core.framework.problems import Problem
from socle.core.text import CODE, is_composed, unseen_in

Kind = TypeVar("Kind")

KINDS: dict[type, str] = {
    str: "un texte entre guillemets",
    int: "un nombre entier",
    float: "un nombre",
    bool: "true ou false",
    list: "une liste",
    dict: "une table",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of one file: hands out typed values, remembers which keys it was asked for."""

    values: Mapping[str, object]
    file: str
    key: str
    problems: list[Problem]
    asked: set[str] = field(default_factory=set)

    def path(self, name: str) -> str:
        return f"{self.key}.{name}" if self.key else name

    def refuse(self, key: str, reason: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, key, reason, remedy))

    def _value(self, name: str, kind: type[Kind], *, optional: bool = False) -> Kind | None:
        self.asked.add(name)
        value = self.values.get(name)
        if value is None:
            if not optional:
                self.refuse(self.path(name), "manque", "ajoutez cette clé")
            return None
        # In Python a boolean is an integer; in a framework it is a mistake.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.refuse(self.path(name), "n’a pas le bon type", f"écrivez {KINDS[kind]}")
            return None
        return value

    def text(self, name: str) -> str:
        value = self._value(name, str)
        if value is not None and not value.strip():
            self.refuse(self.path(name), "est vide", "écrivez un texte")
        self._refuse_unfit(name, value or "")
        return value or ""

    def _refuse_unfit(self, name: str, value: str) -> None:
        """What the badges of a framework could never say."""
        if unseen := unseen_in(value):
            self.refuse(
                self.path(name), f"contient un caractère invisible ({unseen})", "retapez ce texte au clavier"
            )
        elif not is_composed(value):
            self.refuse(
                self.path(name),
                "est écrit avec des accents séparés de leurs lettres",
                "retapez ce texte au clavier, ou enregistrez le fichier en forme normale C (NFC)",
            )
        elif value.strip() and value != value.strip():
            self.refuse(self.path(name), "commence ou finit par une espace", "retirez-la")

    def code(self, name: str) -> str:
        """A text that addresses can hold."""
        value = self.text(name)
        if value and not CODE.fullmatch(value):
            self.refuse(
                self.path(name),
                f'"{value}" ne peut pas figurer dans une adresse',
                "n’employez que des lettres sans accent, des chiffres, des points et des tirets",
            )
        return value

    def optional_text(self, name: str, default: str) -> str:
        return self._value(name, str, optional=True) or default

    def integer(self, name: str) -> int | None:
        return self._value(name, int)

    def optional_integer(self, name: str) -> int | None:
        return self._value(name, int, optional=True)

    def number(self, name: str) -> float | None:
        """A number that may be absent, with or without decimals."""
        whole = isinstance(self.values.get(name), int)
        return self._value(name, int if whole else float, optional=True)

    def flag(self, name: str, default: bool) -> bool:
        value = self._value(name, bool, optional=True)
        return default if value is None else value

    def table(self, name: str) -> "Table":
        """The table `[name]`, empty when it is not there."""
        values = self._value(name, dict, optional=True) or {}
        return Table(values, self.file, self.path(name), self.problems)

    def texts(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        values = self._value(name, list, optional=optional) or []
        if not all(isinstance(value, str) for value in values):
            self.refuse(
                self.path(name), "n’a pas le bon type", "écrivez une liste de textes entre guillemets"
            )
        return tuple(value for value in values if isinstance(value, str))

    def tables(self, name: str) -> tuple["Table", ...]:
        """The repeated tables `[[name]]`, numbered from 1 as a person counts them."""
        values = self._value(name, list, optional=True) or []
        if not all(isinstance(value, dict) for value in values):
            self.refuse(self.path(name), "n’a pas le bon type", f"écrivez des tables [[{name}]]")
        return tuple(
            Table(value, self.file, f"{self.path(name)}[{number}]", self.problems)
            for number, value in enumerate(values, start=1)
            if isinstance(value, dict)
        )

    def named_tables(self, name: str) -> dict[str, "Table"]:
        """The tables `[name.one]`, `[name.two]`…, by their last name."""
        values = self._value(name, dict, optional=True) or {}
        for inner, value in values.items():
            if not isinstance(value, dict):
                self.refuse(self.path(f"{name}.{inner}"), "n’a pas le bon type", f"écrivez {KINDS[dict]}")
        return {
            inner: Table(value, self.file, self.path(f"{name}.{inner}"), self.problems)
            for inner, value in values.items()
            if isinstance(value, dict)
        }

    def close(self) -> None:
        """Refuse every key nobody asked for: a misspelt key must not be silently ignored."""
        for name in sorted(set(self.values) - self.asked):
            near = get_close_matches(name, sorted(self.asked), n=1)
            meant = f" en {near[0]}" if near else ""
            known = ", ".join(sorted(self.asked))
            remedy = f"corrigez-la{meant} (clés connues : {known})"
            self.refuse(self.path(name), "n’est pas une clé connue", remedy)


def read_table(content: bytes, file: str, problems: list[Problem]) -> Table | None:
    """The file as a table, or None and one problem when it is not readable TOML."""
    try:
        return Table(tomllib.loads(content.decode("utf-8")), file, "", problems)
    except UnicodeDecodeError:
        problems.append(Problem(file, "", "n’est pas écrit en UTF-8", "enregistrez le fichier en UTF-8"))
    except tomllib.TOMLDecodeError as error:
        problems.append(_syntax_problem(file, str(error)))
    return None


def _syntax_problem(file: str, message: str) -> Problem:
    line = re.search(r"line (\d+)", message)
    key = f"ligne {line[1]}" if line else "fin du fichier"
    if message.startswith(("Cannot overwrite", "Cannot declare", "Duplicate", "Cannot mutate")):
        return Problem(file, key, "définit une clé pour la seconde fois", "supprimez l’une des deux")
    return Problem(
        file, key, "n’est pas du TOML valide", "vérifiez les guillemets, les crochets et le signe égal"
    )
