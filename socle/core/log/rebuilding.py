"""The tree made again from its entries, one after the other, without keeping them."""

from collections.abc import Iterator

from socle.core.log.published import published_head
from socle.core.log.tiles import WIDTH, Tile
from socle.core.log.tree import TreeHead, leaf_hash, perfect_root


class Rebuilding:
    """Holds the row that is being filled at each level, and nothing to the left of it."""

    def __init__(self) -> None:
        self.size = 0
        self._rows: list[list[bytes]] = [[]]
        self._full: list[int] = [0]

    def add(self, entry: bytes) -> Iterator[tuple[Tile, bytes]]:
        """Take the next entry; give the tiles that it completes, from level 0 up."""
        self.size += 1
        level, item = 0, leaf_hash(entry)
        self._rows[0].append(item)
        while len(row := self._rows[level]) == WIDTH:
            yield Tile(level, self._full[level]), b"".join(row)
            self._carry(level, perfect_root(row))
            level += 1

    def edge(self) -> dict[Tile, bytes]:
        """The partial tiles at the right of the tree so far."""
        return {
            Tile(level, full, len(row)): b"".join(row)
            for level, (row, full) in enumerate(zip(self._rows, self._full, strict=True))
            if row
        }

    def head(self) -> TreeHead:
        edge = {tile.path: content for tile, content in self.edge().items()}
        return published_head(edge.get, self.size)

    def _carry(self, level: int, root: bytes) -> None:
        self._rows[level] = []
        self._full[level] += 1
        if level + 1 == len(self._rows):
            self._rows.append([])
            self._full.append(0)
        self._rows[level + 1].append(root)
