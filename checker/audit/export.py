"""A trail as files that anybody can check: one file an entry, and a page that says how."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker.audit.entry import read_body
from checker.audit.trail_file import told
from checker.audit.verify import LEAF_ENDING, PACK, PACK_SCHEMA, Pack
from checker.errors import CallError
from checker.model import Entry
from checker.words import say

README = "README.txt"
_EXPLAINED = """Entries of a Letterlock record
==============================

Each NNNNN.leaf is one entry: a signature of 64 bytes, then the entry itself as JSON.
They form a chain. Nobody can change, remove or insert an entry without it showing,
except by cutting entries off at the end: pack.json says which one should be the last.

Log             {log}
Entries         {first} to {last}
Last entry      {head}

To check all of it:   letterlock audit verify THIS-FOLDER

To check it by other means:
1. The first entry (device.enrol) announces the public key (Ed25519, base64) under "key".
   The log's name is the first 32 hex digits of SHA-256 over "letterlock/log/v1", a newline,
   a byte 1, and the 32 bytes of the key. Ask for the key by another way, and compare.
2. The leaf hash of an entry is SHA-256 over a byte 0 and the whole file.
3. "prev" of each entry is the leaf hash of the one before; of the first it is zeros.
4. The signature is over DSSE's encoding of the JSON:
   "DSSEv1 40 application/vnd.letterlock.entry.v1+json LENGTH JSON"

There are no names, addresses or texts in these files. "sd" holds digests of what is kept
beside an entry on the computer that made it, which can be shown one by one.
"""


def export(entries: Sequence[Entry], folder: Path, *, t_ms: int) -> Pack:
    """Write entries, from the first one on, to a new folder, and say what should be there.

    Args:
        entries: All entries of a trail, in order.
        folder: A folder that does not exist yet, or is empty.
        t_ms: When, in milliseconds UTC.

    Raises:
        CallError: The folder holds something, or there is nothing to write.
        TrailError: The folder cannot be written.
    """
    if not entries:
        raise CallError(say("There is nothing to export: the record has no entries."))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CallError(
            say("{folder} is not empty. Choose a new folder for the export.", folder=folder)
        )
    pack = Pack(
        schema=PACK_SCHEMA,
        log=read_body(entries[0].body).log,
        first=entries[0].seq,
        last=entries[-1].seq,
        head=entries[-1].hash.hex(),
        t=t_ms,
    )
    with told(folder / PACK):
        folder.mkdir(parents=True, exist_ok=True)
        for entry in entries:
            name = f"{entry.seq:05}{LEAF_ENDING}"
            (folder / name).write_bytes(entry.signature + entry.body)
        told_of = msgspec.structs.asdict(pack)
        (folder / README).write_text(_EXPLAINED.format(**told_of), encoding="utf-8")
        (folder / PACK).write_bytes(msgspec.json.format(msgspec.json.encode(pack)) + b"\n")
    return pack
