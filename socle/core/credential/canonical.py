"""Canonical N-Quads (RDFC-1.0, W3C Recommendation of 21 May 2024) of a JSON-LD document, in safe mode.

JSON-LD silently drops what it does not understand: a signature would not cover it. Here every word without
a meaning is found and refused by its name.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from socle.core.credential.contexts import Contexts, inline
from socle.core.credential.uncovered import UnsignedWord, refuse_dropped_addresses, refuse_uncovered
from socle.core.errors import Refusal

# Where words and relative addresses go when no context gives them a meaning.
UNKNOWN_WORD = "urn:x-socle-unknown-word:"
UNKNOWN_BASE = "urn-x-socle-relative://unknown/"
UNKNOWN = re.compile(re.escape(UNKNOWN_WORD) + r"([^>\s]*)|" + re.escape(UNKNOWN_BASE) + r"([^>\s]*)")
# Twelve nodes that resemble each other take at most some hundredths of a second, in whatever tree.
MOST_ALIKE = 12


def canonical_document(document: dict[str, Any], contexts: Contexts) -> str:
    """The document's canonical N-Quads; UnknownContext, UnsignedWord, or Refusal when it is no JSON-LD."""
    return canonical_dataset(quads(document, contexts))


def quads(document: dict[str, Any], contexts: Contexts) -> list[ox.Quad]:
    """The RDF quads of a JSON-LD document, every context inlined and every unknown word refused."""
    refuse_uncovered(document)
    meant = inline(document, contexts)
    refuse_dropped_addresses(document, meant)
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
    """The canonical N-Quads of these quads by RDFC-1.0 with SHA-256, one line each, sorted by code point.

    Refusal when too many nodes without a name resemble each other: telling them apart could take years.
    """
    if len(alike(found)) > MOST_ALIKE:
        raise Refusal("Ce document est trop enchevêtré pour être vérifié.", "Demandez-le à son émetteur.")
    dataset = ox.Dataset(found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(lines(dataset)))


def alike(found: Iterable[ox.Quad]) -> list[str]:
    """The blank nodes that their own quads do not tell from another one (RDFC-1.0, §4.6)."""
    about: dict[str, list[str]] = {}
    for quad in found:
        terms = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        for own in {term.value for term in terms if isinstance(term, ox.BlankNode)}:
            about.setdefault(own, []).append(" ".join(_seen_from(own, term) for term in terms))
    seen = Counter(tuple(sorted(each)) for each in about.values())
    return [own for own, each in about.items() if seen[tuple(sorted(each))] > 1]


def _seen_from(own: str, term: Any) -> str:
    if isinstance(term, ox.BlankNode):
        return "_:a" if term.value == own else "_:z"
    return str(term)


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


_json = json.JSONEncoder(ensure_ascii=False).encode
