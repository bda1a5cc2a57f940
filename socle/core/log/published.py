"""What a published log proves, read from its tiles: a proof of a million leaves opens a handful of files."""

from collections.abc import Callable
from functools import cache

from socle.core.log.tiles import Read, nodes_in_tiles
from socle.core.log.tree import TreeHead, consistency_ranges, inclusion_ranges, range_hash


def published_root(read: Read, size: int) -> bytes:
    """The root of the tree of that size, from the tiles on its right edge."""
    return range_hash(nodes_in_tiles(read, size), (0, size))


def published_head(read: Read, size: int) -> TreeHead:
    return TreeHead(size, published_root(read, size))


def published_inclusion(read: Read, index: int, size: int) -> tuple[bytes, ...]:
    """The proof that leaf `index` is in the tree of that size, from the leaf up (RFC 9162, 2.1.3)."""
    return published_inclusions(read, size)(index)


def published_inclusions(read: Read, size: int) -> Callable[[int], tuple[bytes, ...]]:
    """Many such proofs in one tree: each tile is read once, each subtree hashed once."""
    node = cache(nodes_in_tiles(read, size))
    return lambda index: tuple(range_hash(node, part) for part in inclusion_ranges(index, size))


def published_consistency(read: Read, old: int, size: int) -> tuple[bytes, ...]:
    """The proof that the tree of that size begins with the tree of `old` leaves (RFC 9162, 2.1.4)."""
    node = nodes_in_tiles(read, size)
    return tuple(range_hash(node, part) for part in consistency_ranges(old, size))
