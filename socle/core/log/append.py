"""Putting entries at the end of the log: which files to write, from its right edge alone.

The files depend only on the published tree and the entries, so writing them twice changes nothing: after
a crash, the same call over what lies there gives the same log, without a duplicate or a gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from socle.core.errors import Refusal
from socle.core.log.entry import read_entry
from socle.core.log.published import published_root
from socle.core.log.tiles import (
    HEIGHT,
    WIDTH,
    Read,
    Tile,
    bundle_path,
    leaf_hashes,
    pack,
    read_bundle,
    read_row,
)
from socle.core.log.tree import TreeHead, perfect_root


@dataclass(frozen=True, slots=True)
class Append:
    """The new head, and the files to write (path → bytes) before any checkpoint says so."""

    head: TreeHead
    files: Mapping[str, bytes]


def append(read: Read, head: TreeHead, entries: Sequence[bytes]) -> Append:
    """Add entries after the tree of that head; refuse a log whose files are not those of its head.

    `head` is the last signed checkpoint: files beyond it (of an append cut short) are never read.
    """
    for entry in entries:
        read_entry(entry)
    _refuse_other_edge(read, head)
    bundles = _new_bundles(read, head.size, entries)
    tiles = _new_tiles(read, head.size, leaf_hashes(entries))
    size = head.size + len(entries)

    def read_over(path: str) -> bytes | None:
        return tiles.get(path) or read(path)

    return Append(TreeHead(size, published_root(read_over, size)), bundles | tiles)


def _refuse_other_edge(read: Read, head: TreeHead) -> None:
    """What the log has on its right edge must be what its checkpoint signed, entries included."""
    index, width = divmod(head.size, WIDTH)
    edge = leaf_hashes(read_bundle(read, index, width)) if width else []
    same_entries = not width or edge == read_row(read, Tile(0, index, width))
    if not same_entries or published_root(read, head.size) != head.root:
        raise Refusal(
            "Les fichiers du journal ne sont pas ceux de son dernier état signé.",
            "N’y ajoutez rien : reprenez-les d’une copie du journal.",
        )


def _new_bundles(read: Read, size: int, entries: Sequence[bytes]) -> dict[str, bytes]:
    first, width = divmod(size, WIDTH)
    if not entries:
        return {}
    edge = read_bundle(read, first, width) if width else []
    return {bundle_path(index, len(part)): pack(part) for index, part in _cut(first, [*edge, *entries])}


def _new_tiles(read: Read, size: int, hashes: list[bytes]) -> dict[str, bytes]:
    """The rows that the new leaf hashes complete or lengthen, level after level."""
    tiles: dict[str, bytes] = {}
    level = 0
    while hashes:
        first, width = divmod(size >> HEIGHT * level, WIDTH)
        edge = read_row(read, Tile(level, first, width)) if width else []
        rows = _cut(first, [*edge, *hashes])
        tiles |= {Tile(level, index, len(row)).path: b"".join(row) for index, row in rows}
        hashes = [perfect_root(row) for _, row in rows if len(row) == WIDTH]
        level += 1
    return tiles


def _cut(first: int, items: Sequence[bytes]) -> list[tuple[int, Sequence[bytes]]]:
    """Rows of 256, numbered from `first` on; the last one may be shorter."""
    return [(first + place // WIDTH, items[place : place + WIDTH]) for place in range(0, len(items), WIDTH)]
