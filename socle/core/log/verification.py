"""Checking a Merkle proof, by the bits of the numbers alone: nothing here is shared with what makes it.

Source: RFC 9162, sections 2.1.3.2 (inclusion) and 2.1.4.2 (consistency).
"""

from collections.abc import Sequence

from socle.core.log.tree import EMPTY_ROOT, HASH_BYTES, TreeHead, node_hash


def is_included(leaf: bytes, index: int, proof: Sequence[bytes], head: TreeHead) -> bool:
    """Whether the leaf hash stands at `index` in the tree of that head."""
    if not 0 <= index < head.size or not _whole(proof):
        return False
    place, last, found = index, head.size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            place, last = _climb(place, last, _trailing_zeros(place) + 1)
        else:
            found = node_hash(found, sibling)
            place, last = _climb(place, last, 1)
    return last == 0 and found == head.root


def is_consistent(old: TreeHead, new: TreeHead, proof: Sequence[bytes]) -> bool:
    """Whether the new tree begins with the old one: nothing was dropped, changed or put in between."""
    if not 0 <= old.size <= new.size or not _whole(proof):
        return False
    if old.size in (0, new.size):
        return not proof and old.root == (EMPTY_ROOT if old.size == 0 else new.root)
    return _both_roots(old, new, proof) == (old.root, new.root)


def _both_roots(old: TreeHead, new: TreeHead, proof: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The roots that the proof gives to both trees; None when it has too few or too many hashes."""
    power_of_two = old.size & (old.size - 1) == 0
    path = [old.root, *proof] if power_of_two else list(proof)
    if not path:
        return None
    ones = _trailing_zeros(old.size)
    place, last = _climb(old.size - 1, new.size - 1, ones)
    old_root = new_root = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old_root, new_root = node_hash(sibling, old_root), node_hash(sibling, new_root)
            place, last = _climb(place, last, _trailing_zeros(place) + 1)
        else:
            new_root = node_hash(new_root, sibling)
            place, last = _climb(place, last, 1)
    return (old_root, new_root) if last == 0 else None


def _climb(place: int, last: int, levels: int) -> tuple[int, int]:
    return place >> levels, last >> levels


def _trailing_zeros(number: int) -> int:
    """How many times two divides the number; none for zero."""
    return (number & -number).bit_length() - 1 if number else 0


def _whole(proof: Sequence[bytes]) -> bool:
    return all(len(item) == HASH_BYTES for item in proof)
