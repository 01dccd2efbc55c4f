"""A desk's own user, who has its key, makes its record anew: every hash and signature is right."""

from contextlib import closing

import msgspec
import pysqlite3

from checker.audit.entry import Body, read_body, write_body
from checker.audit.leaf import leaf_hash
from tests.builders.synced import SyncedDesk
from tests.builders.trails import as_attacker


def forge(desk: SyncedDesk, seq: int, **other: object) -> None:
    """Let an entry say something else, and sign it and every later one again."""
    signer, entries = desk.trail.signer, desk.trail.entries()
    prev = entries[seq - 1].prev
    statements = []
    for entry in entries[seq - 1 :]:
        said = other if entry.seq == seq else {}
        held = {**msgspec.structs.asdict(read_body(entry.body)), **said, "prev": prev.hex()}
        body = write_body(msgspec.convert(held, Body))
        signature = signer.sign(body)
        own = leaf_hash(signature + body)
        statements.append(
            f"UPDATE entry SET hash = x'{own.hex()}', prev = x'{prev.hex()}',"  # noqa: S608
            f" sig = x'{signature.hex()}', body = x'{body.hex()}' WHERE seq = {entry.seq}"
        )
        prev = own
    as_attacker(desk.file, *statements)
    desk.restart()


def delete_after(desk: SyncedDesk, seq: int) -> None:
    """Delete every later entry, and every trace of it in the desk's file."""
    with closing(pysqlite3.connect(str(desk.file))) as connection:
        tables = [
            name
            for name in ("disclosure", "receipt", "entry")
            if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
        ]
    as_attacker(desk.file, *(f"DELETE FROM {name} WHERE seq > {seq}" for name in tables))  # noqa: S608
    desk.restart()
