"""A certificate's number, its public code, and why one may be withdrawn.

The official format of the number is not public: its pattern is a dated, provisional parameter.
"""

import secrets
import unicodedata
from enum import StrEnum

from socle.core.errors import Refusal

# Crockford's alphabet: no letter that can be taken for a digit or another letter.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BITS, CODE_LENGTH, GROUP = 128, 26, 5
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


class RevocationReason(StrEnum):
    """Kept by the certifier, never shown in public. The official list is not public: this one is ours."""

    ERROR = "error"
    FRAUD = "fraud"
    SAME_PERSON = "same_person"
    COURT = "court"


REVOCATION_REASONS = {
    RevocationReason.ERROR: "Erreur dans le dossier ou dans la décision",
    RevocationReason.FRAUD: "Fraude établie",
    RevocationReason.SAME_PERSON: "La personne a déjà ce certificat",
    RevocationReason.COURT: "Décision de justice",
}


class ReplacementReason(StrEnum):
    """Why a certificate is issued again under other names: kept by the certifier, never shown in public."""

    USED_NAME = "used_name"
    CIVIL_STATUS = "civil_status"
    SPELLING = "spelling"


REPLACEMENT_REASONS = {
    ReplacementReason.USED_NAME: "Mariage, divorce ou autre nom d’usage",
    ReplacementReason.CIVIL_STATUS: "Changement de nom ou de prénom à l’état civil",
    ReplacementReason.SPELLING: "Faute dans le nom imprimé",
}
# Why a certificate stands no more, whether another one took its place or not.
ENDINGS = {code.value: label for code, label in (*REVOCATION_REASONS.items(), *REPLACEMENT_REASONS.items())}


def read_replacement_reason(said: str) -> ReplacementReason:
    if said not in list(ReplacementReason):
        labels = ", ".join(f"« {label} »" for label in REPLACEMENT_REASONS.values())
        raise Refusal("Un remplacement porte sa raison.", f"Choisissez parmi : {labels}.")
    return ReplacementReason(said)


def read_revocation_reason(said: str) -> RevocationReason:
    if said not in list(RevocationReason):
        labels = ", ".join(f"« {label} »" for label in REVOCATION_REASONS.values())
        raise Refusal("Un retrait porte sa raison.", f"Choisissez parmi : {labels}.")
    return RevocationReason(said)


def certificate_number(pattern: str, *, year: int, rank: int) -> str:
    """The readable number of the certificate of that rank in the year.

    >>> certificate_number("CLEA-{year}-{rank}", year=2026, rank=123)
    'CLEA-2026-000123'
    """
    return pattern.replace("{year}", str(year)).replace("{rank}", f"{rank:06d}")


def new_code() -> str:
    """128 random bits, as they are printed and typed."""
    return code_of(secrets.randbits(CODE_BITS))


def code_of(bits: int) -> str:
    letters = (ALPHABET[bits >> 5 * place & 31] for place in reversed(range(CODE_LENGTH)))
    return "".join(letters)


def typed_code(text: str) -> str:
    """The code as it was issued, however it was typed: case, spaces, hyphens, O for 0, I or L for 1.

    >>> typed_code(" olab-cdefg ")
    '01ABCDEFG'
    """
    plain = unicodedata.normalize("NFKC", text).upper().translate(MISREAD)
    return "".join(letter for letter in plain if letter in ALPHABET)


def grouped(code: str) -> str:
    """The code in groups of five, easy to read aloud and to type."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
