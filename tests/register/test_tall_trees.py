"""A tree of more than 65,536 leaves has tiles of tiles; they give the same root and proofs."""

import hashlib
from collections.abc import Iterator

import pytest

from checker.audit.merkle import Tree, inclusion_proof, verify_inclusion
from checker.audit.tiles import Tile
from checker.register.database import Conn, connected
from checker.register.growing import Owed, grow
from checker.register.patrol import verify_above
from checker.register.refusals import Stopped
from checker.register.tree_reading import hashes, reader
from tests.builders.register_store import Register

SIZE = 65_536 + 300
HASHES = [hashlib.sha256(place.to_bytes(4)).digest() for place in range(SIZE)]
LOG = bytes(16)


@pytest.fixture
def tall(one_register: Register) -> Iterator[tuple[Conn, Tree]]:
    """Give a tall tree that is gone afterwards, its leaves without entries."""
    with (
        connected(one_register.url) as connection,
        connection.transaction(force_rollback=True),
    ):
        connection.execute("SET LOCAL session_replication_role = replica")
        tree = Tree()
        for first in range(0, SIZE, 20_000):
            some = enumerate(HASHES[first : first + 20_000], first + 1)
            grow(
                connection,
                tree,
                [Owed(seq, told, b"", LOG, "", SIZE + 1, b"", 0, None) for seq, told in some],
            )
        yield connection, tree


def test_a_tall_tree_is_read_by_its_tiles(tall: tuple[Conn, Tree]) -> None:
    """Root, proofs, full and partial tiles of every level; what is changed above is met."""
    connection, tree = tall
    read = reader(connection, SIZE)

    for index in (0, 255, 256, 65_535, 65_536, SIZE - 1):
        proof = inclusion_proof(read, index, SIZE)
        verify_inclusion(HASHES[index], index, SIZE, proof, tree.root)
    counted = connection.execute("SELECT level, count(*) FROM tile GROUP BY level ORDER BY level")
    assert counted.fetchall() == [(0, 257), (1, 1)]
    assert Tree.at(read, SIZE).root == tree.root
    top = hashes(connection, Tile(level=2, index=0, width=1))
    assert top == Tree.at(read, 65_536).root
    assert len(hashes(connection, Tile(level=1, index=1, width=1))) == 32
    verify_above(connection, tree)
    for change in (
        "UPDATE tile SET root = sha256('') WHERE level = 0 AND idx = 200",
        "UPDATE tile SET data = set_byte(data, 7, 255 - get_byte(data, 7)) WHERE level = 1",
        "DELETE FROM tile WHERE level = 0 AND idx = 200",
        "UPDATE tree SET hash = sha256('') WHERE idx = 65800",
    ):
        with connection.transaction(force_rollback=True):
            connection.execute("ALTER TABLE tile DISABLE TRIGGER stays")
            connection.execute("ALTER TABLE tree DISABLE TRIGGER stays")
            connection.execute(change.encode())
            with pytest.raises(Stopped):
                verify_above(connection, tree)
