"""The Merkle tree of the log: hashes, roots and proofs. Source: RFC 9162, section 2.1.

A proof is a list of ranges of leaves; whoever can hash a range (from leaves at hand, from stored tiles)
can make it. Every hash is 32 bytes of SHA-256.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

Node = Callable[[int, int], bytes]
"""The hash of a whole subtree: `(level, index)` covers the 2**level leaves from index * 2**level on."""
Range = tuple[int, int]
"""Leaves from the first number up to, not including, the second."""


@dataclass(frozen=True, slots=True)
class TreeHead:
    """How many leaves the tree has, and the hash that stands for them all."""

    size: int
    root: bytes


EMPTY = TreeHead(0, EMPTY_ROOT)


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def largest_power_below(size: int) -> int:
    """The largest power of two strictly smaller than `size` (at least 2): where RFC 9162 splits a tree."""
    return 1 << (size - 1).bit_length() - 1


def perfect_root(hashes: Sequence[bytes]) -> bytes:
    """The hash over 2**n hashes, n ≥ 0."""
    while len(hashes) > 1:
        pairs = range(0, len(hashes), 2)
        hashes = [node_hash(hashes[place], hashes[place + 1]) for place in pairs]
    return hashes[0]


def nodes_at_hand(leaves: Sequence[bytes]) -> Node:
    """Subtree hashes of leaf hashes held in memory."""

    def node(level: int, index: int) -> bytes:
        return perfect_root(leaves[index << level : index + 1 << level])

    return node


def range_hash(node: Node, leaves: Range) -> bytes:
    """The Merkle tree hash of a range that starts where a subtree starts."""
    start, end = leaves
    subtrees = []
    while start < end:
        level = (end - start).bit_length() - 1
        subtrees.append(node(level, start >> level))
        start += 1 << level
    return reduce(lambda right, left: node_hash(left, right), reversed(subtrees)) if subtrees else EMPTY_ROOT


def inclusion_ranges(index: int, size: int) -> tuple[Range, ...]:
    """What is hashed beside leaf `index` on its way to the root, from the leaf up."""
    if not 0 <= index < size:
        raise IndexError(f"leaf {index} of a tree of {size}")
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + largest_power_below(end - start)
        if index < middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    return tuple(reversed(path))


def consistency_ranges(old: int, size: int) -> tuple[Range, ...]:
    """What proves that the tree of `size` leaves begins with the tree of its `old` first ones."""
    if not 0 <= old <= size:
        raise IndexError(f"tree of {old} in a tree of {size}")
    if old in (0, size):
        return ()
    start, end, path = 0, size, []
    while old < end:
        middle = start + largest_power_below(end - start)
        if old <= middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    # Whoever checks already knows the old tree when it is one whole subtree.
    own = ((start, end),) if start else ()
    return (*own, *reversed(path))


def tree_root(leaves: Sequence[bytes]) -> bytes:
    return range_hash(nodes_at_hand(leaves), (0, len(leaves)))


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    node = nodes_at_hand(leaves)
    return tuple(range_hash(node, part) for part in inclusion_ranges(index, len(leaves)))


def consistency_proof(leaves: Sequence[bytes], old: int) -> tuple[bytes, ...]:
    node = nodes_at_hand(leaves)
    return tuple(range_hash(node, part) for part in consistency_ranges(old, len(leaves)))
