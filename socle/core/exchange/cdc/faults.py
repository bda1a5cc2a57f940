"""What a schema says against a file, in French, and never with a national number in it."""

import re
from collections.abc import Set
from dataclasses import dataclass

_ELEMENT = re.compile(r"Element '(?:\{[^}]*\})?([\w.-]+)'")
_QUOTED = re.compile(r"'([^']*)'")
_FACET = re.compile(r"\[facet '\w+'\] ")
_CHILDREN = re.compile(r"(?:\{[^}]*\})?([\w.-]+)")
_NIR = "nir"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a file from being deposited. Line 0: the file as a whole.

    >>> print(Fault(12, "a-1", "sexe", "« X » n’est pas prévu"))
    ligne 12, passage a-1, sexe : « X » n’est pas prévu
    """

    line: int
    passage: str
    element: str
    reason: str

    def __str__(self) -> str:
        where = (
            f"ligne {self.line}" if self.line else "",
            f"passage {self.passage}" if self.passage else "",
            self.element,
        )
        told = ", ".join(part for part in where if part)
        return f"{told} : {self.reason}" if told else self.reason


def in_french(kind: str, message: str, required: Set[str]) -> tuple[str, str]:
    """The element, and what is wrong with it. `kind` is libxml2's name of the rule."""
    found = _ELEMENT.match(message)
    element = found[1] if found else ""
    told = _FACET.sub("", message[found.end() + 2 :] if found else message)
    said = _QUOTED.findall(told)
    if element == _NIR:
        return element, "ce n’est pas un NIR de 13 caractères"
    return element, _reason(kind.removeprefix("SCHEMAV_"), told, said, required)


def _reason(kind: str, message: str, said: list[str], required: Set[str]) -> str:
    value = f"« {said[0]} »" if said else "la valeur"
    if kind in ("CVC_MAXLENGTH_VALID", "CVC_MINLENGTH_VALID", "CVC_LENGTH_VALID"):
        length, bound = said[-2:] if len(said) > 1 else ("?", "?")
        wanted = {"CVC_MAXLENGTH_VALID": "au plus", "CVC_MINLENGTH_VALID": "au moins"}.get(kind, "exactement")
        return f"{length} caractères au lieu de {bound} {wanted}"
    if kind == "CVC_ENUMERATION_VALID":
        return f"{value} n’est pas prévu ; sont permis : {', '.join(said[1:])}"
    if kind in ("CVC_MININCLUSIVE_VALID", "CVC_MAXINCLUSIVE_VALID"):
        return f"{value} est hors des bornes ({said[-1]})"
    if kind in ("CVC_PATTERN_VALID", "CVC_DATATYPE_VALID_1_2_1"):
        return f"{value} n’a pas la forme attendue"
    if kind == "ELEMENT_CONTENT":
        return _content(message, required)
    if kind.startswith("CVC_ELT_3"):
        return "il ne peut pas être nil"
    return f"il n’est pas conforme au schéma ({message})"


def _content(message: str, required: Set[str]) -> str:
    expected = _CHILDREN.findall(message.partition("Expected is")[2].replace("one of", ""))
    if "Missing child" in message:
        missing = [name for name in expected if name in required] or expected
        return f"il manque {', '.join(f'« {name} »' for name in missing)}"
    return "cet élément n’est pas prévu ici"
