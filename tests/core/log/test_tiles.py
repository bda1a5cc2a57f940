import pytest

from socle.core.errors import UnreadableInput
from socle.core.log.tiles import Tile, bundle_path, pack, read_bundle, read_row, tiles_of, unpack
from tests.core.log.logs import entries


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(1, 0, 17), "tile/1/000.p/17"),
        (Tile(0, 67), "tile/0/067"),
        (Tile(0, 1067), "tile/0/x001/067"),
        (Tile(0, 1000, 255), "tile/0/x001/000.p/255"),
        (Tile(2, 1234067), "tile/2/x001/x234/067"),
    ],
)
def test_a_tile_lies_at_the_path_of_its_number(tile: Tile, path: str) -> None:
    assert tile.path == path


def test_entries_lie_beside_the_tiles() -> None:
    assert (bundle_path(1234067), bundle_path(3, 12)) == (
        "tile/entries/x001/x234/067",
        "tile/entries/003.p/12",
    )


def test_a_tree_of_70_000_leaves_has_the_tiles_that_the_specification_counts() -> None:
    tiles = list(tiles_of(70_000))
    assert tiles[:273] == [Tile(0, index) for index in range(273)]
    assert tiles[273:] == [Tile(0, 273, 112), Tile(1, 0), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert list(tiles_of(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []


def test_a_partial_tile_may_have_been_replaced_by_the_full_one() -> None:
    full = b"".join(bytes([number]) * 32 for number in range(256))
    files = {"tile/0/000": full, "tile/entries/000": pack(entries(0, 256))}
    assert b"".join(read_row(files.get, Tile(0, 0, 5))) == full[: 5 * 32]
    assert read_bundle(files.get, 0, 5) == entries(0, 5)


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({}, "tile/0/000.p/5 : ce fichier du journal manque"),
        ({"tile/0/000": bytes(161)}, "tile/0/000.p/5 : ce fichier du journal manque"),
        ({"tile/0/000.p/5": bytes(161)}, "tile/0/000.p/5 : 161 octets au lieu de 160"),
        ({"tile/0/000.p/5": b""}, "tile/0/000.p/5 : 0 octets au lieu de 160"),
    ],
)
def test_a_tile_that_is_absent_or_misshapen_is_named(files: dict[str, bytes], problem: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_row(files.get, Tile(0, 0, 5))
    assert refused.value.problems == (problem,)


def test_a_bundle_is_its_entries_after_their_lengths() -> None:
    assert pack([b"ab", b"", b"c"]) == b"\x00\x02ab\x00\x00\x00\x01c"
    assert unpack(b"\x00\x02ab\x00\x00\x00\x01c", "x") == [b"ab", b"", b"c"]


@pytest.mark.parametrize(
    ("bundle", "problem"),
    [
        (None, "tile/entries/000.p/3 : ce fichier du journal manque"),
        (pack(entries(0, 3))[:-1], "tile/entries/000.p/3 : la dernière empreinte est coupée"),
        (pack(entries(0, 3)) + b"\x00", "tile/entries/000.p/3 : la dernière empreinte est coupée"),
        (pack(entries(0, 2)), "tile/entries/000.p/3 : 2 empreintes au lieu de 3"),
        (pack(entries(0, 4)), "tile/entries/000.p/3 : 4 empreintes au lieu de 3"),
    ],
)
def test_a_bundle_that_is_absent_or_misshapen_is_named(bundle: bytes | None, problem: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_bundle(lambda path: bundle if path.endswith("/3") else None, 0, 3)
    assert refused.value.problems == (problem,)
