"""A person's civil status, how people are sorted, and what makes two of them possibly the same.

Sources: design §4 rules 9 and 11; INSEE's civil status (birth names, place at the day of birth).
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from socle.core.text import as_kept, unseen_in

MARKS = str.maketrans({"Œ": "oe", "œ": "oe", "Æ": "ae", "æ": "ae"})
SILENT = str.maketrans("", "", " -'’")
OLDEST, YOUNGEST = 110, 15
LONGEST_NAME = 100


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


@dataclass(frozen=True, slots=True)
class Names:
    """A person's names as the civil status writes them; `used_name` is empty when there is none."""

    birth_name: str
    first_name: str
    used_name: str = ""

    def as_kept(self) -> "Names":
        """Accents with their letters, no space around: as they are kept, printed and signed."""
        return Names(as_kept(self.birth_name), as_kept(self.first_name), as_kept(self.used_name))


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
    """What cannot be true in a civil status on that day, or could never be signed."""
    wrong = list(wrong_in_names(Names(status.birth_name, status.first_name, status.used_name)))
    wrong += _wrong_in_text("la ville de naissance", status.birth_place_name)
    if status.birth_date > on:
        wrong.append("la date de naissance est dans le futur")
    elif not YOUNGEST <= on.year - status.birth_date.year <= OLDEST:
        wrong.append("la date de naissance donne un âge qui n’est pas celui d’un adulte")
    return tuple(wrong)


def wrong_in_names(names: Names) -> tuple[str, ...]:
    wrong = []
    if not names.birth_name.strip():
        wrong.append("le nom de naissance est vide")
    if not names.first_name.strip():
        wrong.append("le prénom est vide")
    wrong += _wrong_in_text("le nom de naissance", names.birth_name)
    wrong += _wrong_in_text("le nom d’usage", names.used_name)
    wrong += _wrong_in_text("le prénom", names.first_name)
    return tuple(wrong)


def wrong_in_other_first_names(second: str, third: str) -> tuple[str, ...]:
    """The other first names of the identity document; both may be empty."""
    return (
        *_wrong_in_text("le deuxième prénom", second),
        *_wrong_in_text("le troisième prénom", third),
    )


def _wrong_in_text(label: str, text: str) -> list[str]:
    wrong = []
    if unseen := unseen_in(text):
        wrong.append(f"{label} contient un caractère invisible ({unseen}), retapez-le au clavier")
    if (length := kept_length(text)) > LONGEST_NAME:
        wrong.append(f"{label} a {length} caractères, pour {LONGEST_NAME} au plus")
    return wrong


def kept_length(text: str) -> int:
    """How long a text is once it is kept and sorted: a rare letter may stand for several.

    >>> kept_length("Ĳsbrand")
    8
    """
    return len(text) if text.isascii() else max(len(as_kept(text)), len(plain(text)))
