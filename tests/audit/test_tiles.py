"""The tree as files: paths, hashes and bundles are those of C2SP tlog-tiles, to the letter."""

from itertools import pairwise

import pytest

from checker.audit.leaf import leaf_hash
from checker.audit.merkle import (
    Kept,
    Tree,
    consistency_proof,
    inclusion_proof,
    root_at,
    verify_consistency,
    verify_inclusion,
)
from checker.audit.tiles import (
    NotATileError,
    Tile,
    TileReader,
    changed,
    holds,
    is_served,
    read_bundle,
    read_hashes,
    read_path,
    tiles_at,
    write_bundle,
    write_hashes,
)

LEAVES = [f"leaf {number}".encode() for number in range(70_000)]

LAST_PATH = "tile/63/x999/x999/x999/x999/x999/999.p/255"
PATHS = [
    (Tile(level=0, index=0), "tile/0/000"),
    (Tile(level=0, index=1_234_067), "tile/0/x001/x234/067"),
    (Tile(level=0, index=1_234_067, width=89), "tile/0/x001/x234/067.p/89"),
    (Tile(level=1, index=1_000), "tile/1/x001/000"),
    (Tile(level=3, index=999, width=7), "tile/3/999.p/7"),
    (
        Tile(level=63, index=999_999_999_999_999_999, width=255),
        LAST_PATH,
    ),
    (Tile(level=None, index=5, width=12), "tile/entries/005.p/12"),
    (Tile(level=None, index=1_000_000), "tile/entries/x001/x000/000"),
]


@pytest.mark.parametrize(("tile", "path"), PATHS)
def test_a_tile_has_the_path_of_the_specification(tile: Tile, path: str) -> None:
    """Three digits an element, all but the last with an x; the width when it is partial."""
    assert tile.path == path
    assert read_path(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "",
        "tile/0/",
        "tile/0/0",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/00/001",
        "tile/64/001",
        "tile/-1/001",
        "tile/0/001.p/0",
        "tile/0/001.p/01",
        "tile/0/001.p/256",
        "tile/0/001.p/",
        "tile/0/001/",
        "/tile/0/001",
        "tile/data/001",
        "tile/0/../001",
        "tile/0/\N{ARABIC-INDIC DIGIT ONE}00",
        "tile/0/001\n",
    ],
)
def test_a_path_that_is_written_another_way_is_refused(path: str) -> None:
    """One tile has one path."""
    with pytest.raises(NotATileError):
        read_path(path)


def test_a_tree_of_70_000_has_the_tiles_that_the_specification_counts() -> None:
    """273 full and a partial one of 112; one full and one of 17; one of 1."""
    assert [tiles_at(70_000, level=level) for level in range(4)] == [
        (273, 112),
        (1, 17),
        (0, 1),
        (0, 0),
    ]
    assert [tiles_at(256, level=level) for level in range(2)] == [(1, 0), (0, 1)]
    served = changed(0, 70_000)
    assert sum(tile.level == 0 and tile.width == 256 for tile in served) == 273
    assert [tile for tile in served if tile.width < 256] == [
        Tile(level=None, index=273, width=112),
        Tile(level=0, index=273, width=112),
        Tile(level=1, index=1, width=17),
        Tile(level=2, index=0, width=1),
    ]


@pytest.mark.parametrize(
    ("old", "new", "paths"),
    [
        (0, 0, []),
        (5, 5, []),
        (0, 1, ["tile/entries/000.p/1", "tile/0/000.p/1"]),
        (255, 256, ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]),
        (
            255,
            258,
            [
                "tile/entries/000",
                "tile/0/000",
                "tile/entries/001.p/2",
                "tile/0/001.p/2",
                "tile/1/000.p/1",
            ],
        ),
        (256, 257, ["tile/entries/001.p/1", "tile/0/001.p/1"]),
        (
            65_535,
            65_536,
            ["tile/entries/255", "tile/0/255", "tile/1/000", "tile/2/000.p/1"],
        ),
    ],
)
def test_what_grew_is_what_is_written(old: int, new: int, paths: list[str]) -> None:
    """Only tiles that the tree did not have before, so that none is ever changed."""
    assert [tile.path for tile in changed(old, new)] == paths
    assert not any(is_served(tile, old) for tile in changed(old, new))
    assert all(is_served(tile, new) for tile in changed(old, new))


