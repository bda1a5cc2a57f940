"""Which texts may enter a credential: a text that two machines could read differently never does.

A name pasted from a spreadsheet can hold a character nobody sees: signatures over it then agree for some
verifiers only, and a text that reverses its direction can show a name that is not the one signed.
"""

import unicodedata
from datetime import date

from socle.core.errors import Refusal

# Cc control, Cs half of a character, Co private use, Zl and Zp line and paragraph separators.
REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
# Characters that turn the reading direction of what follows (Unicode TR 9), and the marks of a file's start.
REFUSED_CHARACTERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def refuse_unfit_text(label: str, value: str) -> None:
    """Refuses a text that is not in normal form C or that holds a character nobody can see."""
    # Python's printable characters hold none of what is refused: most texts need no closer look.
    unseen = None if value.isprintable() else next((each for each in value if is_refused(each)), None)
    if unseen is not None:
        raise Refusal(
            f"{label} contient un caractère invisible (U+{ord(unseen):04X}).",
            "Retapez ce texte au clavier au lieu de le copier.",
        )
    if not unicodedata.is_normalized("NFC", value):
        raise Refusal(
            f"{label} est écrit avec des accents séparés de leurs lettres.",
            "Retapez ce texte au clavier, ou enregistrez-le en forme normale C (NFC).",
        )


def is_refused(letter: str) -> bool:
    if unicodedata.category(letter) in REFUSED_CATEGORIES or letter in REFUSED_CHARACTERS:
        return True
    # The 66 noncharacters, which no text may exchange.
    return 0xFDD0 <= ord(letter) <= 0xFDEF or ord(letter) & 0xFFFE == 0xFFFE


def refuse_empty(label: str, value: str) -> None:
    if not value or value != value.strip():
        raise Refusal(
            f"{label} est vide, ou commence ou finit par une espace.", "Complétez ou corrigez ce texte."
        )


def refuse_unfit_day(label: str, value: str) -> None:
    """Refuses what is not a day written YYYY-MM-DD.

    >>> refuse_unfit_day("La date de décision", "2026-11-03")
    """
    try:
        unfit = date.fromisoformat(value).isoformat() != value
    except ValueError:
        unfit = True
    if unfit:
        raise Refusal(
            f"{label} n’est pas une date : « {value} ».", "Écrivez l’année, le mois et le jour : 2026-11-03."
        )
