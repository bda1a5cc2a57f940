"""`results.json`: the answer of a study written, and read again as facts."""

import json
import math
from dataclasses import asdict, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from socle.core.errors import UnreadableInput
from socle.core.impact.results import Results

Read = TypeVar("Read")
# Beyond these digits two processors may differ.
DIGITS = 12


def to_json(results: Results) -> str:
    return json.dumps(_told(asdict(results)), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def from_json(content: str) -> Results:
    """Exactly what `to_json` writes; anything more, such as rows about people, is refused."""
    try:
        return _read_record(json.loads(content), Results, "")
    except (json.JSONDecodeError, RecursionError):
        raise _unreadable("le fichier n’est pas du JSON") from None


def rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _told(value: Any) -> Any:
    """A number that does not exist is null."""
    if isinstance(value, float):
        return rounded(value) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _told(each) for key, each in value.items()}
    return [_told(each) for each in value] if isinstance(value, list | tuple) else value


def _read(value: Any, kind: Any, where: str) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        return _read_record(value, kind, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise _unreadable(f"{where} n’est pas une liste")
        return tuple(
            _read(each, get_args(kind)[0], f"{where}[{place}]") for place, each in enumerate(value, 1)
        )
    if isinstance(kind, UnionType):
        inner = next(each for each in get_args(kind) if each is not type(None))
        return None if value is None else _read(value, inner, where)
    return _read_plain(value, kind, where)


def _read_record(value: Any, kind: type[Read], where: str) -> Read:
    if not isinstance(value, dict):
        raise _unreadable(f"{where or 'le fichier'} n’est pas un objet")
    kinds = get_type_hints(kind)
    names = {each.name for each in fields(kind)}  # type: ignore[arg-type]
    for name in sorted(names ^ set(value)):
        raise _unreadable(f"{where}.{name} {'manque' if name in names else 'n’est pas prévu'}".lstrip("."))
    return kind(**{name: _read(value[name], kinds[name], f"{where}.{name}".lstrip(".")) for name in names})


def _read_plain(value: Any, kind: Any, where: str) -> Any:
    if kind is float and value is None:
        return math.nan
    if kind is float and type(value) is int:
        return float(value)
    if isinstance(kind, type) and issubclass(kind, StrEnum) and value in set(kind):
        return kind(value)
    if type(value) is not kind:
        raise _unreadable(f"{where} n’a pas le bon type")
    return value


def _unreadable(problem: str) -> UnreadableInput:
    return UnreadableInput(
        f"Ces résultats ne se lisent pas : {problem}.",
        remedy="Demandez le fichier results.json écrit par « socle impact run », sans y toucher.",
    )