def test_a_tree_never_shrinks() -> None:
    """It would be another one."""
    with pytest.raises(NotATileError):
        changed(2, 1)


def test_proofs_out_of_tiles_hold_at_every_step_of_growth() -> None:
    """Written as the tree grows, fetched as a device does, verified against the roots."""
    hashes = [leaf_hash(leaf) for leaf in LEAVES]
    nodes, tree, files = {}, Tree(), dict[str, bytes]()
    sizes = [1, 2, 255, 256, 257, 511, 513, 65_535, 65_536, 65_537, 70_000]
    for size in sizes:
        old = tree.size
        for told in hashes[old:size]:
            nodes.update({(level, index): made for level, index, made in tree.append(told)})
        for tile in changed(old, size):
            assert tile.path not in files
            if tile.level is None:
                files[tile.path] = write_bundle(LEAVES[tile.first : tile.first + tile.width])
            else:
                files[tile.path] = write_hashes(Kept(nodes), tile)

    for old, new in pairwise(sizes):
        reader = TileReader(lambda tile: files[tile.path], new)
        root = root_at(reader, new)
        proof = consistency_proof(reader, old, new)
        verify_consistency(old, root_at(Kept(nodes), old), new, root, proof)
        for index in {0, old - 1, old, new - 1}:
            found = inclusion_proof(reader, index, new)
            verify_inclusion(hashes[index], index, new, found, root)
    for path, raw in files.items():
        tile = read_path(path)
        if tile.level is None:
            beside = files[Tile(level=0, index=tile.index, width=tile.width).path]
            leaves = tuple(leaf_hash(leaf) for leaf in read_bundle(raw, tile))
            assert leaves == read_hashes(beside, Tile(level=0, index=0, width=tile.width))
    assert tree.root == root_at(TileReader(lambda tile: files[tile.path], 70_000), 70_000)


def test_a_node_that_the_tree_has_not_is_not_looked_for() -> None:
    """A partial subtree has no hash of its own."""
    assert holds(0, 69_999, 70_000) == Tile(level=0, index=273, width=112)
    assert holds(9, 1, 70_000) == Tile(level=1, index=0)
    for level, index in ((0, 70_000), (17, 0), (0, -1)):
        with pytest.raises(NotATileError):
            holds(level, index, 70_000)


def test_a_bundle_gives_back_the_leaves_that_went_in() -> None:
    """Two bytes of length, big-endian, before each."""
    leaves = [b"", b"one", bytes(16_448), b"x" * 65_535]
    raw = write_bundle(leaves)
    assert raw[:7] == b"\x00\x00\x00\x03one"
    assert list(read_bundle(raw, Tile(level=None, index=0, width=4))) == leaves


@pytest.mark.parametrize("raw", [b"", b"\x00", b"\x00\x02a", b"\x00\x00", b"\x00\x00" * 3])
def test_a_bundle_that_is_cut_off_or_of_another_width_is_refused(raw: bytes) -> None:
    """No leaf is guessed."""
    with pytest.raises(NotATileError):
        read_bundle(raw, Tile(level=None, index=0, width=2))


@pytest.mark.parametrize("leaves", [[], [b""] * 257, [b"x" * 65_536]])
def test_a_bundle_that_cannot_be_read_again_is_not_written(leaves: list[bytes]) -> None:
    """1 to 256 leaves, and two bytes of length."""
    with pytest.raises(NotATileError):
        write_bundle(leaves)


def test_a_tile_of_another_length_is_refused() -> None:
    """Its width says how long it is."""
    with pytest.raises(NotATileError):
        read_hashes(bytes(64), Tile(level=0, index=0, width=3))
