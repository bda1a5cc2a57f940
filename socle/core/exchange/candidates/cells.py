"""What one cell may hold, whatever the other cells say."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from socle.core.person import kept_length
from socle.core.text import unseen_in

LA_POSTE = "356000000"
EARLIEST_DATE = date(1900, 1, 1)

_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\".]+(\.[^@\s,;<>\".]+)+")
_FORMULA_START = re.compile("[=@+\\-\t\r\n\uff1d\uff20\uff0b\uff0d]")
_PHONE_OR_DASH = re.compile(r"[+\-]?[0-9 \u00a0\u202f.()/\-]*")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a cell is refused, and how to mend it."""

    reason: str
    remedy: str


Check = Callable[[str, date], Objection | None]


def any_text(text: str, on: date) -> Objection | None:
    return None


def too_long(text: str, longest: int) -> Objection | None:
    """Counted as people are kept and sorted: a rare letter may stand for several."""
    length = max(len(text), kept_length(text))
    if length <= longest:
        return None
    return Objection(f"elle a {length} caractères, pour {longest} au plus", "raccourcissez-la")


def invisible_or_formula(text: str) -> Objection | None:
    """What no cell may hold: it could never be signed, or would run when a spreadsheet opens the file."""
    if unseen_in(text):
        return Objection("un retour à la ligne ou un caractère invisible s’y trouve", "retapez la cellule")
    if would_run_as_formula(text):
        return Objection(f"« {text[0]} » au début en ferait une formule dans un tableur", "retirez ce signe")
    return None


def would_run_as_formula(text: str) -> bool:
    """Telephone numbers (+33…) and lone dashes are harmless; any other leading sign is not.

    Tabs and line ends count as signs, which spreadsheets pass over; so do the wide signs of Asian keyboards.
    """
    return bool(_FORMULA_START.match(text)) and not _PHONE_OR_DASH.fullmatch(text)


@lru_cache(maxsize=65536)
def parse_date(text: str) -> date | None:
    """The day written DD/MM/YYYY, or nothing when it is not written so or does not exist."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_text(day: date) -> str:
    """DD/MM/YYYY, four digits even for the years before 1000, which `strftime` shortens."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def past_day(text: str, on: date) -> Objection | None:
    day = parse_date(text)
    if day is None and _DATE.fullmatch(text):
        return Objection(f"le {text} n’existe pas", "corrigez le jour, le mois ou l’année")
    if day is None:
        return Objection(f"« {text} » n’est pas une date JJ/MM/AAAA", "écrivez par exemple 07/03/1990")
    if day > on:
        return Objection(f"le {text} est dans le futur", "corrigez la date")
    if day < EARLIEST_DATE:
        return Objection(f"le {text} est avant 1900", "corrigez l’année")
    return None


def one_of(*allowed: str) -> Check:
    expected = ", ".join(allowed[:-1]) + f" ou {allowed[-1]}" if len(allowed) > 1 else allowed[0]

    def check(text: str, on: date) -> Objection | None:
        return None if text in allowed else Objection(f"« {text} » n’est pas prévu", f"écrivez {expected}")

    return check


def siren(text: str, on: date) -> Objection | None:
    if not _is_digits(text, 9):
        return Objection(f"« {text} » n’a pas 9 chiffres", "recopiez le SIREN sans espace")
    if _luhn(text) % 10:
        return Objection(
            f"la clé de contrôle de {text} est fausse", "vérifiez le numéro sur l’avis de situation"
        )
    return None


def siret(text: str, on: date) -> Objection | None:
    if not _is_digits(text, 14):
        return Objection(f"« {text} » n’a pas 14 chiffres", "recopiez le SIRET sans espace, en format Texte")
    if _luhn(text) % 10 and not _is_post_office(text):
        return Objection(
            f"la clé de contrôle de {text} est fausse", "vérifiez le numéro sur l’avis de situation"
        )
    return None


def email(text: str, on: date) -> Objection | None:
    if len(text) <= 254 and _EMAIL.fullmatch(text):
        return None
    return Objection(f"« {text} » n’est pas une adresse électronique", "écrivez par exemple alice@exemple.fr")


def postal_code(text: str, on: date) -> Objection | None:
    if _is_digits(text, 5):
        return None
    remedy = "écrivez les 5 chiffres, zéro de tête compris, en format Texte"
    return Objection(f"« {text} » n’a pas 5 chiffres", remedy)


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


@lru_cache(maxsize=4096)
def _luhn(digits: str) -> int:
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return sum(int(digit) for digit in digits[-1::-2]) + sum(n - 9 if n > 9 else n for n in doubled)


def _is_post_office(text: str) -> bool:
    """La Poste ran out of Luhn numbers: INSEE lets its SIRETs sum to a multiple of five instead."""
    return text.startswith(LA_POSTE) and sum(int(digit) for digit in text) % 5 == 0
