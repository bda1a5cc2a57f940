"""Which texts may be kept about people and signed: one that two machines could read differently never is.

A name pasted from a spreadsheet can hold a character nobody sees: signatures over it then agree for some
verifiers only, and a text that reverses its direction can show a name that is not the one signed.
"""

import re
import unicodedata

# A code as an address holds it: ASCII letters and digits, dots and hyphens between them.
CODE = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
# Cc control, Cs half of a character, Co private use, Zl and Zp line and paragraph separators.
REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
# Characters that turn the reading direction of what follows (Unicode TR 9), and the marks of a file's start.
REFUSED_CHARACTERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def is_refused(letter: str) -> bool:
    if unicodedata.category(letter) in REFUSED_CATEGORIES or letter in REFUSED_CHARACTERS:
        return True
    # The 66 noncharacters, which no text may exchange.
    return 0xFDD0 <= ord(letter) <= 0xFDEF or ord(letter) & 0xFFFE == 0xFFFE


def unseen_in(text: str) -> str:
    """The first character that no text may hold, by its number; empty when there is none.

    >>> unseen_in("Ali\\u202ece")
    'U+202E'
    """
    # Python's printable characters hold none of what is refused: most texts need no closer look.
    if text.isprintable():
        return ""
    return next((f"U+{ord(letter):04X}" for letter in text if is_refused(letter)), "")


def is_composed(text: str) -> bool:
    """Whether accents are written with their letters (Unicode normal form C)."""
    return unicodedata.is_normalized("NFC", text)


def as_kept(text: str) -> str:
    """A text as it is kept: accents with their letters, no space around.

    >>> as_kept(" Zoe\\u0301 ") == "Zoé"
    True
    """
    return unicodedata.normalize("NFC", text.strip())


def as_sentence(text: str) -> str:
    """A reason written as the rest of a line, as a page says it.

    >>> as_sentence("mettez le code INSEE"), as_sentence("Vérifiez-le.")
    ('Mettez le code INSEE.', 'Vérifiez-le.')
    """
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
