"""Canonical N-Quads (RDFC-1.0, W3C Recommendation of 21 May 2024) of a JSON-LD document, in safe mode.

JSON-LD silently drops what it does not understand: a signature would not cover it. Here every word without
a meaning is found and refused by its name.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from socle.core.credential.contexts import Contexts, inline
from socle.core.errors import Refusal

# Where words and relative addresses go when no context gives them a meaning.
UNKNOWN_WORD = "urn:x-socle-unknown-word:"
UNKNOWN_BASE = "urn-x-socle-relative://unknown/"
UNKNOWN = re.compile(re.escape(UNKNOWN_WORD) + r"([^>\s]*)|" + re.escape(UNKNOWN_BASE) + r"([^>\s]*)")
# The only keywords read; the others (@index, @direction…) can change nothing that a signature covers.
KEYWORDS = frozenset(("@context", "@id", "@type", "@value", "@language"))


class UnsignedWord(Refusal):
    """Part of a document means nothing to JSON-LD: a signature would not cover it."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(
            f"La signature ne peut pas couvrir : {', '.join(words)}.",
            "Retirez ces champs ou donnez-leur un contexte connu.",
        )
        self.words = words


def canonical_document(document: dict[str, Any], contexts: Contexts) -> str:
    """The document's canonical N-Quads; UnknownContext, UnsignedWord, or Refusal when it is no JSON-LD."""
    return canonical_dataset(quads(document, contexts))


def quads(document: dict[str, Any], contexts: Contexts) -> list[ox.Quad]:
    """The RDF quads of a JSON-LD document, every context inlined and every unknown word refused."""
    unsigned = tuple(_unsigned_places(document, ""))
    if unsigned:
        raise UnsignedWord(unsigned)
    meant = inline(document, contexts)
    meant["@context"] = [{"@vocab": UNKNOWN_WORD}, *meant.get("@context", [])]
    try:
        parsed = ox.parse(_json(meant).encode(), format=ox.RdfFormat.JSON_LD, base_iri=UNKNOWN_BASE)
        found = [quad for quad in parsed if isinstance(quad, ox.Quad)]
    except (SyntaxError, ValueError) as error:
        raise Refusal(
            f"Ce document n’est pas du JSON-LD lisible : {error}.", "Demandez-le de nouveau à son émetteur."
        ) from error
    _refuse_unknown_words(found)
    return found


def canonical_dataset(found: list[ox.Quad]) -> str:
    """The canonical N-Quads of these quads by RDFC-1.0 with SHA-256, one line each, sorted by code point."""
    dataset = ox.Dataset(found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(lines(dataset)))


def lines(found: Iterable[ox.Quad]) -> list[str]:
    """The N-Quads line of each quad with the canonical escapes, its line feed included."""
    text = (ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b"").decode()
    return [f"{line}\n" for line in text.split("\n") if line]


def _refuse_unknown_words(found: Iterable[ox.Quad]) -> None:
    words = {
        (match[1] or match[2] or "(adresse vide)") for quad in found for match in UNKNOWN.finditer(str(quad))
    }
    if words:
        raise UnsignedWord(tuple(sorted(words)))


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


_json = json.JSONEncoder(ensure_ascii=False).encode
