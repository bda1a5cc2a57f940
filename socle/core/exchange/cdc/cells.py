"""What one cell says, typed; or why it cannot be declared."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from socle.core.exchange.cdc.columns import NIR, Column, Kind
from socle.core.exchange.cdc.names import too_long, written_name
from socle.core.exchange.cdc.objection import Doubt, Objection

Value = str | int | bool | date | None
_DATE = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[0-9]{1,4}")
# What no XML 1.0 document can hold, and what breaks a line.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_NIR = re.compile(r"[12][0-9]{4}(?:2[AB]|[0-9]{2})[0-9]{6}")
_EMPTY = "c’est vide"


def read_cell(column: Column, text: str) -> tuple[Value, Objection | None, Doubt | None]:
    """The value, None when the cell is empty; its objection; a doubt about what will become of it."""
    if not text:
        return (
            None,
            Objection(column.name, _EMPTY, "remplissez la cellule") if column.is_required else None,
            None,
        )
    if _FORBIDDEN.search(text):
        reason = "un retour à la ligne ou un caractère invisible s’y trouve"
        return None, Objection(column.name, reason, "retapez la cellule"), None
    if column.kind is Kind.NAME:
        name = written_name(column.name, text)
        return name.written, name.objection, name.doubt
    value = _READERS[column.kind](column, text)
    return (None, value, None) if isinstance(value, Objection) else (value, None, None)


def _text(column: Column, text: str) -> Value | Objection:
    if column.choices:
        return text if text in column.choices else _not_a_choice(column, text)
    if column.name == NIR:
        # The number itself is never repeated in a message.
        wrong = Objection(NIR, "ce n’est pas un NIR de 13 caractères", "recopiez-le sans sa clé")
        return text if _NIR.fullmatch(text) else wrong
    if len(text) > column.most:
        return too_long(column.name, text, column.most)
    if len(text) < column.least:
        wanted = f"écrivez exactement {column.least} caractères"
        return Objection(column.name, f"« {text} » a {len(text)} caractères", wanted)
    return text


def _not_a_choice(column: Column, text: str) -> Objection:
    *others, last = column.choices
    return Objection(column.name, f"« {text} » n’est pas prévu", f"écrivez {', '.join(others)} ou {last}")


@lru_cache(maxsize=65536)
def _date(column: Column, text: str) -> Value | Objection:
    if _DATE.fullmatch(text) is None:
        reason = f"« {text} » n’est pas une date AAAA-MM-JJ de 1900 à 2099"
        return Objection(column.name, reason, "écrivez par exemple 2026-06-30")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Objection(column.name, f"le {text} n’existe pas", "corrigez le jour ou le mois")


@lru_cache(maxsize=4096)
def _integer(column: Column, text: str) -> Value | Objection:
    if _WHOLE.fullmatch(text) is None or not column.least <= int(text) <= column.most:
        reason = f"« {text} » n’est pas un nombre de {column.least} à {column.most}"
        return Objection(column.name, reason, "corrigez-le, ou laissez vide ce qui n’est pas connu")
    return int(text)


def _boolean(column: Column, text: str) -> Value | Objection:
    value = _BOOLEANS.get(text.lower())
    if value is None:
        return Objection(column.name, f"« {text} » n’est ni vrai ni faux", "écrivez true ou false")
    return value


_READERS: dict[Kind, Callable[[Column, str], Value | Objection]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: _boolean,
}
