"""What a witness remembers: the last checkpoint of each register, and what spoke against one."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.merkle import EMPTY_ROOT
from checker.audit.notes import read_note
from checker.audit.trail_file import SETTINGS, refuse_old_sqlite
from checker.errors import SettingsError
from checker.words import say

if TYPE_CHECKING:
    import sqlite3
else:
    import pysqlite3 as sqlite3

_TABLES = """
CREATE TABLE IF NOT EXISTS seen (
    origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS evidence (
    origin TEXT NOT NULL, at INTEGER NOT NULL, note BLOB NOT NULL, UNIQUE (origin, note)
) STRICT;
CREATE TRIGGER IF NOT EXISTS only_grows BEFORE UPDATE ON seen WHEN NEW.size < OLD.size
BEGIN SELECT RAISE(ABORT, 'a register only grows'); END;
CREATE TRIGGER IF NOT EXISTS seen_kept BEFORE DELETE ON seen
BEGIN SELECT RAISE(ABORT, 'what was seen is kept'); END;
"""
_MOST_EVIDENCE = 1_000
"""Of one register: the first are what matters, and nobody fills a witness's disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A checkpoint that was signed."""

    size: int
    root: bytes
    note: bytes


@dataclass(slots=True, kw_only=True)
class Last:
    """The last checkpoint of one register, held while it is compared with the next one."""

    origin: str
    seen: Seen
    _connection: "sqlite3.Connection" = field(repr=False)

    @property
    def size(self) -> int:
        """Give its size; 0 when none was seen."""
        return self.seen.size

    def move_to(self, new: Seen) -> None:
        """Remember a checkpoint instead; it is on disk when the memory is let go of.

        It was shown to go on from the last one: what somebody handed in as the same checkpoint
        with a proof that did not hold spoke against nobody, and is taken out of the evidence.
        """
        for row, note in self._evidence():
            if _says(note) == _says(new.note):
                self._connection.execute("DELETE FROM evidence WHERE rowid = ?", (row,))
        self._connection.execute(
            "INSERT INTO seen (origin, size, root, note) VALUES (?, ?, ?, ?) ON CONFLICT (origin) "
            "DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note",
            (self.origin, new.size, new.root, new.note),
        )
        self.seen = new

    def keep_evidence(self, note: bytes, at: int) -> None:
        """Keep a signed checkpoint that does not go on from the last one, once.

        Anybody can add signatures of their own below a register's: they make it no other one.
        """
        kept = {_says(one) for _, one in self._evidence()}
        if _says(note) not in kept and len(kept) < _MOST_EVIDENCE:
            self._connection.execute(
                "INSERT INTO evidence (origin, at, note) VALUES (?, ?, ?)", (self.origin, at, note)
            )

    def _evidence(self) -> list[tuple[int, bytes]]:
        return self._connection.execute(
            "SELECT rowid, note FROM evidence WHERE origin = ?", (self.origin,)
        ).fetchall()


def _says(note: bytes) -> str:
    """Give what a note says, which its register signed, without anybody's signatures."""
    return read_note(note).text


class Memory:
    """A file. Every call opens it anew; one call at a time compares and moves on."""

    def __init__(self, path: Path, *, begin: bool = False) -> None:
        """Open the memory; only when asked is one begun.

        A witness whose memory is lost must not go on as if it had seen nothing.

        Raises:
            SettingsError: There is none, or it cannot be used.
        """
        refuse_old_sqlite()
        self._path = path
        self._one = threading.Lock()
        if not begin and not path.exists():
            raise SettingsError(
                say(
                    "The witness's memory {path} is not there. Put it back. If it is lost, this "
                    "witness must not go on: make a new one with a new key.",
                    path=path,
                )
            )
        with closing(self._connect(create=begin)) as connection:
            connection.executescript(_TABLES)

    @contextmanager
    def of(self, origin: str) -> Iterator[Last]:
        """Hold the last checkpoint of a register; what is moved to is kept at the end."""
        with self._one, closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield Last(origin=origin, seen=self._seen(connection, origin), _connection=connection)
            connection.execute("COMMIT")

    def seen(self, origin: str) -> Seen:
        """Give the last checkpoint of a register; of size 0 when none was seen."""
        with closing(self._connect()) as connection:
            return self._seen(connection, origin)

    def evidence(self, origin: str) -> tuple[bytes, ...]:
        """Give the signed checkpoints that did not go on from what was seen."""
        with closing(self._connect()) as connection:
            rows = connection.execute(
                "SELECT note FROM evidence WHERE origin = ? ORDER BY rowid", (origin,)
            ).fetchall()
        return tuple(note for (note,) in rows)

    def _seen(self, connection: "sqlite3.Connection", origin: str) -> Seen:
        row = connection.execute(
            "SELECT size, root, note FROM seen WHERE origin = ?", (origin,)
        ).fetchone()
        size, root, note = row or (0, EMPTY_ROOT, b"")
        return Seen(size=size, root=root, note=note)

    def _connect(self, *, create: bool = False) -> "sqlite3.Connection":
        mode = "rwc" if create else "rw"
        try:
            connection = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode={mode}",
                uri=True,
                timeout=10,
                isolation_level=None,
            )
            connection.execute("PRAGMA journal_mode = WAL")
            for setting in SETTINGS:
                connection.execute(setting)
        except sqlite3.Error as error:
            raise SettingsError(
                say(
                    "The witness's memory {path} cannot be used: {why}.", path=self._path, why=error
                )
            ) from error
        return connection
