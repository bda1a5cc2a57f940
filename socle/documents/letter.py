"""A letter for a person without e-mail; the address stands in the window of a French envelope."""

from dataclasses import dataclass
from datetime import date

from socle.documents.typesetting import Part, facts, typeset


@dataclass(frozen=True, slots=True)
class Letter:
    """`sender` and `recipient` are lines, the name first, six at most."""

    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str
    written_on: date
    subject: str
    paragraphs: tuple[str, ...]
    signatory: str
    signatory_role: str
    specimen: bool


def render_letter(letter: Letter) -> bytes:
    return typeset(letter_part(letter), title=letter.subject, day=letter.written_on)


def letter_part(letter: Letter) -> Part:
    return Part("letter", facts(letter))
