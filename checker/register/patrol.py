"""Going round for ever: what stands in the tree is hashed again from its stored bytes, in turn.

Each round takes a few hundred leaves, so that a changed byte is noticed within hours by the
register itself, without a command and without a desk that asks for it.
"""

import hashlib
from typing import Final

from checker.audit.leaf import leaf_hash
from checker.audit.merkle import Tree
from checker.audit.tiles import WIDTH
from checker.register.database import Conn
from checker.register.refusals import Stopped
from checker.register.tree_reading import reader
from checker.words import say

TILES: Final = 2
"""At once: 512 leaves take about 3 ms."""


class Patrol:
    """Remembers how far it went round."""

    def __init__(self) -> None:
        """Begin at the first leaf."""
        self._next = 0
        self.rounds = 0
        """How often everything in full tiles was verified."""

    def step(self, connection: Conn, tree: Tree) -> None:
        """Verify the next full tiles: leaves, tree and tile say the same, up to the signed root.

        Raises:
            Stopped: they do not.
        """
        full = tree.size // WIDTH
        if self._next >= full:
            self.rounds += full > 0
            self._next = 0
            verify_above(connection, tree)
            return
        until = min(self._next + TILES, full)
        for index in range(self._next, until):
            _verify(connection, index)
        self._next = until


def _verify(connection: Conn, index: int) -> None:
    first = index * WIDTH
    rows = connection.execute(
        "SELECT t.hash, e.leaf FROM tree t JOIN entry e USING (log, seq)"
        " WHERE t.idx BETWEEN %s AND %s ORDER BY t.idx",
        (first, first + WIDTH - 1),
        binary=True,
    ).fetchall()
    part, data = Tree(), hashlib.sha256()
    for told, leaf in rows:
        if leaf_hash(leaf) != told:
            raise Stopped(say("an entry that stands in the tree has changed"))
        part.append(told)
        data.update(told)
    if part.size != WIDTH or _tile(connection, 0, index) != (data.digest(), part.root):
        raise Stopped(say("the tree is not the one that was signed"))


def verify_above(connection: Conn, tree: Tree) -> None:
    """Verify the tiles above the leaves' own, 256 times fewer, and what they give at the top."""
    level, count = 1, tree.size // WIDTH
    while count >= WIDTH:
        for index in range(count // WIDTH):
            rows = connection.execute(
                "SELECT root FROM tile WHERE level = %s AND idx BETWEEN %s AND %s ORDER BY idx",
                (level - 1, index * WIDTH, index * WIDTH + WIDTH - 1),
            ).fetchall()
            part = Tree()
            for (root,) in rows:
                part.append(root)
            data = hashlib.sha256(b"".join(row[0] for row in rows)).digest()
            if part.size != WIDTH or _tile(connection, level, index) != (data, part.root):
                raise Stopped(say("the tree is not the one that was signed"))
        level, count = level + 1, count // WIDTH
    if Tree.at(reader(connection, tree.size), tree.size).root != tree.root:
        raise Stopped(say("the tree is not the one that was signed"))


def _tile(connection: Conn, level: int, index: int) -> tuple[bytes, bytes] | None:
    row = connection.execute(
        "SELECT sha256(data), root FROM tile WHERE level = %s AND idx = %s", (level, index)
    ).fetchone()
    return (row[0], row[1]) if row else None
