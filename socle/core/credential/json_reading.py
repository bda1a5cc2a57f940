"""JSON that two programs cannot read differently: no key twice, no number out of range, nothing after it."""

import json
from typing import Any

from socle.core.errors import UnreadableInput

MOST_BYTES = 1_000_000
# Deeper than any credential; deeper still would stop the program instead of the reading.
MOST_DEPTH = 40


def read_json_object(content: bytes) -> dict[str, Any]:
    """The JSON object of these bytes in UTF-8; UnreadableInput otherwise."""
    if len(content) > MOST_BYTES:
        raise _unreadable("le fichier dépasse un mégaoctet")
    try:
        value = json.loads(
            content.decode("utf-8"), object_pairs_hook=_without_twice, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as error:
        raise _unreadable("le fichier n’est pas en UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _unreadable("le fichier n’est pas du JSON lisible") from error
    if not isinstance(value, dict):
        raise _unreadable("le fichier n’est pas un objet JSON")
    _refuse_unfit(value, 0)
    return value


def _refuse_unfit(value: Any, depth: int) -> None:
    if depth > MOST_DEPTH:
        raise _unreadable("le fichier imbrique trop de niveaux")
    if isinstance(value, str) and not value.isascii() and any("\ud800" <= each <= "\udfff" for each in value):
        raise _unreadable("le fichier contient la moitié d’un caractère")
    if isinstance(value, dict):
        for key, each in value.items():
            _refuse_unfit(key, depth)
            _refuse_unfit(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            _refuse_unfit(each, depth + 1)


def _without_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise _unreadable(f"le fichier dit deux fois {', '.join(twice)}")
    return found


def _refuse_constant(name: str) -> Any:
    raise _unreadable(f"le fichier contient {name}, qui n’est pas un nombre")


def _unreadable(problem: str) -> UnreadableInput:
    return UnreadableInput(problem, remedy="demandez de nouveau ce document à son émetteur")
