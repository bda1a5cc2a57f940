"""Texts and days that a credential refuses; which characters no text may hold is said in `core/text.py`."""

from datetime import date

from socle.core.errors import Refusal
from socle.core.text import is_composed, unseen_in


def refuse_unfit_text(label: str, value: str) -> None:
    """Refuses a text that is not in normal form C or that holds a character nobody can see."""
    if unseen := unseen_in(value):
        raise Refusal(
            f"{label} contient un caractère invisible ({unseen}).",
            "Retapez ce texte au clavier au lieu de le copier.",
        )
    if not is_composed(value):
        raise Refusal(
            f"{label} est écrit avec des accents séparés de leurs lettres.",
            "Retapez ce texte au clavier, ou enregistrez-le en forme normale C (NFC).",
        )


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
