"""A name as the schema holds it: never cut, and in the letters of French civil status.

Latin letters stay as they are, accents included. Other scripts are transliterated, and the doubt that says so
keeps what was given.
"""

import re
import unicodedata
from dataclasses import dataclass

from anyascii import anyascii

from socle.core.exchange.cdc.objection import Doubt, Objection, Rejection

LONGEST = 60
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff '\u2019.\-]+")
_SPELT_IN_FRANCE = "Vérifiez sur la pièce d’identité la forme écrite en lettres latines."


@dataclass(frozen=True, slots=True)
class Name:
    """`written` goes into the file; empty when there is an objection."""

    written: str
    objection: Objection | None = None
    doubt: Doubt | None = None


def written_name(element: str, given: str) -> Name:
    """The name as it is declared.

    >>> written_name("prenom1", "Zoé").written, written_name("prenom1", "Мария").written
    ('Zoé', 'Mariya')
    """
    text = unicodedata.normalize("NFC", " ".join(given.split()))
    if _LATIN.fullmatch(text) is None:
        return _unusual(element, given, text)
    return Name(text) if len(text) <= LONGEST else Name("", too_long(element, text, LONGEST))


def too_long(element: str, text: str, longest: int) -> Objection:
    reason = f"« {text} » a {len(text)} caractères, le schéma en permet {longest}"
    remedy = "demandez à la Caisse des Dépôts comment l’écrire : rien n’est coupé"
    return Objection(element, reason, remedy)


def _unusual(element: str, given: str, text: str) -> Name:
    unknown = [letter for letter in text if unicodedata.category(letter)[0] not in "LMNPZ"]
    if unknown:
        shown = f"U+{ord(unknown[0]):04X}"
        return Name("", Objection(element, f"le caractère {shown} n’est pas d’un nom", "retapez la cellule"))
    written = "".join(_latin(letter) for letter in text).strip()
    if not written:
        return Name("", Objection(element, f"« {text} » ne s’écrit pas en lettres latines", "écrivez-le"))
    if len(written) > LONGEST:
        return Name("", too_long(element, written, LONGEST))
    return Name(written, doubt=_doubt(element, given, text, written))


def _latin(letter: str) -> str:
    if _LATIN.fullmatch(letter) or unicodedata.category(letter)[0] in "NPZ":
        return letter
    return anyascii(letter)


def _doubt(element: str, given: str, text: str, written: str) -> Doubt:
    if written != text:
        reason = f"« {text} » est écrit « {written} »"
        return Doubt(element, Rejection.NOBODY, reason, _SPELT_IN_FRANCE, given, written)
    reason = f"« {text} » porte un chiffre ou un signe qui n’est pas d’un nom"
    return Doubt(element, Rejection.NOBODY, reason, "Recopiez le nom de la pièce d’identité.", given, written)
