"""The canonical form of documents that differ by a few values, compiled once.

A document is read as JSON-LD with a mark in the place of each value. Its lines are put in order once, for
each order that its blank nodes can take. What remains for each document is to hash the few lines about each
blank node, as RDFC-1.0 §4.6 does, and to fill one text. Where the order depends on more than that (two blank
nodes with one hash, two lines that only values tell apart), the document is canonicalised in full.
"""

import hashlib
import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from socle.core.credential.canonical import canonical_document, quads
from socle.core.credential.contexts import Contexts
from socle.core.credential.lines import MARK, Form, Line, OrderDependsOnValues, escape, in_order, mark
from socle.core.errors import Refusal

Build = Callable[[Mapping[str, str]], dict[str, Any]]
# The order of blank nodes in the canonical form: their ranks in the compiled document.
Order = tuple[str, ...]

# What a value may put into an address: nothing that could end it or be read as a part of its path.
IN_ADDRESS = (string.ascii_letters + string.digits + "+/=_-").encode()


class TemplateDisagrees(Exception):
    """What was compiled is not the canonical form: nothing may be signed with this template."""


class Template:
    """Fills the canonical form of `build(values)`; made by `compile_template`, or from another `without`."""

    def __init__(self, build: Build, contexts: Contexts, lines: tuple[Line, ...]) -> None:
        self.build, self.contexts, self.lines = build, contexts, lines
        self.in_addresses: frozenset[str] = frozenset()
        self.blanks = sorted({name for line in lines for name in line.names if name.isdecimal()})
        self._whole: Template = self
        self._absent: frozenset[str] = frozenset()
        self._forms: dict[Order, Form] = {}
        self._in_order: dict[Order, tuple[Line, ...]] = {}
        self._degrees: dict[str, Form] = {}

    def canonical(self, values: Mapping[str, str]) -> bytes:
        """The canonical N-Quads in UTF-8; Refusal when a value cannot stand in an address."""
        escaped = self.escaped(values)
        form = self._form_for(escaped)
        return form.fill(escaped) if form else self.canonical_in_full(values)

    def sha256(self, values: Mapping[str, str], escaped: Mapping[str, bytes]) -> bytes:
        """The SHA-256 of the canonical form of these values; `escaped` is what `escaped` makes of them."""
        form = self._form_for(escaped)
        return form.sha256(escaped) if form else hashlib.sha256(self.canonical_in_full(values)).digest()

    def escaped(self, values: Mapping[str, str]) -> dict[str, bytes]:
        """The values in UTF-8 as N-Quads writes them; Refusal when one cannot stand in an address."""
        self._refuse_unfit_addresses(values)
        return {
            name: (value if name in self.in_addresses else escape(value)).encode()
            for name, value in values.items()
        }

    def canonical_in_full(self, values: Mapping[str, str]) -> bytes:
        return canonical_document(self.build(values), self.contexts).encode()

    def check(self, values: Mapping[str, str]) -> None:
        """TemplateDisagrees unless the compiled form is the canonical one for these values."""
        if self.canonical(values) != self.canonical_in_full(values):
            raise TemplateDisagrees(f"les lignes compilées diffèrent pour {sorted(values)}")

    def without(self, absent: frozenset[str], build: Build) -> "Template":
        """The template of a document that lacks these addresses and every line about them.

        The blank nodes must keep their lines (ValueError otherwise), so that nothing else changes.
        """
        gone = [line for line in self.lines if line.terms & absent]
        if any(name.isdecimal() for line in gone for name in line.names):
            raise ValueError("a blank node would lose a line")
        kept = tuple(line for line in self.lines if not line.terms & absent)
        smaller = Template(build, self.contexts, kept)
        smaller.in_addresses, smaller._degrees = self.in_addresses, self._degrees
        smaller._whole, smaller._absent = self._whole, self._absent | absent
        return smaller

    def _form_for(self, escaped: Mapping[str, bytes]) -> Form | None:
        """The form to fill, None when the order of its lines depends on more than these values."""
        try:
            order = self._order(escaped)
            return self._forms.get(order) or self._form(order)
        except OrderDependsOnValues:
            return None

    def _order(self, filled: Mapping[str, bytes]) -> Order:
        """Blank nodes sorted by the hash of their lines (RDFC-1.0 §4.4, steps 3 and 4)."""
        if len(self.blanks) < 2:
            return tuple(self.blanks)
        hashes = {hashlib.sha256(self._degree(name).fill(filled)).digest(): name for name in self.blanks}
        if len(hashes) < len(self.blanks):
            raise OrderDependsOnValues
        return tuple([hashes[each] for each in sorted(hashes)])

    def _degree(self, name: str) -> Form:
        """The lines about one blank node, it named a and every other z (RDFC-1.0 §4.6)."""
        if name not in self._degrees:
            labels = dict.fromkeys(self.blanks, "_:z") | {name: "_:a"}
            about = [line.named(labels) for line in self.lines if name in line.names]
            self._degrees[name] = Form(in_order(about))
        return self._degrees[name]

    def _form(self, order: Order) -> Form:
        lines = [line for line in self._whole._lines(order) if not line.terms & self._absent]
        self._forms[order] = Form(lines)
        return self._forms[order]

    def _lines(self, order: Order) -> tuple[Line, ...]:
        if order not in self._in_order:
            labels = {name: f"_:c14n{rank}" for rank, name in enumerate(order)}
            self._in_order[order] = in_order(line.named(labels) for line in self.lines)
        return self._in_order[order]

    def _refuse_unfit_addresses(self, values: Mapping[str, str]) -> None:
        # All at once, then one by one to name the wrong one: nearly none ever is.
        if not _unfit("".join([values[name] for name in self.in_addresses])):
            return
        name = next(name for name in sorted(self.in_addresses) if _unfit(values[name]))
        raise Refusal(
            f"La valeur « {values[name]} » ({name}) ne peut pas figurer dans une adresse.",
            "N’employez que des lettres sans accent, des chiffres et des tirets.",
        )


def _unfit(value: str) -> bool:
    return bool(value.encode().translate(None, IN_ADDRESS))


def compile_template(build: Build, sample: Mapping[str, str], contexts: Contexts) -> Template:
    """The template of `build`, checked with `sample`, which names every value it takes.

    UnknownContext, UnsignedWord or Refusal when the document cannot be signed; TemplateDisagrees.
    """
    found = quads(build({name: mark(name) for name in sample}), contexts)
    template = Template(build, contexts, tuple(_lines(found)))
    template.in_addresses = frozenset(
        name for quad in found for address in _addresses(quad) for name in MARK.findall(address)
    )
    template.check(sample)
    return template


def _lines(found: Iterable[ox.Quad]) -> Iterator[Line]:
    ranks: dict[str, str] = {}
    for quad in found:
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            raise ValueError("a document with several graphs is not compiled")
        subject, predicate, value = (_term(term, ranks) for term in quad.triple)
        yield Line.cut(f"{subject} {predicate} {value} .\n", frozenset(_addresses(quad)))


def _term(term: Any, ranks: dict[str, str]) -> str:
    if isinstance(term, ox.BlankNode):
        return mark(ranks.setdefault(term.value, str(len(ranks))))
    return str(term)


def _addresses(quad: ox.Quad) -> Iterator[str]:
    for term in (quad.subject, quad.object):
        if isinstance(term, ox.NamedNode):
            yield term.value
