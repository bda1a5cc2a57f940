"""Lines of N-Quads that wait for values, put in order before the values are known."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, cmp_to_key

MARK = re.compile(r"XVARIABLE([a-z0-9_]+)XEND")
ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)}
ESCAPES |= {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 0x22: '\\"', 0x5C: "\\\\"}


# Bytes from which a run of lines without values is hashed where it lies instead of being copied.
LONG = 2048


class OrderDependsOnValues(Exception):
    """Two lines, or two blank nodes, cannot be put in order without looking at more than this."""


def mark(name: str) -> str:
    """What stands for the value of this name while a document is compiled."""
    return f"XVARIABLE{name}XEND"


def escape(value: str) -> str:
    r"""The value as a canonical N-Quads literal writes it (RDFC-1.0, appendix A).

    >>> print(escape('dit "Zoé"'))
    dit \"Zoé\"
    """
    if value.isprintable() and '"' not in value and "\\" not in value:
        return value
    return value.translate(ESCAPES)


@dataclass(frozen=True)
class Line:
    """Fixed texts (even places) and names of values (odd); a blank node's name is its rank.

    `terms` are the addresses of its subject and object.
    """

    parts: tuple[str, ...]
    terms: frozenset[str]

    @classmethod
    def cut(cls, text: str, terms: frozenset[str] = frozenset()) -> "Line":
        return cls(tuple(MARK.split(text)), terms)

    @property
    def names(self) -> tuple[str, ...]:
        return self.parts[1::2]

    @cached_property
    def form(self) -> bytes:
        """The line as a text to fill, in UTF-8."""
        parts = ("%b" if place % 2 else part.replace("%", "%%") for place, part in enumerate(self.parts))
        return "".join(parts).encode()

    def named(self, labels: Mapping[str, str]) -> "Line":
        """The same line, with the label of each blank node that has one."""
        text = "".join(
            labels.get(part, mark(part)) if place % 2 else part for place, part in enumerate(self.parts)
        )
        return Line.cut(text, self.terms)


def compare(one: Line, other: Line) -> int:
    """Which line comes first by code point, whatever the values; OrderDependsOnValues when they decide."""
    for place, (left, right) in enumerate(zip(one.parts, other.parts, strict=False)):
        if left == right:
            continue
        # A fixed text that starts the other goes on with a value: only that value could tell them apart.
        if place % 2 or left.startswith(right) or right.startswith(left):
            break
        return -1 if left < right else 1
    raise OrderDependsOnValues


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=cmp_to_key(compare)))


class Form:
    """Lines as one text to fill, cut where many bytes need nothing filled in."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.pieces: list[Piece] = []
        start = 0
        for place in range(1, len(lines)):
            if bool(lines[place].names) != bool(lines[place - 1].names):
                self._add(lines[start:place])
                start = place
        self._add(lines[start:])

    def _add(self, lines: Sequence[Line]) -> None:
        piece = Piece(lines)
        # Short runs are filled together with their neighbours.
        if self.pieces and (len(piece.text) < LONG or piece.names) and not self.pieces[-1].is_long:
            piece = Piece((*self.pieces.pop().lines, *lines))
        self.pieces.append(piece)

    def fill(self, values: Mapping[str, bytes]) -> bytes:
        """The text with these values, already escaped and in UTF-8."""
        return b"".join([piece.fill(values) for piece in self.pieces])

    def sha256(self, values: Mapping[str, bytes]) -> bytes:
        """The SHA-256 of the text with these values, without writing it."""
        digest = hashlib.sha256()
        for piece in self.pieces:
            digest.update(piece.fill(values))
        return digest.digest()


class Piece:
    """A few lines of a form."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.text = b"".join([line.form for line in lines])
        self.names = tuple(name for line in lines for name in line.names)
        self._fixed = b"" if self.names else self.text % ()

    @property
    def is_long(self) -> bool:
        return not self.names and len(self.text) >= LONG

    def fill(self, values: Mapping[str, bytes]) -> bytes:
        return self._fixed or self.text % tuple([values[name] for name in self.names])
