"""The code of a candidate's access card: easy to read aloud, hard to guess, used with the birth date."""

import unicodedata

from socle.core.errors import Refusal

# No letter or digit that can be taken for another.
ALPHABET = "ABCDEFGHJKLMNPQRTUVWXY346789"
LENGTH = 10
FAILURES_PER_CODE, FAILURES_PER_ADDRESS, MINUTES = 5, 30, 15


def typed_code(text: str) -> str:
    """The code as it was printed, however it was typed.

    >>> typed_code(" abcde-fghjk ")
    'ABCDEFGHJK'
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in plain if letter in ALPHABET)


def grouped(code: str) -> str:
    """« ABCDE-FGHJK », as it is printed."""
    return f"{code[:5]}-{code[5:]}"


class TooManyTries(Refusal):
    """Whoever tries codes waits."""


def refuse_too_many_failures(by_code: int, by_address: int) -> None:
    """Refuse once too many openings failed in the last quarter of an hour."""
    if by_code >= FAILURES_PER_CODE or by_address >= FAILURES_PER_ADDRESS:
        raise TooManyTries(
            "Il y a eu trop d’essais.",
            f"Attendez {MINUTES} minutes, ou appelez la personne qui vous a donné la carte.",
        )
