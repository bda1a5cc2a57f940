"""A person's civil status, how people are sorted, and what makes two of them possibly the same.

Sources: design §4 rules 9 and 11; INSEE's civil status (birth names, place at the day of birth).
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MARKS = str.maketrans({"Œ": "oe", "œ": "oe", "Æ": "ae", "æ": "ae"})
SILENT = str.maketrans("", "", " -'’")
OLDEST, YOUNGEST = 110, 15


class Civility(StrEnum):
    MR = "M"
    MRS = "MME"


@dataclass(frozen=True, slots=True)
class CivilStatus:
    """`birth_place` is an INSEE code: a commune's, or 99xxx for a country."""

    civility: Civility
    birth_name: str
    first_name: str
    birth_date: date
    birth_place: str
    birth_place_name: str
    used_name: str = ""

    @property
    def identity_key(self) -> str:
        return identity_key(self.birth_name, self.first_name, self.birth_date.isoformat())


def plain(text: str) -> str:
    """Without accents, casefolded: what people are sorted and searched by, whatever the database's collation.

    >>> plain("Élodie LEFÈVRE-Œillet")
    'elodie lefevre-oeillet'
    """
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return letters.translate(MARKS).casefold()


def sort_name(birth_name: str, first_name: str) -> str:
    return f"{plain(birth_name)} {plain(first_name)}"


def same_spelling(text: str) -> str:
    """Case, accents, hyphens and spaces do not make another person."""
    return plain(text).translate(SILENT)


def identity_key(birth_name: str, first_name: str, birth_date: str) -> str:
    """Two people who share it may be the same; a person decides. The birth place is compared beside it."""
    return f"{same_spelling(birth_name)}|{same_spelling(first_name)}|{birth_date}"


def wrong_in(status: CivilStatus, *, on: date) -> tuple[str, ...]:
    """What cannot be true in a civil status on that day."""
    wrong = []
    if not status.birth_name.strip():
        wrong.append("le nom de naissance est vide")
    if not status.first_name.strip():
        wrong.append("le prénom est vide")
    if status.birth_date > on:
        wrong.append("la date de naissance est dans le futur")
    elif not YOUNGEST <= on.year - status.birth_date.year <= OLDEST:
        wrong.append("la date de naissance donne un âge qui n’est pas celui d’un adulte")
    return tuple(wrong)
