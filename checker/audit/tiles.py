"""The register's tree and leaves as files that anybody can fetch: paths, hashes, bundles.

Source: C2SP tlog-tiles. A tile holds up to 256 hashes; a bundle the leaves of a tile of level 0.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.audit.leaf import HASH_BYTES
from checker.audit.merkle import MOST_LEAVES, Kept, ReadNode

HEIGHT: Final = 8
WIDTH: Final = 1 << HEIGHT
CHECKPOINT_PATH: Final = "checkpoint"

_MOST_LEVEL = 63
_MOST_LEAF = 0xFFFF
_LENGTH_BYTES = 2
_PATH = re.compile(
    r"tile/(?P<kind>entries|0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/){0,6}[0-9]{3})"
    r"(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


class NotATileError(ValueError):
    """A path or bytes that are no tile or bundle. It says why."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Tile:
    """A tile's place: its level (None for a bundle of leaves), its index, how many it holds."""

    level: int | None
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Give its path below the register's address: "tile/0/x001/x234/067.p/17"."""
        kind = "entries" if self.level is None else str(self.level)
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{kind}/{_index_path(self.index)}{partial}"

    @property
    def first(self) -> int:
        """Give the index, in its level, of its first hash or leaf."""
        return self.index * WIDTH


def read_path(path: str) -> Tile:
    """Read a tile's path.

    Raises:
        NotATileError: It is no path of a tile or bundle, or written another way.
    """
    found = _PATH.fullmatch(path)
    if found is None or not path.isascii():
        raise NotATileError("it is no path of a tile")
    kind = found["kind"]
    tile = Tile(
        level=None if kind == "entries" else int(kind),
        index=int(found["index"].replace("x", "").replace("/", "")),
        width=int(found["width"] or WIDTH),
    )
    if tile.path != path or (tile.level or 0) > _MOST_LEVEL or tile.width > WIDTH:
        raise NotATileError("it is no path of a tile")
    return tile


def tiles_at(size: int, *, level: int) -> tuple[int, int]:
    """Give how many full tiles a level has at a size, and how wide the last, partial one is."""
    hashes = size >> HEIGHT * level
    return hashes // WIDTH, hashes % WIDTH


def is_served(tile: Tile, size: int) -> bool:
    """Say whether a tree of this size, or one before it, has such a tile."""
    return tile.first + tile.width <= size >> HEIGHT * (tile.level or 0)


def holds(level: int, index: int, size: int) -> Tile:
    """Give the tile, as it is at a size, that holds a node or the nodes below it.

    Args:
        level: The node's level in the tree: 0 are the leaves.
        index: The node's index in that level.
        size: The tree's size.

    Raises:
        NotATileError: A tree of that size has no such complete node.
    """
    if index < 0 or not index + 1 << level <= size <= MOST_LEAVES:
        raise NotATileError("the tree has no such node")
    tile_level, height = divmod(level, HEIGHT)
    first = index << height
    full, partial = tiles_at(size, level=tile_level)
    number = first // WIDTH
    return Tile(level=tile_level, index=number, width=WIDTH if number < full else partial)


def changed(old: int, new: int) -> tuple[Tile, ...]:
    """Give every tile and bundle that a tree has at its new size, and had not at the old one.

    The bundle of leaves stands before its tile; a tile that became full is given full. Only the
    last checkpoint's partial tiles are among them: publish after each checkpoint.
    """
    if not 0 <= old <= new <= MOST_LEAVES:
        raise NotATileError("a tree never shrinks")
    return tuple(_changed(old, new))


def write_hashes(read: ReadNode, tile: Tile) -> bytes:
    """Give a tile's bytes out of the tree's nodes."""
    if tile.level is None:
        raise NotATileError("a bundle holds leaves, no hashes")
    level = tile.level * HEIGHT
    return b"".join(read(level, tile.first + place) for place in range(tile.width))


def read_hashes(raw: bytes, tile: Tile) -> tuple[bytes, ...]:
    """Read a tile's hashes.

    Raises:
        NotATileError: There are not as many as its width says.
    """
    if len(raw) != tile.width * HASH_BYTES:
        raise NotATileError("a tile is not as long as its width says")
    return tuple(raw[at : at + HASH_BYTES] for at in range(0, len(raw), HASH_BYTES))


def write_bundle(leaves: Sequence[bytes]) -> bytes:
    """Give a bundle of leaves, each after its length.

    Raises:
        NotATileError: There are none or too many, or one is too long.
    """
    if not 0 < len(leaves) <= WIDTH or any(len(leaf) > _MOST_LEAF for leaf in leaves):
        raise NotATileError("a bundle holds 1 to 256 leaves of at most 65,535 bytes")
    return b"".join(len(leaf).to_bytes(_LENGTH_BYTES) + leaf for leaf in leaves)


def read_bundle(raw: bytes, tile: Tile) -> tuple[bytes, ...]:
    """Read a bundle's leaves.

    Raises:
        NotATileError: There are not as many as its width says, or the last one is cut off.
    """
    leaves, at = [], 0
    while at < len(raw):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(raw[at:start])
        leaves.append(raw[start:at])
        if start > len(raw) or len(leaves) > tile.width:
            break
    if at != len(raw) or len(leaves) != tile.width:
        raise NotATileError("a bundle does not hold as many leaves as its width says")
    return tuple(leaves)


class TileReader:
    """Reads nodes out of the tiles of a tree of one size; each tile is fetched once.

    What it gives is not to be believed: proofs made from it are verified against a checkpoint.
    """

    def __init__(self, fetch: Callable[[Tile], bytes], size: int) -> None:
        """Read from whatever gives a tile's bytes, at a size that a checkpoint was signed for."""
        self._fetch = fetch
        self._size = size
        self._tiles: dict[Tile, Kept] = {}

    def __call__(self, level: int, index: int) -> bytes:
        """Give the hash of a complete node.

        Raises:
            NotATileError: The tree has no such node, or what was fetched is no tile.
        """
        tile = holds(level, index, self._size)
        if tile not in self._tiles:
            self._tiles[tile] = Kept.of(read_hashes(self._fetch(tile), tile))
        height = level % HEIGHT
        return self._tiles[tile](height, index - (tile.first >> height))


def _changed(old: int, new: int) -> Iterator[Tile]:
    for level in range(_MOST_LEVEL + 1):
        before, after = old >> HEIGHT * level, new >> HEIGHT * level
        if before == after:
            return
        for index in range(before // WIDTH, -(-after // WIDTH)):
            width = min(after - index * WIDTH, WIDTH)
            if level == 0:
                yield Tile(level=None, index=index, width=width)
            yield Tile(level=level, index=index, width=width)


def _index_path(index: int) -> str:
    last = f"{index % 1000:03}"
    rest = index // 1000
    while rest:
        last = f"x{rest % 1000:03}/{last}"
        rest //= 1000
    return last
