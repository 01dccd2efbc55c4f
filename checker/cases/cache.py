"""Case records kept on this computer for work without a network: encrypted, and only for a time.

Each row is a box under a key of the keyring, under a mark that tells nobody which case it is. What
is kept are the open cases of the person's own team; a case leaves when it has been closed for
thirty days, when another team has it, and when the case system has it no more.
"""

import hmac
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from checker.audit.disclosures import SealBrokenError, seal, unseal
from checker.audit.trail_file import connect
from checker.cases.loaded import reference_key
from checker.cases.snapshot import Json
from checker.errors import CaseSourceError
from checker.words import say

if TYPE_CHECKING:
    import sqlite3
else:
    import pysqlite3 as sqlite3

CLOSED_FOR = timedelta(days=30)
_VERSION = 1
_SCHEMA = (
    "CREATE TABLE kept (mark BLOB PRIMARY KEY, box BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE named (mark BLOB, kept BLOB, PRIMARY KEY (mark, kept)) STRICT, WITHOUT ROWID",
    f"PRAGMA user_version = {_VERSION}",
)
_PROOF = "letterlock/case-cache/v1"
_ENDINGS = ("", "-wal", "-shm")
_PRIMARY = 0xFF
"""SQLite's extended result codes hold the primary one in their lowest byte."""
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)

