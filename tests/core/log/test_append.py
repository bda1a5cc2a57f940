import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.append import append
from socle.core.log.published import (
    published_consistency,
    published_head,
    published_inclusion,
)
from socle.core.log.tiles import bundle_path, leaf_hashes, read_bundle, tiles_of
from socle.core.log.tree import EMPTY, TreeHead, consistency_proof, inclusion_proof, tree_root
from tests.core.log.logs import entries, log_of

STEPS = st.lists(st.integers(0, 600), min_size=1, max_size=5)
LARGE = 66_000


@given(STEPS)
@settings(max_examples=30, deadline=None)
def test_a_log_grown_in_steps_is_the_tree_of_its_entries(steps: list[int]) -> None:
    files, head = log_of(*steps)
    size = sum(steps)
    assert head == TreeHead(size, tree_root(leaf_hashes(entries(0, size))))
    expected = {tile.path for tile in tiles_of(size)}
    assert expected <= set(files)
    read = [
        line
        for place in range(0, size, 256)
        for line in read_bundle(files.get, place // 256, min(256, size - place))
    ]
    assert read == entries(0, size)


@given(st.integers(0, 700), st.integers(1, 700))
@settings(max_examples=30, deadline=None)
def test_growing_in_two_steps_or_in_one_gives_the_same_files(first: int, second: int) -> None:
    stepped, head = log_of(first, second)
    at_once, same = log_of(first + second)
    assert head == same
    assert {path: stepped[path] for path in at_once} == at_once


@given(st.data(), st.integers(1, 700))
@settings(max_examples=50, deadline=None)
def test_proofs_read_from_tiles_are_those_of_the_whole_tree(data: st.DataObject, size: int) -> None:
    files, head = log_of(size)
    place = data.draw(st.integers(0, size - 1))
    leaves = leaf_hashes(entries(0, size))
    assert published_inclusion(files.get, place, size) == inclusion_proof(leaves, place)
    assert published_consistency(files.get, place, size) == consistency_proof(leaves, place)
    assert published_head(files.get, size) == head


def test_a_tree_of_three_levels_of_tiles_proves_its_leaves() -> None:
    files, head = log_of(LARGE - 300, 300)
    leaves = leaf_hashes(entries(0, LARGE))
    assert head == TreeHead(LARGE, tree_root(leaves))
    for place in (0, 255, 256, 65_535, 65_536, LARGE - 1):
        assert published_inclusion(files.get, place, LARGE) == inclusion_proof(leaves, place)
        assert published_consistency(files.get, place, LARGE) == consistency_proof(leaves, place)


def test_an_append_reads_the_right_edge_alone() -> None:
    files, head = log_of(LARGE)
    asked: set[str] = set()

    def read(path: str) -> bytes | None:
        asked.add(path)
        return files.get(path)

    append(read, head, entries(LARGE, LARGE + 3))
    assert asked == {bundle_path(257, 208), "tile/0/257.p/208", "tile/1/001.p/1", "tile/2/000.p/1"}


@given(st.integers(0, 600), st.integers(1, 600), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_an_append_cut_short_anywhere_is_done_again_without_a_duplicate_or_a_gap(
    size: int, more: int, chance: random.Random
) -> None:
    files, head = log_of(size)
    whole = append(files.get, head, entries(size, size + more))
    # The crash: some of the files are there, in any order, and the checkpoint is still the old one.
    written = chance.sample(sorted(whole.files), chance.randint(0, len(whole.files)))
    files.update({path: whole.files[path] for path in written})
    assert append(files.get, head, entries(size, size + more)) == whole
    # More entries came in before the second run.
    longer = append(files.get, head, entries(size, size + more + 5))
    files.update(longer.files)
    assert {path: files[path] for path in log_of(size + more + 5)[0]} == log_of(size + more + 5)[0]


def test_appending_nothing_writes_nothing() -> None:
    files, head = log_of(300)
    assert append(files.get, head, []).files == {}
    assert append(files.get, head, []).head == head
    assert append({}.get, EMPTY, []).head == EMPTY


@pytest.mark.parametrize("path", ["tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"])
def test_nothing_is_added_to_a_log_whose_files_are_not_those_of_its_checkpoint(path: str) -> None:
    files, head = log_of(300)
    files[path] = files[path][:-2] + bytes([files[path][-2] ^ 1]) + files[path][-1:]
    with pytest.raises(Refusal, match="ne sont pas ceux de son dernier état signé"):
        append(files.get, head, entries(300, 301))


def test_a_file_missing_on_the_right_edge_is_named() -> None:
    files, head = log_of(300)
    del files["tile/0/001.p/44"]
    with pytest.raises(UnreadableInput, match=r"tile/0/001\.p/44"):
        append(files.get, head, entries(300, 301))


def test_a_line_that_is_not_an_entry_is_never_added() -> None:
    with pytest.raises(UnreadableInput, match="Alice"):
        append({}.get, EMPTY, [b"award Alice\n"])
