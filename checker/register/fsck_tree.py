"""Whether the tree holds: rows, tiles, every checkpoint's root and signature, what comes of it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.audit.checkpoint import open_checkpoint
from checker.audit.merkle import Tree
from checker.audit.notes import NotANote
from checker.audit.tiles import HEIGHT, WIDTH
from checker.register.database import Conn
from checker.register.fsck_chains import AT_ONCE, Chains, Wrong
from checker.register.keys import Keys
from checker.words import say

_Tiles: TypeAlias = dict[tuple[int, int], tuple[bytes, bytes]]
"""For each level and index: the SHA-256 of the tile, and its root."""


@dataclass(slots=True)
class Grown:
    """The tree as it comes of the stored rows."""

    tree: Tree = field(default_factory=Tree)
    tiles: _Tiles = field(default_factory=dict)
    edges: dict[int, list[bytes]] = field(default_factory=dict)
    reached: dict[bytes, int] = field(default_factory=dict)

    def append(self, told: bytes) -> None:
        """Take one more leaf, and keep what its full tiles must be."""
        for level, index, made in self.tree.append(told):
            if level % HEIGHT:
                continue
            if level:
                full = self.edges.pop(level - HEIGHT)
                digest = hashlib.sha256(b"".join(full)).digest()
                self.tiles[level // HEIGHT - 1, index] = digest, made
            self.edges.setdefault(level, []).append(made)


def wrong_tree(connection: Conn, keys: Keys, chains: Chains, grown: Grown) -> Iterator[Wrong]:
    """Grow the tree again out of its rows, and give what is wrong with it."""
    with connection.cursor("fsck_tree", binary=True) as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(
            "SELECT t.idx, t.log, t.seq, t.hash, e.hash, i.act, c.root FROM tree t"
            " LEFT JOIN entry e USING (log, seq) LEFT JOIN inbox i USING (idx)"
            " LEFT JOIN checkpoint c ON c.size = t.idx + 1 ORDER BY t.idx"
        )
        for idx, log, seq, told, held, act, root in cursor:
            where = f"tree {idx}"
            if idx != grown.tree.size:
                yield Wrong(where, say("A leaf before it is missing."))
            if seq != grown.reached.get(log, 0) + 1:
                yield Wrong(where, say("It does not stand in the order of its log."))
            if told != held:
                yield Wrong(where, say("The entry that should stand here is not that one."))
            if act != chains.to_desks.get((log, seq)):
                yield Wrong(where, say("The inbox of the desks does not tell of it as it should."))
            grown.append(told)
            grown.reached[log] = seq
            if root is not None and root != grown.tree.root:
                yield Wrong(where, say("The tree up to here is not the one that was signed."))
    yield from _wrong_checkpoints(connection, keys, grown)
    yield from _wrong_tiles(connection, grown)
    memory: dict[bytes, int] = dict(connection.execute("SELECT log, seq FROM sequenced").fetchall())
    if memory != grown.reached:
        yield Wrong("sequenced", say("What is remembered of the tree is not what it holds."))


def _wrong_checkpoints(connection: Conn, keys: Keys, grown: Grown) -> Iterator[Wrong]:
    last = 0
    with connection.cursor("fsck_checkpoints", binary=True) as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute("SELECT size, root, note FROM checkpoint ORDER BY size")
        for size, root, note in cursor:
            last, where = size, f"checkpoint {size}"
            try:
                opened = open_checkpoint(note, keys.verifier).checkpoint
            except NotANote as error:
                yield Wrong(where, say("It is not signed by the register: {why}.", why=str(error)))
                continue
            if (opened.size, opened.root) != (size, root):
                yield Wrong(where, say("It was signed for another tree."))
    if last != grown.tree.size:
        yield Wrong("checkpoint", say("The last one is not of the whole tree."))


def _wrong_tiles(connection: Conn, grown: Grown) -> Iterator[Wrong]:
    with connection.cursor("fsck_tiles", binary=True) as cursor:
        cursor.itersize = WIDTH
        cursor.execute("SELECT level, idx, sha256(data), root FROM tile")
        for level, idx, digest, root in cursor:
            if grown.tiles.pop((level, idx), None) != (digest, root):
                yield Wrong(f"tile {level} {idx}", say("It is not what the tree gives."))
    for level, idx in grown.tiles:
        yield Wrong(f"tile {level} {idx}", say("It is missing."))