Record = dict[str, Json]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One record as it is kept, and since when it has been closed, if it is."""

    record: Record
    closed_on: date | None = None

    def is_over(self, today: date) -> bool:
        """Say whether it was closed long enough to be let go."""
        return self.closed_on is not None and today - self.closed_on > CLOSED_FOR


@dataclass(slots=True, kw_only=True)
class Cache:
    """The kept records of one person. Every call opens the file anew, so any thread may call.

    A file that does not open is set aside and a new one is made; `notices` then holds a sentence.
    Every call raises CaseSourceError when the file cannot be used at all; what was kept still is.
    """

    path: Path
    team: str
    key: bytes = field(repr=False)
    notices: tuple[str, ...] = ()

    def replace(self, records: Iterable[Record], today: date) -> None:
        """Keep these and no others: they are the whole caseload as the case system has it now."""
        given = tuple(records)

        def work(connection: sqlite3.Connection) -> None:
            before = dict(self._all(connection))
            connection.execute("DELETE FROM named")
            connection.execute("DELETE FROM kept WHERE mark <> ?", (self._mark("proof", ""),))
            for record in given:
                self._put(connection, record, before.get(self._own(record)), today)

        self._do(work)

    def put(self, record: Record, today: date) -> None:
        """Keep one record in the place of what was kept of its case."""

        def work(connection: sqlite3.Connection) -> None:
            mark = self._own(record)
            before = self._read(connection, mark)
            _forget(connection, mark)
            self._put(connection, record, before, today)

        self._do(work)

    def drop(self, case: str) -> None:
        """Keep nothing of a case that the case system has no more."""

        def work(connection: sqlite3.Connection) -> None:
            for mark in self._marks_of(connection, case):
                _forget(connection, mark)

        self._do(work)

    def records(self, today: date) -> tuple[Record, ...]:
        """Give every record that is kept, and let go of those that were closed long enough."""

        def work(connection: sqlite3.Connection) -> tuple[Record, ...]:
            found = tuple(self._all(connection))
            for mark, kept in found:
                if kept.is_over(today):
                    _forget(connection, mark)
            current = (kept.record for _, kept in found if not kept.is_over(today))
            return tuple(record for record in current if self._is_ours(record))

        return self._do(work)

    def record(self, case: str, today: date) -> Record | None:
        """Give the one kept record with an id or a reference, or None."""

        def work(connection: sqlite3.Connection) -> tuple[Record, ...]:
            found = (self._read(connection, mark) for mark in self._marks_of(connection, case))
            current = (kept.record for kept in found if kept and not kept.is_over(today))
            return tuple(record for record in current if self._is_ours(record))

        found = self._do(work)
        exact = tuple(one for one in found if _names(one)[0] == case)
        first = tuple(
            one for one in found if reference_key(case) in map(reference_key, _names(one)[:2])
        )
        best = exact or (found if len(found) == 1 else first)
        return best[0] if len(best) == 1 else None

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something in one transaction; a file that is damaged is set aside, and it is done."""
        try:
            return self._once(work)
        except (sqlite3.Error, SealBrokenError, ValueError, KeyError, OSError) as error:
            if not _is_damage(error):
                raise _unusable(self.path, error) from error
        try:
            self._set_aside()
            return self._once(work)
        except (sqlite3.Error, SealBrokenError, OSError) as error:
            raise _unusable(self.path, error) from error

    def _once(self, work: Callable[[sqlite3.Connection], T]) -> T:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(connect(self.path, create=True)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            proof = self._mark("proof", "")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None:
                for statement in _SCHEMA:
                    connection.execute(statement)
                box = seal(self._key("box"), _PROOF.encode(), context=_PROOF, draw=os.urandom)
                connection.execute("INSERT INTO kept (mark, box) VALUES (?, ?)", (proof, box))
            elif version != _VERSION:
                raise SealBrokenError(version)
            self._open_proof(connection, proof)
            done = work(connection)
            connection.execute("COMMIT")
            return done

    def _open_proof(self, connection: sqlite3.Connection, proof: bytes) -> None:
        """See that the file was made with this key.

        Raises:
            SealBrokenError: it was made with another.
        """
        row = connection.execute("SELECT box FROM kept WHERE mark = ?", (proof,)).fetchone()
        if row is None:
            raise SealBrokenError
        unseal(self._key("box"), row[0], context=_PROOF)

    def _set_aside(self) -> None:
        """Put a file that does not open out of the way; only the last such file stays."""
        aside = self.path.with_name(f"{self.path.name}.set-aside")
        for ending in _ENDINGS:
            there = aside.with_name(aside.name + ending)
            there.unlink(missing_ok=True)
            held = self.path.with_name(self.path.name + ending)
            if held.exists():
                held.rename(there)
        words = say(
            "The case records that were kept on this computer for work without a network could "
            "not be opened: they are damaged, or their key is another. They were set aside as "
            "{name}, and are gathered anew from the case system.",
            name=aside.name,
        )
        self.notices = (*self.notices, words)

    def _put(
        self, connection: sqlite3.Connection, record: Record, before: Kept | None, today: date
    ) -> None:
        """Keep a record, if it is one to keep."""
        case = record["case"]
        if not isinstance(case, dict) or not self._is_ours(record):
            return
        closed_on = None
        if str(case.get("status") or "").casefold() == "closed":
            if before is None:
                return  # only what was open while we had it is still needed
            closed_on = before.closed_on or today
        if Kept(record=record, closed_on=closed_on).is_over(today):
            return
        mark = self._own(record)
        written = {"record": record, "closed_on": closed_on and closed_on.isoformat()}
        box = seal(
            self._key("box"), json.dumps(written).encode(), context=_context(mark), draw=os.urandom
        )
        connection.execute("INSERT OR REPLACE INTO kept (mark, box) VALUES (?, ?)", (mark, box))
        connection.executemany(
            "INSERT OR REPLACE INTO named (mark, kept) VALUES (?, ?)",
            [(self._mark("name", reference_key(name)), mark) for name in _names(record)],
        )

    def _is_ours(self, record: Record) -> bool:
        """Say whether a case is of the person's own team, which may be another by now."""
        case = record["case"]
        return isinstance(case, dict) and bool(self.team) and case.get("team") == self.team

    def _all(self, connection: sqlite3.Connection) -> Iterator[tuple[bytes, Kept]]:
        proof = self._mark("proof", "")
        for mark, box in connection.execute("SELECT mark, box FROM kept").fetchall():
            if mark != proof:
                yield mark, self._opened(mark, box)

    def _read(self, connection: sqlite3.Connection, mark: bytes) -> Kept | None:
        row = connection.execute("SELECT box FROM kept WHERE mark = ?", (mark,)).fetchone()
        return None if row is None else self._opened(mark, row[0])

    def _opened(self, mark: bytes, box: bytes) -> Kept:
        held = json.loads(unseal(self._key("box"), box, context=_context(mark)))
        closed = held["closed_on"]
        return Kept(record=held["record"], closed_on=closed and date.fromisoformat(closed))

    def _marks_of(self, connection: sqlite3.Connection, case: str) -> tuple[bytes, ...]:
        wanted = self._mark("name", reference_key(case))
        rows = connection.execute("SELECT kept FROM named WHERE mark = ?", (wanted,)).fetchall()
        return tuple(mark for (mark,) in rows)

    def _own(self, record: Record) -> bytes:
        return self._mark("case", _names(record)[0])

    def _mark(self, what: str, name: str) -> bytes:
        return hmac.digest(self._key("mark"), f"{what}\n{name}".encode(), "sha256")

    def _key(self, what: str) -> bytes:
        return hmac.digest(self.key, f"{_PROOF}\n{what}".encode(), "sha256")


def _forget(connection: sqlite3.Connection, mark: bytes) -> None:
    connection.execute("DELETE FROM named WHERE kept = ?", (mark,))
    connection.execute("DELETE FROM kept WHERE mark = ?", (mark,))


def _context(mark: bytes) -> str:
    return f"{_PROOF}\n{mark.hex()}"


def _names(record: Record) -> tuple[str, ...]:
    """Give the id of a record's case, then its references."""
    case = record["case"]
    held = case if isinstance(case, dict) else {}
    references = held.get("references")
    found = (
        [one for one in references if isinstance(one, dict)] if isinstance(references, list) else []
    )
    return (str(held.get("id")), *(str(one.get("value")) for one in found))


def _is_damage(error: Exception) -> bool:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
        return code in _DAMAGE
    return not isinstance(error, OSError)


def _unusable(path: Path, error: Exception) -> CaseSourceError:
    return CaseSourceError(
        say(
            "The case records kept on this computer for work without a network cannot be read or "
            "written in {folder} ({why}). Free some space there, or ask whoever looks after this "
            "computer.",
            folder=path.parent,
            why=str(error) or type(error).__name__,
        )
    )
