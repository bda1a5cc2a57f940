"""One spelling for the many ways a town or a country is written."""

import re
import unicodedata

_PLAIN = str.maketrans({"’": "'", "Œ": "OE", "œ": "oe", "Æ": "AE", "æ": "ae"})
_NOT_A_LETTER = re.compile(r"[^A-Z0-9]+")
_ARTICLE = re.compile(r"^(LE|LA|LES|L) (?=.)")
_CEDEX = re.compile(r" CEDEX( \d+)?$")
_DISTRICT = re.compile(r"\b0?(\d{1,2}) ?(ER|E|EME|ERE)?( ARRONDISSEMENT| ARRDT| ARR)?$")


def same_spelling(name: str) -> str:
    """Capitals without accents, hyphens, leading article or CEDEX; ST is SAINT.

    >>> same_spelling("L'Abergement-de-Varey"), same_spelling("St Étienne Cedex 2"), same_spelling("PARIS 01")
    ('ABERGEMENT DE VAREY', 'SAINT ETIENNE', 'PARIS 1')
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
        name = decomposed.encode("ascii", "ignore").decode()
    text = _ARTICLE.sub("", _NOT_A_LETTER.sub(" ", name.upper()).strip())
    if "ST" in text:
        words = {"ST": "SAINT", "STE": "SAINTE", "STS": "SAINTS", "STES": "SAINTES"}
        text = " ".join(words.get(word, word) for word in text.split(" "))
    if "CEDEX" in text:
        text = _CEDEX.sub("", text)
    return _DISTRICT.sub(r"\1", text) if any(map(str.isdigit, text)) else text
