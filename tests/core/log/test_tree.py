from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.log.tree import (
    EMPTY,
    TreeHead,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    tree_root,
)
from socle.core.log.verification import is_consistent, is_included

# The eight leaves of the reference implementation of RFC 6962, and its roots of the first n of them.
EIGHT = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
INCLUSION = {
    (0, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (5, 8): (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 3): ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",),
}
CONSISTENCY = {
    (1, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (6, 8): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
}
SIZES = st.integers(1, 300)


def leaves(size: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(size)]


def head(hashes: list[bytes]) -> TreeHead:
    return TreeHead(len(hashes), tree_root(hashes))


def test_roots_are_those_of_rfc_6962() -> None:
    hashes = [leaf_hash(entry) for entry in EIGHT]
    assert tuple(tree_root(hashes[:size]).hex() for size in range(1, 9)) == ROOTS
    assert head([]) == EMPTY == TreeHead(0, sha256(b"").digest())


@pytest.mark.parametrize(("place", "proof"), INCLUSION.items())
def test_inclusion_proofs_are_those_of_rfc_6962(place: tuple[int, int], proof: tuple[str, ...]) -> None:
    index, size = place
    hashes = [leaf_hash(entry) for entry in EIGHT[:size]]
    assert tuple(item.hex() for item in inclusion_proof(hashes, index)) == proof


@pytest.mark.parametrize(("sizes", "proof"), CONSISTENCY.items())
def test_consistency_proofs_are_those_of_rfc_6962(sizes: tuple[int, int], proof: tuple[str, ...]) -> None:
    old, size = sizes
    hashes = [leaf_hash(entry) for entry in EIGHT[:size]]
    assert tuple(item.hex() for item in consistency_proof(hashes, old)) == proof


def test_every_proof_of_every_small_tree_is_accepted() -> None:
    for size in range(1, 70):
        hashes = leaves(size)
        top = head(hashes)
        for index in range(size):
            assert is_included(hashes[index], index, inclusion_proof(hashes, index), top)
            assert is_consistent(head(hashes[:index]), top, consistency_proof(hashes, index))
        assert is_consistent(top, top, consistency_proof(hashes, size))


@given(st.data(), SIZES)
def test_an_inclusion_proof_proves_its_leaf_at_its_place_in_its_tree_and_nothing_else(
    data: st.DataObject, size: int
) -> None:
    hashes = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(-1, size + 1).filter(lambda place: place != index))
    proof, top = inclusion_proof(hashes, index), head(hashes)
    assert is_included(hashes[index], index, proof, top)
    assert not is_included(hashes[index], other, proof, top)
    assert not is_included(leaf_hash(b"forged"), index, proof, top)
    assert not is_included(hashes[index], index, proof, TreeHead(size, leaf_hash(b"forged")))
    assert not is_included(hashes[index], index, (*proof, top.root), top)
    assert not is_included(hashes[index], index, proof[:-1], top) or not proof


@given(st.data(), SIZES)
def test_a_consistency_proof_proves_its_two_trees_and_nothing_else(data: st.DataObject, size: int) -> None:
    hashes = leaves(size)
    old_size = data.draw(st.integers(1, size))
    old, top, proof = head(hashes[:old_size]), head(hashes), consistency_proof(hashes, old_size)
    forged = leaf_hash(b"forged")
    assert is_consistent(old, top, proof)
    assert not is_consistent(TreeHead(old_size, forged), top, proof)
    assert not is_consistent(old, TreeHead(size, forged), proof)
    assert not is_consistent(old, top, (*proof, forged))
    assert not is_consistent(old, top, proof[:-1]) or not proof
    assert not is_consistent(top, old, proof) or old_size == size


@given(st.data(), st.integers(2, 300))
def test_a_proof_with_one_bit_flipped_is_refused(data: st.DataObject, size: int) -> None:
    hashes = leaves(size)
    index = data.draw(st.integers(1, size - 1))
    flip = data.draw(st.integers(0, 255))
    inclusion, consistency = inclusion_proof(hashes, index), consistency_proof(hashes, index)
    for proof in (inclusion, consistency):
        line = data.draw(st.integers(0, len(proof) - 1))
        changed = bytearray(proof[line])
        changed[flip // 8] ^= 1 << flip % 8
        broken = (*proof[:line], bytes(changed), *proof[line + 1 :])
        assert not is_included(hashes[index], index, broken, head(hashes))
        assert not is_consistent(head(hashes[:index]), head(hashes), broken)


def test_a_hash_of_the_wrong_length_is_never_part_of_a_proof() -> None:
    hashes = leaves(2)
    assert not is_included(hashes[0], 0, [hashes[1] + b"\x00"], head(hashes))
    assert not is_consistent(head(hashes[:1]), head(hashes), [hashes[1][:31]])


def test_an_empty_tree_is_the_beginning_of_every_tree_and_holds_no_leaf() -> None:
    top = head(leaves(5))
    assert is_consistent(EMPTY, top, ())
    assert not is_consistent(EMPTY, top, (top.root,))
    assert not is_consistent(TreeHead(0, top.root), top, ())
    assert not is_included(EMPTY.root, 0, (), EMPTY)


@pytest.mark.parametrize("index", [-1, 5])
def test_no_proof_is_made_of_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(leaves(5), index)


def test_no_proof_is_made_from_a_larger_tree() -> None:
    with pytest.raises(IndexError):
        consistency_proof(leaves(5), 6)
