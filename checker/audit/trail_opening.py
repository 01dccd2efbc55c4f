"""How a trail comes to be open: looked through, set aside when it is damaged, begun anew."""

import hashlib
import os
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.entry import BadEntryError, Began, Resumed, read_body
from checker.audit.leaf import ED25519, HASH_BYTES, NO_HASH, SIGNATURE_BYTES, log_id, to_base64
from checker.audit.private_file import settle
from checker.audit.signing import Signer, is_signed
from checker.audit.trail_file import connect, told
from checker.audit.trail_schema import VERSION, bring_up_to_date
from checker.errors import TrailDamaged, TrailError
from checker.model import Entry
from checker.words import say

if TYPE_CHECKING:
    import sqlite3
else:
    import pysqlite3 as sqlite3

ALL_ENTRIES = "SELECT seq, hash, prev, sig, body FROM entry ORDER BY seq"
_BESIDE = ("", "-wal", "-shm")
"""The endings of the files that together are one database, the one with the name first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last entry of a chain. Nothing at all is seq 0."""

    seq: int = 0
    hash: bytes = NO_HASH


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What looking through a file found: its last good entry, and why it cannot go on, if so."""

    head: Head
    log: str
    trouble: Began | None = None

    @property
    def resumed(self) -> Resumed | None:
        """Say for the next log's first entry which log it goes on from."""
        if self.trouble is None:
            return None
        return Resumed(log=self.log, seq=self.head.seq, hash=self.head.hash.hex(), why=self.trouble)


def look_through(path: Path, signer: Signer) -> Looked:
    """Verify a trail before it is used.

    Every stored hash is computed anew and every link followed; the last entry's signature then
    vouches for all before it. So the whole chain is verified at the price of hashing it.

    What looks damaged is looked at twice: one page that the disk failed to give is reported by
    SQLite as a malformed file, and a whole trail is not set aside for that.

    Raises:
        TrailError: The file cannot be opened for a reason that leaves it whole.
    """
    looked = _look_once(path, signer)
    return _look_once(path, signer) if looked.trouble is Began.DAMAGED else looked


def _look_once(path: Path, signer: Signer) -> Looked:
    try:
        with told(path), closing(connect(path)) as connection:
            if _version(connection) > VERSION:
                raise TrailError(
                    say(
                        "The record on this computer was written by a newer Letterlock. Nothing "
                        "was changed. Install the newer version, then start it again."
                    )
                )
            looked = _chain(_rows(connection), signer)
            (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except TrailDamaged:
        return Looked(head=Head(), log=signer.log, trouble=Began.DAMAGED)
    if looked.trouble is None and sound != "ok":
        return Looked(head=looked.head, log=looked.log, trouble=Began.DAMAGED)
    return looked


def set_aside(path: Path, t_ms: int) -> Path:
    """Rename a trail's files, with the time, so that they stay as evidence; give the new name.

    The file with the name goes first: were the others to go first and the power to fail, what is
    left would look like a shorter trail.
    """
    when = datetime.fromtimestamp(t_ms / 1000, tz=UTC).strftime("%Y%m%d-%H%M%S")
    number = 1
    while True:
        again = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem}-set-aside-{when}{again}{path.suffix}")
        if not any(_beside(aside, ending).exists() for ending in _BESIDE):
            break
        number += 1
    with told(path):
        for ending in _BESIDE:
            if _beside(path, ending).exists():
                _beside(path, ending).rename(_beside(aside, ending))
    return aside


def files_set_aside(path: Path) -> tuple[Path, ...]:
    """Give the files that were set aside from a trail's place, the oldest first."""
    return tuple(sorted(path.parent.glob(f"{path.stem}-set-aside-*{path.suffix}")))


def notice(why: Began, name: str) -> str:
    """Tell the person why another record was begun, and where the one before is."""
    if why is Began.MISSING:
        return say(
            "The record of earlier checks ({name}) is not on this computer any more. A new record "
            "was begun, and it says so. Tell your team lead or IT support.",
            name=name,
        )
    if why is Began.OTHER_KEY:
        return say(
            "The record on this computer was written with a key that is not in your keyring. It "
            "was kept as {name}, and a new record was begun. Tell your team lead or IT support.",
            name=name,
        )
    if why is Began.FORKED:
        return say(
            "The register knows another record that was written with this computer's key: a copy "
            "of this computer was in use. The record so far was kept as {name}, and a new record "
            "was begun. Enrol this desk again, and tell your team lead or IT support.",
            name=name,
        )
    if why is Began.REVOKED:
        return say(
            "This desk's right to the register was taken away before it was enrolled again. The "
            "record until then was kept as {name}, and a new record was begun.",
            name=name,
        )
    return say(
        "The record on this computer was damaged. It was kept as {name} for evidence, and a new "
        "record was begun. Tell your team lead or IT support.",
        name=name,
    )


