"""What a trail keeps of the register: promises, verified checkpoints, evidence, and what it sent.

Entries are never touched here, but for those that a restored device takes back from the register.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.disclosures import Draw
from checker.audit.signing import Signer, is_signed
from checker.audit.trail_beside import STILL, Boxes, Wanted
from checker.audit.trail_checkpoint import is_named, newest_checkpoint, newest_note
from checker.audit.trail_file import connect, connect_to_read, damaged, told
from checker.audit.trail_opening import Head, as_entry, follows, insert
from checker.model import Entry

if TYPE_CHECKING:
    import sqlite3


class Stage(StrEnum):
    """How far an entry has come."""

    WRITTEN = "written"
    """On this computer's disk."""
    ACCEPTED = "accepted"
    """The register has promised it."""
    WITNESSED = "witnessed"
    """It stands in the register's tree, under a checkpoint that this device verified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The register's signed word that it has this entry, and with it every one before."""

    seq: int
    at_ms: int
    note: bytes
    idx: int | None = None
    """Where the entry stands in the register's tree, once that was verified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """An entry that the register lacks, with what is kept beside it and under which case's mark."""

    entry: Entry
    mark: bytes | None
    boxes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An entry of another desk that was meant for this one."""

    n: int
    log: str
    seq: int
    leaf: bytes
    pseudonym: str | None
    beside: bytes | None
    """The sealed disclosures as they came; None once the case is forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailSync:
    """One log's side of the register. Every call opens the file anew."""

    path: Path
    signer: Signer
    draw: Draw = field(repr=False)

    # What has gone, and what has not

    def accepted(self) -> int:
        """Give the number of the last entry that the register promised; 0 when there is none."""
        return self._number("SELECT coalesce(max(seq), 0) FROM receipt")

    def waiting(self) -> int:
        """Count the entries that the register has not promised."""
        return self._number(
            "SELECT count(*) FROM entry WHERE seq > (SELECT coalesce(max(seq), 0) FROM receipt)"
        )

    def waiting_releases(self) -> int:
        """Count the confirmed letters among them."""
        return self._number(
            "SELECT count(*) FROM entry WHERE seq > (SELECT coalesce(max(seq), 0) FROM receipt) "
            "AND CAST(body AS TEXT) ->> 'act' = 'release'"
        )

    def oldest_release_ms(self) -> int | None:
        """Give when the oldest confirmed letter that waits was confirmed; None when none waits."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT CAST(body AS TEXT) ->> 't' FROM entry "
                "WHERE seq > (SELECT coalesce(max(seq), 0) FROM receipt) "
                "AND CAST(body AS TEXT) ->> 'act' = 'release' ORDER BY seq LIMIT 1"
            ).fetchone()
        return None if row is None else int(row[0])

    def stage(self, seq: int) -> Stage:
        """Say how far an entry has come: a promise covers every entry before it."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT max(state = 'witnessed') FROM receipt WHERE seq >= ?", (seq,)
            ).fetchone()
        if row[0] is None:
            return Stage.WRITTEN
        return Stage.WITNESSED if row[0] else Stage.ACCEPTED

    def unsent(self, after: int, most: int) -> tuple[Unsent, ...]:
        """Give the entries after a number, in order, with their boxes."""
        with self._reading() as connection:
            entries = connection.execute(
                "SELECT seq, hash, prev, sig, body FROM entry WHERE seq > ? ORDER BY seq LIMIT ?",
                (after, most),
            ).fetchall()
            last = entries[-1][0] if entries else after
            rows = connection.execute(
                "SELECT seq, mark, box, "  # noqa: S608 - a constant of ours
                "EXISTS (SELECT 1 FROM case_key k WHERE k.mark = d.mark AND k.holder = ?) "
                f"AND {STILL} "
                "FROM disclosure d WHERE seq > ? AND seq <= ? ORDER BY seq, n",
                (self.signer.log, after, last),
            ).fetchall()
        beside: dict[int, list[tuple[bytes, bytes]]] = {}
        for seq, mark, box, kept in rows:
            if kept:
                beside.setdefault(seq, []).append((mark, box))
        return tuple(
            Unsent(
                entry=as_entry(row),
                mark=next((mark for mark, _ in beside.get(row[0], ())), None),
                boxes=tuple(box for _, box in beside.get(row[0], ())),
            )
            for row in entries
        )

    def keep_promise(
        self, promise: Promise, wraps: Iterable[tuple[bytes, str, bytes]] = ()
    ) -> None:
        """Keep the register's word for an entry, and which sealed keys went with it."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO receipt (seq, state, at, note) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (seq) DO NOTHING",
                (promise.seq, Stage.ACCEPTED, promise.at_ms, promise.note),
            )
            connection.executemany(
                "INSERT INTO case_key (mark, holder, box) SELECT :mark, :holder, :box "
                "WHERE EXISTS (SELECT 1 FROM case_key WHERE mark = :mark) "
                "ON CONFLICT DO NOTHING",
                [dict(zip(("mark", "holder", "box"), one, strict=True)) for one in wraps],
            )

    def last_promise(self) -> Promise | None:
        """Give the register's last word, or None."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT seq, at, note, idx FROM receipt WHERE note IS NOT NULL "
                "ORDER BY seq DESC LIMIT 1"
            ).fetchone()
        return None if row is None else _promise(row)

    def oldest_unproven(self) -> Promise | None:
        """Give the oldest promise later than all that were seen kept, or None."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT seq, at, note, idx FROM receipt WHERE note IS NOT NULL AND seq > (SELECT "
                "coalesce(max(seq), 0) FROM receipt WHERE state = 'witnessed') "
                "ORDER BY seq LIMIT 1"
            ).fetchone()
        return None if row is None else _promise(row)

    def prove(self, seq: int, idx: int) -> None:
        """Keep that an entry stands in the register's tree, and where."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE receipt SET state = ?, idx = ? WHERE seq = ?", (Stage.WITNESSED, idx, seq)
            )

    # What the register said, and what it should not have said

    def checkpoint(self) -> bytes | None:
        """Give the last verified checkpoint's note, or None."""
        with self._reading() as connection:
            return newest_note(connection)

    def keep_checkpoint(self, size: int, note: bytes) -> None:
        """Keep a checkpoint that was verified; an older one that no entry names is let go."""
        with self._writing() as connection:
            last = newest_checkpoint(connection)
            if last is not None and last.n < size and not is_named(connection, last):
                connection.execute("DELETE FROM checkpoint WHERE size = ?", (last.n,))
            connection.execute(
                "INSERT INTO checkpoint (size, note) VALUES (?, ?) "
                "ON CONFLICT (size) DO UPDATE SET note = excluded.note",
                (size, note),
            )

    def keep_evidence(self, what: str, note: bytes, at_ms: int) -> bool:
        """Keep what should not have been said; False when exactly that is kept already."""
        with self._writing() as connection:
            done = connection.execute(
                "INSERT INTO evidence (at, what, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (at_ms, what, note),
            )
            return bool(done.rowcount == 1)

    def evidence(self) -> tuple[tuple[int, str, bytes], ...]:
        """Give all of it: when, what it is, and the bytes."""
        with self._reading() as connection:
            rows = connection.execute("SELECT at, what, note FROM evidence ORDER BY n").fetchall()
        return tuple((at, what, note) for at, what, note in rows)

    def recall(self, name: str) -> bytes | None:
        """Give what was remembered under a name, or None."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT value FROM remembered WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else bytes(row[0])

    def remember(self, name: str, value: bytes) -> None:
        """Remember something under a name, instead of what was there."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO remembered (name, value) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    # What others sent

    def take_in(self, incoming: Iterable[Incoming]) -> None:
        """Keep entries that were meant for this desk; one that is there already stays."""
        with self._writing() as connection:
            connection.executemany(
                "INSERT INTO inbox (n, log, seq, leaf, pseudonym, beside) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [
                    (one.n, one.log, one.seq, one.leaf, one.pseudonym, one.beside)
                    for one in incoming
                ],
            )

    def inbox_seen(self) -> int:
        """Give the place of the last one; 0 when there is none."""
        return self._number("SELECT coalesce(max(n), 0) FROM inbox")

    def inbox(self, after: int = 0) -> tuple[Incoming, ...]:
        """Give them in order, from the one after a number on."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT n, log, seq, leaf, pseudonym, beside FROM inbox WHERE n > ? ORDER BY n",
                (after,),
            ).fetchall()
        return tuple(
            Incoming(n=n, log=log, seq=seq, leaf=leaf, pseudonym=named, beside=beside)
            for n, log, seq, leaf, named, beside in rows
        )

    def take_back(self, entries: Iterable[tuple[Entry, bytes, tuple[bytes, ...]]]) -> None:
        """Append this log's own later entries, which the register had and this device lost.

        Each comes with the mark of its case and its boxes. All or nothing.

        Raises:
            TrailDamaged: One is not signed by this log's key, or does not follow the one before.
        """
        with self._writing() as connection:
            row = connection.execute(
                "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            head = Head(seq=row[0], hash=row[1])
            for entry, mark, boxes in entries:
                signed = is_signed(self.signer.public_key, entry.body, entry.signature)
                if not signed or not follows(entry, head):
                    raise damaged()
                insert(connection, entry)
                connection.executemany(
                    "INSERT INTO disclosure (seq, n, mark, box) VALUES (?, ?, ?, ?)",
                    [(entry.seq, n, mark, box) for n, box in enumerate(boxes)],
                )
                head = Head(seq=entry.seq, hash=entry.hash)

    # Keys of cases

    def name_cases(self, organisation_key: bytes) -> None:
        """Give every case whose key is kept here the organisation's pseudonym, once."""
        with self._writing() as connection:
            self._boxes.name_cases(connection, organisation_key)

    def names(self) -> dict[bytes, str]:
        """Give the organisation's pseudonym of each mark."""
        with self._reading() as connection:
            return dict(connection.execute("SELECT mark, pseudonym FROM named_case").fetchall())

    def keys_wanted(self, holders: Iterable[str], most: int) -> tuple[Wanted, ...]:
        """Give the keys of cases that some of these holders have not been sent."""
        with self._reading() as connection:
            return self._boxes.wanted(connection, tuple(holders), most)

    def take_key(self, mark: bytes, key: bytes) -> None:
        """Keep a case's key that was lost here and came back."""
        with self._writing() as connection:
            self._boxes.take_key(connection, mark, key)

    def forget(self, pseudonyms: Iterable[str]) -> int:
        """Destroy the keys of cases; give how many were known here. `scrub` must follow."""
        gone = 0
        with self._writing() as connection:
            for pseudonym in pseudonyms:
                row = connection.execute(
                    "SELECT mark FROM named_case WHERE pseudonym = ?", (pseudonym,)
                ).fetchone()
                if row is not None:
                    self._boxes.destroy(connection, row[0])
                    gone += 1
                connection.execute(
                    "UPDATE inbox SET beside = NULL WHERE pseudonym = ?", (pseudonym,)
                )
        return gone

    def let_go(self, marks: Iterable[bytes]) -> None:
        """Destroy the keys of cases by their marks. `scrub` must follow."""
        with self._writing() as connection:
            for mark in marks:
                self._boxes.destroy(connection, mark)

    def scrub(self) -> bool:
        """Write the file anew without what was destroyed, and empty its log of changes.

        False when somebody else reads the file at this moment: then it must be done again.
        """
        with told(self.path), closing(connect(self.path)) as connection:
            connection.execute("VACUUM")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    @property
    def _boxes(self) -> Boxes:
        return Boxes(log=self.signer.log, device_key=self.signer.device_key, draw=self.draw)

    def _number(self, question: str) -> int:
        with self._reading() as connection:
            (number,) = connection.execute(question).fetchone()
        return int(number)

    @contextmanager
    def _reading(self) -> "Iterator[sqlite3.Connection]":
        with told(self.path), closing(connect_to_read(self.path)) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> "Iterator[sqlite3.Connection]":
        with told(self.path), closing(connect(self.path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")


def _promise(row: tuple[int, int, bytes, int | None]) -> Promise:
    seq, at_ms, note, idx = row
    return Promise(seq=seq, at_ms=at_ms, note=note, idx=idx)
