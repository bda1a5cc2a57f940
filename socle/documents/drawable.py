"""A name in any script is set, never refused: a letter that no font of ours draws becomes « � »."""

import re
from functools import lru_cache
from unicodedata import normalize

import typst

from socle.documents.press import FONTS, STANDARDS

# Latin letters, with their accents and the punctuation of French: our fonts have them all.
LATIN = re.compile(
    r"[ -~\u00a0-\u024f\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2022\u2026\u202f\u20ac\u2212\u2264\u2265]*"
)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MISSING = "\ufffd"
PROBE = b"""
#set document(title: "probe", date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "fr")
#for font in ("Atkinson Hyperlegible Next", "Libertinus Serif") {
  set text(font: font)
  par(sys.inputs.text)
  strong(sys.inputs.text)
}
"""


def drawable(text: str) -> str:
    """The text as it can be printed.

    >>> drawable("Nguyễn Thị Ánh"), drawable("王 Ming")
    ('Nguyễn Thị Ánh', '� Ming')
    """
    text = CONTROL.sub(" ", normalize("NFC", text))
    if LATIN.fullmatch(text) or is_drawn(text):
        return text
    letters = "".join(letter if is_drawn(letter) else MISSING for letter in text)
    # Letters that are drawn alone but not together, such as an accent on another script's letter.
    return letters if is_drawn(letters) else "".join(c if LATIN.fullmatch(c) else MISSING for c in text)


@lru_cache(maxsize=4096)
def is_drawn(text: str) -> bool:
    """Whether Typst can set it under our standards; Typst alone knows all its fonts."""
    try:
        typst.compile(
            PROBE,
            font_paths=FONTS,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"text": text},
            pdf_standards=STANDARDS,
        )
    except (typst.TypstError, UnicodeEncodeError):
        return False
    return True