def begin(path: Path, first: Entry, t_ms: int) -> bool:
    """Make a trail with its first entry, whole or not at all; False when another was faster."""
    made = path.with_name(f"{path.name}.{os.getpid()}.new")
    with told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists() and any(_beside(path, ending).exists() for ending in _BESIDE[1:]):
            # A log of changes without its database: SQLite would pour it into the new one.
            set_aside(path, t_ms)
        for ending in _BESIDE:
            _beside(made, ending).unlink(missing_ok=True)
        with closing(connect(made, create=True)) as connection:
            made.chmod(0o600)
            bring_up_to_date(connection)
            insert(connection, first)
        return _publish(made, path)


def renew_tables(path: Path) -> None:
    """Give a trail of an earlier version the tables of this one; its entries stay as they are."""
    with told(path), closing(connect(path)) as connection:
        if _version(connection) == VERSION:
            return
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) < VERSION:  # else another instance did it in between
            bring_up_to_date(connection)
        connection.execute("COMMIT")


def insert(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write one entry."""
    connection.execute(
        "INSERT INTO entry (seq, hash, prev, sig, body) VALUES (?, ?, ?, ?, ?)",
        (entry.seq, entry.hash, entry.prev, entry.signature, entry.body),
    )


def as_entry(row: tuple[int, bytes, bytes, bytes, bytes]) -> Entry:
    """Give a row as the noun."""
    seq, entry_hash, prev, signature, body = row
    return Entry(seq=seq, hash=entry_hash, prev=prev, signature=signature, body=body)


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _rows(connection: sqlite3.Connection) -> Iterable[Entry]:
    return (as_entry(row) for row in connection.execute(ALL_ENTRIES))


def _chain(entries: Iterable[Entry], signer: Signer) -> Looked:
    """Follow the chain from its first entry; stop at the first link that does not hold."""
    head, last, log = Head(), None, signer.log
    trouble: Began | None = None
    for entry in entries:
        if last is None:
            trouble, log = _enrolment(entry, signer)
        if trouble is not None or not follows(entry, head):
            break
        head, last = Head(seq=entry.seq, hash=entry.hash), entry
    else:
        if last is not None and is_signed(signer.public_key, last.body, last.signature):
            return Looked(head=head, log=log)
        # Nothing vouches for the chain, so nothing of it is claimed.
        head = Head()
    return Looked(head=head, log=log, trouble=trouble or Began.DAMAGED)


def _enrolment(first: Entry, signer: Signer) -> tuple[Began | None, str]:
    """Say whether a first entry enrols this signer's key, and which log it begins."""
    try:
        body = read_body(first.body)
    except BadEntryError:
        return Began.DAMAGED, signer.log
    if body.key is None or body.key.pub != to_base64(signer.public_key):
        return Began.OTHER_KEY, body.log
    whole = body.log == log_id(ED25519, signer.public_key)
    return (None if whole else Began.DAMAGED), signer.log


def follows(entry: Entry, head: Head) -> bool:
    """Say whether an entry is the one after the head, by its columns and by its own bytes."""
    leaf = entry.signature + entry.body
    return (
        entry.seq == head.seq + 1
        and entry.prev == head.hash
        and len(entry.signature) == SIGNATURE_BYTES
        and len(entry.hash) == HASH_BYTES
        and hashlib.sha256(b"\x00" + leaf).digest() == entry.hash
        and b'"prev":"%s"' % head.hash.hex().encode() in entry.body
    )


def _publish(made: Path, path: Path) -> bool:
    """Give a finished file its name, unless the name is taken."""
    try:
        if sys.platform == "win32":
            made.rename(path)
        else:
            os.link(made, path)
            made.unlink()
            settle(path.parent)
    except FileExistsError:
        made.unlink()
        return False
    return True


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
