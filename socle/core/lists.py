"""The coded lists that describe a pathway, edited in `data/scheme/lists.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date

from socle.core.errors import Refusal, UnreadableInput

NAMES = ("reason", "status", "education", "referrer", "payer", "sector", "stop_reason")
REMEDY = "Corrigez data/scheme/lists.toml."


@dataclass(frozen=True, slots=True)
class Choice:
    """One code of a list; `until` is its last day for new pathways, None while it is in use."""

    code: str
    label: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    choices: dict[str, tuple[Choice, ...]]

    def offered(self, name: str, on: date) -> tuple[Choice, ...]:
        """What may be chosen on that day."""
        return tuple(choice for choice in self.choices[name] if choice.until is None or on <= choice.until)

    def label(self, name: str, code: str) -> str:
        """The French label of a code, in use or retired; the code itself when it has none."""
        return next((choice.label for choice in self.choices[name] if choice.code == code), code)

    def refuse_unknown(self, name: str, code: str, on: date) -> None:
        offered = self.offered(name, on)
        if code not in {choice.code for choice in offered}:
            labels = ", ".join(f"« {choice.label} »" for choice in offered)
            raise Refusal(f"Le choix « {code} » n’existe pas.", f"Choisissez parmi : {labels}.")


def load_lists(text: str) -> Lists:
    """Read the lists; refuse everything that is wrong, all at once."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(f"ce n’est pas du TOML : {error}", remedy=REMEDY) from error
    problems = [f"liste inconnue : {name}" for name in content if name not in NAMES]
    problems += [f"la liste {name} est vide ou absente" for name in NAMES if not content.get(name)]
    for name, entries in content.items():
        if not isinstance(entries, dict):
            problems.append(f"{name} doit être une liste de codes")
            continue
        problems += [f"{name}.{code} : {why}" for code, entry in entries.items() for why in _problems(entry)]
    if problems:
        raise UnreadableInput(*problems, remedy=REMEDY)
    choices = {
        name: tuple(Choice(code, entry["label"], entry.get("until")) for code, entry in content[name].items())
        for name in NAMES
    }
    return Lists(choices)


def _problems(entry: object) -> list[str]:
    if not isinstance(entry, dict) or not isinstance(entry.get("label"), str) or not entry["label"]:
        return ["« label » manque"]
    problems = [f"clé inconnue « {key} »" for key in entry if key not in ("label", "until")]
    if "until" in entry and type(entry["until"]) is not date:
        problems.append("« until » doit être une date")
    return problems
