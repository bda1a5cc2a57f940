"""What is kept about people: each personal field says why, by what right and how long.

Source: RGPD, articles 5, 6, 13 and 30. The register is edited in `data/privacy/fields.toml`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socle.core.errors import UnreadableInput

LISTS = ("purpose", "legal_basis", "retention")
LANGUAGES = ("fr", "en")
WHO = ("candidate", "professional", "visitor")
FILE = "data/privacy/fields.toml"
REMEDY = f"Corrigez {FILE}."


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in both languages; `is_provisional` until the certifier fixes it."""

    fr: str
    en: str
    is_provisional: bool = False
    who: str = ""

    def in_language(self, code: str) -> str:
        return self.en if code == "en" else self.fr


@dataclass(frozen=True, slots=True)
class PersonalField:
    model: str
    name: str
    label: Said
    purpose: str
    legal_basis: str
    retention: str


@dataclass(frozen=True, slots=True)
class Register:
    purposes: dict[str, Said]
    legal_bases: dict[str, Said]
    retentions: dict[str, Said]
    fields: tuple[PersonalField, ...]
    not_personal: frozenset[tuple[str, str]]

    def undeclared(self, models: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """What the register lacks or has in excess for these models, each with its remedy."""
        kept = {(model, name) for model, names in models.items() for name in names}
        told = {(field.model, field.name) for field in self.fields}
        missing = (
            f"{model}.{name} n’est pas au registre ; dans [{model}], déclarez-le avec fr, en, purpose, "
            "legal_basis et retention, ou ajoutez-le à not_personal."
            for model, name in sorted(kept - told - self.not_personal)
        )
        gone = (
            f"{model}.{name} n’existe pas ou plus ; retirez cette ligne."
            for model, name in sorted((told | self.not_personal) - kept)
        )
        twice = (
            f"{model}.{name} est à la fois personnel et dans not_personal ; choisissez."
            for model, name in sorted(told & self.not_personal)
        )
        return (*missing, *gone, *twice)


def load_register(text: str) -> Register:
    """Read the register; refuse everything that is wrong, all at once."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"ce n’est pas du TOML : {error}", remedy=REMEDY) from error
    lists = {name: content.pop(name, {}) for name in LISTS}
    models = {f"{app}.{model}": table for app, named in content.items() for model, table in named.items()}
    problems = [problem for name, table in lists.items() for problem in _list_problems(name, table)]
    problems += [why for model, table in models.items() for why in _model_problems(model, table, lists)]
    if problems:
        raise UnreadableInput(*problems, remedy=REMEDY)
    purposes, legal_bases, retentions = (
        {code: _said(entry) for code, entry in lists[name].items()} for name in LISTS
    )
    return Register(
        purposes=purposes,
        legal_bases=legal_bases,
        retentions=retentions,
        fields=tuple(_field(model, name, e) for model, t in models.items() for name, e in _declared(t)),
        not_personal=frozenset((m, name) for m, t in models.items() for name in t.get("not_personal", ())),
    )


def _declared(table: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, entry) for name, entry in table.items() if name != "not_personal"]


def _said(entry: Mapping[str, Any]) -> Said:
    return Said(entry["fr"], entry["en"], entry.get("provisional", False), entry.get("who", ""))


def _field(model: str, name: str, entry: Mapping[str, Any]) -> PersonalField:
    return PersonalField(model, name, _said(entry), *(entry[each] for each in LISTS))


def _list_problems(name: str, table: Mapping[str, Any]) -> list[str]:
    problems = [] if table else [f"la liste {name} est vide ou absente"]
    for code, entry in table.items():
        found = _text_problems(entry, {"provisional", "who"})
        problems += [f"{name}.{code} : {why}" for why in found]
        if not found and name == "purpose" and entry.get("who") not in WHO:
            problems.append(f"{name}.{code} : « who » doit valoir {', '.join(WHO)}")
    return problems


def _model_problems(model: str, table: Mapping[str, Any], lists: Mapping[str, Any]) -> list[str]:
    problems = []
    for name, entry in _declared(table):
        problems += [f"{model}.{name} : {why}" for why in _text_problems(entry, set(LISTS))]
        problems += [
            f"{model}.{name} : « {each} » manque ; choisissez parmi {', '.join(lists[each])}"
            for each in LISTS
            if isinstance(entry, dict) and entry.get(each) not in lists[each]
        ]
    return problems


def _text_problems(entry: Any, others: set[str]) -> list[str]:
    if not isinstance(entry, dict):
        return ["ce n’est pas une table { fr = …, en = … }"]
    missing = [f"« {language} » manque" for language in LANGUAGES if not entry.get(language)]
    return missing + [f"clé inconnue « {key} »" for key in entry if key not in others | set(LANGUAGES)]
