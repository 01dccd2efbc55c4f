"""The tree as anybody may fetch it: the signed checkpoint, tiles, proofs."""

from dataclasses import dataclass

from checker.audit.merkle import inclusion_proof
from checker.audit.proof import Proof
from checker.audit.tiles import WIDTH, Tile, TileReader, is_served, write_bundle
from checker.register.database import Conn
from checker.register.refusals import NotThere


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The newest tree that was signed."""

    size: int
    root: bytes
    own: bytes
    """The checkpoint, signed by the register."""
    seen: bytes
    """The witnesses' lines, to stand under it."""
    at: int

    @property
    def note(self) -> bytes:
        """Give what is handed out."""
        return self.own + self.seen


def newest(connection: Conn, need: int = 0) -> Signed:
    """Give the newest tree that was signed, and that as many witnesses saw as are needed.

    Raises:
        NotThere: nothing was signed yet.
    """
    row = connection.execute(
        "SELECT size, root, note, at,"
        " (SELECT string_agg(lines, ''::bytea ORDER BY witness) FROM cosignature c"
        "  WHERE c.size = checkpoint.size)"
        " FROM checkpoint"
        " WHERE (SELECT count(*) FROM cosignature c WHERE c.size = checkpoint.size) >= %s"
        " ORDER BY size DESC LIMIT 1",
        (need,),
    ).fetchone()
    if row is None:
        raise NotThere
    size, root, note, at, lines = row
    return Signed(size=size, root=root, own=note, seen=lines or b"", at=at)


def tile_bytes(connection: Conn, tile: Tile) -> bytes:
    """Give a tile or bundle of the signed tree.

    Raises:
        NotThere: the signed tree does not hold it.
    """
    if not is_served(tile, newest(connection).size):
        raise NotThere
    return bundle(connection, tile) if tile.level is None else hashes(connection, tile)


def proof_of(connection: Conn, entry: str, need: int = 0) -> bytes:
    """Give the proof that an entry stands in the signed tree.

    Raises:
        NotThere: it does not, or not yet.
    """
    signed = newest(connection, need)
    try:
        told = bytes.fromhex(entry)
    except ValueError as error:
        raise NotThere from error
    row = connection.execute("SELECT idx FROM tree WHERE hash = %s", (told,)).fetchone()
    if row is None or row[0] >= signed.size:
        raise NotThere
    led = inclusion_proof(reader(connection, signed.size), row[0], signed.size)
    return Proof(index=row[0], hashes=led, checkpoint=signed.note).written


def reader(connection: Conn, size: int) -> TileReader:
    """Give what reads the nodes of the tree of a size."""
    return TileReader(lambda tile: hashes(connection, tile), size)


def hashes(connection: Conn, tile: Tile) -> bytes:
    """Give a tile of hashes: a full one as it is kept, another one from what is below it."""
    level = tile.level or 0
    if tile.width == WIDTH:
        row = connection.execute(
            "SELECT data FROM tile WHERE level = %s AND idx = %s", (level, tile.index)
        ).fetchone()
        found = row[0] if row else b""
    elif level == 0:
        rows = connection.execute(
            "SELECT hash FROM tree WHERE idx BETWEEN %s AND %s ORDER BY idx",
            (tile.first, tile.first + tile.width - 1),
        )
        found = b"".join(row[0] for row in rows)
    else:
        rows = connection.execute(
            "SELECT root FROM tile WHERE level = %s AND idx BETWEEN %s AND %s ORDER BY idx",
            (level - 1, tile.first, tile.first + tile.width - 1),
        )
        found = b"".join(row[0] for row in rows)
    if not found:
        raise NotThere
    return found


def bundle(connection: Conn, tile: Tile) -> bytes:
    """Give a bundle of leaves."""
    rows = connection.execute(
        "SELECT e.leaf FROM tree t JOIN entry e USING (log, seq)"
        " WHERE t.idx BETWEEN %s AND %s ORDER BY t.idx",
        (tile.first, tile.first + tile.width - 1),
    )
    return write_bundle([row[0] for row in rows])
