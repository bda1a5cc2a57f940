"""What JSON can say and a signature cannot cover: each such place is refused by its name."""

import re
from collections.abc import Iterator
from typing import Any

from socle.core.errors import Refusal

# The only keywords read; the others (@index, @direction…) can change nothing that a signature covers.
KEYWORDS = frozenset(("@context", "@id", "@type", "@value", "@language"))

# As an address: dropped without a word, or the name of a node without one. Named so, nodes can be tied into
# knots that take years to canonicalise (RDFC-1.0, §7.1); without names they only make trees.
KEYWORD = re.compile(r"@[A-Za-z]+|_:.*", re.DOTALL)


class UnsignedWord(Refusal):
    """Part of a document means nothing to JSON-LD: a signature would not cover it."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(
            f"La signature ne peut pas couvrir : {', '.join(words)}.",
            "Retirez ces champs ou donnez-leur un contexte connu.",
        )
        self.words = words


def refuse_uncovered(document: dict[str, Any]) -> None:
    """Refuses the places of this JSON that RDF would drop or read otherwise, all of them at once."""
    unsigned = tuple(_unsigned_places(document, ""))
    if unsigned:
        raise UnsignedWord(unsigned)


def _unsigned_places(value: Any, path: str) -> Iterator[str]:
    """Where JSON and RDF part: addresses as words, keywords not read, null, empty lists and objects."""
    if value is None or value == [] or value == {}:
        yield f"{path} (vide)"
    elif isinstance(value, list):
        for rank, each in enumerate(value):
            yield from _unsigned_places(each, f"{path}[{rank}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            here = f"{path}.{key}" if path else key
            # A word written as an address says the same as a term, out of sight of whoever reads terms.
            if ":" in key or (key.startswith("@") and key not in KEYWORDS):
                yield here
            elif key != "@context":
                yield from _unsigned_places(each, here)


def refuse_dropped_addresses(document: Any, meant: Any) -> None:
    """Refuses, where an address is expected, a keyword or the name of a blank node; elsewhere it is a text.

    `meant` is the document with its contexts inlined.
    """
    suspects = list(_keyword_values(document, "", ""))
    addressed = _address_terms(meant) if suspects else frozenset()
    words = tuple(path for key, path in suspects if key in addressed)
    if words:
        raise UnsignedWord(words)


def _keyword_values(value: Any, key: str, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and KEYWORD.fullmatch(value):
        yield key, path
    elif isinstance(value, list):
        for rank, each in enumerate(value):
            yield from _keyword_values(each, key, f"{path}[{rank}]")
    elif isinstance(value, dict):
        for name, each in value.items():
            if name != "@context":
                yield from _keyword_values(each, name, f"{path}.{name}" if path else name)


def _address_terms(meant: Any) -> frozenset[str]:
    """The words whose value is an address in one of these contexts at least, at any depth."""
    found = {"id", "type", "@id", "@type"}
    places = [meant]
    while places:
        place = places.pop()
        if isinstance(place, dict):
            found |= {name for name, said in place.items() if isinstance(said, dict) and _is_address(said)}
        places += place.values() if isinstance(place, dict) else place if isinstance(place, list) else ()
    return frozenset(found)


def _is_address(definition: dict[str, Any]) -> bool:
    return definition.get("@type") in ("@id", "@vocab")
