"""The tree as static files: rows of 256 hashes, and bundles of 256 entries. Source: C2SP tlog-tiles.

Paths are relative to the folder or address of the log. Tiles at level 0 hold leaf hashes; a hash at the
level above stands for a full tile.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from socle.core.errors import UnreadableInput
from socle.core.log.tree import HASH_BYTES, Node, leaf_hash, perfect_root

HEIGHT = 8
WIDTH = 1 << HEIGHT

Read = Callable[[str], bytes | None]
"""The bytes of a file of the log, None when there is none."""

REMEDY = "Reprenez ce fichier d’une copie du journal, ou publiez le journal de nouveau."


@dataclass(frozen=True, slots=True)
class Tile:
    """The `index`-th row of hashes at a level, of which `width` (1 to 256) are known."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        return f"tile/{self.level}/{numbered(self.index, self.width)}"


def bundle_path(index: int, width: int = WIDTH) -> str:
    return f"tile/entries/{numbered(index, width)}"


def numbered(index: int, width: int) -> str:
    """The end of a path.

    >>> numbered(1234067, 256), numbered(67, 5)
    ('x001/x234/067', '067.p/5')
    """
    groups = [index % 1000]
    while index := index // 1000:
        groups.append(index % 1000)
    first, *rest = groups
    path = "/".join([*(f"x{group:03}" for group in reversed(rest)), f"{first:03}"])
    return path if width == WIDTH else f"{path}.p/{width}"


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile of a tree of that size, full and partial, from level 0 up."""
    level = 0
    while count := size >> HEIGHT * level:
        yield from (Tile(level, index) for index in range(count // WIDTH))
        if count % WIDTH:
            yield Tile(level, count // WIDTH, count % WIDTH)
        level += 1


def read_row(read: Read, tile: Tile) -> list[bytes]:
    """The hashes of a tile; a partial one may have been replaced by the full one that begins with it."""
    content = read(tile.path)
    if content is None and tile.width < WIDTH:
        content = _beginning(read(Tile(tile.level, tile.index).path), tile.width * HASH_BYTES)
    if content is None:
        raise UnreadableInput(f"{tile.path} : ce fichier du journal manque", remedy=REMEDY)
    if len(content) != tile.width * HASH_BYTES:
        raise UnreadableInput(
            f"{tile.path} : {len(content)} octets au lieu de {tile.width * HASH_BYTES}", remedy=REMEDY
        )
    return [content[place : place + HASH_BYTES] for place in range(0, len(content), HASH_BYTES)]


def _beginning(content: bytes | None, length: int) -> bytes | None:
    return None if content is None or len(content) != WIDTH * HASH_BYTES else content[:length]


def pack(entries: Sequence[bytes]) -> bytes:
    """An entry bundle: each entry after its length (two bytes, the larger first)."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def unpack(bundle: bytes, path: str) -> list[bytes]:
    """The entries of a bundle; one cut short is refused."""
    entries, place = [], 0
    while place < len(bundle):
        start = place + 2
        place = start + int.from_bytes(bundle[place:start], "big")
        entries.append(bundle[start:place])
    if place != len(bundle):
        raise UnreadableInput(f"{path} : la dernière empreinte est coupée", remedy=REMEDY)
    return entries


def read_bundle(read: Read, index: int, width: int) -> list[bytes]:
    """The first `width` entries of a bundle, from the partial one or the full one that replaced it."""
    path = bundle_path(index, width)
    content = read(path)
    if content is None and width < WIDTH:
        path = bundle_path(index)
        content = read(path)
    if content is None:
        raise UnreadableInput(f"{bundle_path(index, width)} : ce fichier du journal manque", remedy=REMEDY)
    entries = unpack(content, path)
    if len(entries) != (WIDTH if path == bundle_path(index) else width):
        raise UnreadableInput(f"{path} : {len(entries)} empreintes au lieu de {width}", remedy=REMEDY)
    return entries[:width]


def nodes_in_tiles(read: Read, size: int) -> Node:
    """Subtree hashes of a published tree of that size; each tile is read once."""
    rows: dict[tuple[int, int], list[bytes]] = {}

    def node(level: int, index: int) -> bytes:
        row, height = divmod(level, HEIGHT)
        number, place = divmod(index << height, WIDTH)
        if (row, number) not in rows:
            known = (size >> HEIGHT * row) - number * WIDTH
            rows[row, number] = read_row(read, Tile(row, number, min(known, WIDTH)))
        return perfect_root(rows[row, number][place : place + (1 << height)])

    return node


def leaf_hashes(entries: Sequence[bytes]) -> list[bytes]:
    return [leaf_hash(entry) for entry in entries]
