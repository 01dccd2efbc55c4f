"""The local trail: the only writer of the lasting record."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from checker.audit.canonical import Json
from checker.audit.disclosures import Disclosure, Draw, disclose
from checker.audit.entry import (
    REGISTER_ACTS,
    Act,
    BadEntryError,
    Began,
    Body,
    Checkpoint,
    Facts,
    Key,
    Out,
    Resumed,
    fit,
    format_of,
    read_body,
    write_body,
)
from checker.audit.leaf import ED25519, leaf_hash, receipt_code, to_base64
from checker.audit.signing import Signer
from checker.audit.trail_beside import Boxes
from checker.audit.trail_checkpoint import checkpoint_named, newest_checkpoint
from checker.audit.trail_file import (
    connect,
    connect_to_read,
    damaged,
    refuse_old_sqlite,
    refuse_share,
    told,
)
from checker.audit.trail_opening import (
    Head,
    Looked,
    as_entry,
    begin,
    insert,
    look_through,
    notice,
    renew_tables,
    set_aside,
)
from checker.audit.trail_sync import TrailSync
from checker.model import Entry, Receipt

if TYPE_CHECKING:
    import sqlite3
else:
    import pysqlite3 as sqlite3

NOTHING = Facts()
_COLUMNS = "SELECT seq, hash, prev, sig, body FROM entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Which program writes: its version, its rules' version, and this start of the machine."""

    app: str
    rules: str
    boot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was done since a moment."""

    checked: int = 0
    confirmed: int = 0
    stopped: int = 0


@dataclass(slots=True, kw_only=True)
class Trail:
    """One person's record on this device. Every call opens the file anew, so any thread may call.

    `notices` are sentences that the person should see: what was set aside, and why.
    """

    path: Path
    signer: Signer
    program: Program
    notices: tuple[str, ...] = ()
    _head: Head = field(repr=False)
    _draw: Draw = field(default=os.urandom, repr=False)

    @classmethod
    def open(  # noqa: PLR0913 - the facts of an entry, from outside: clock, versions, chance
        cls,
        path: Path,
        signer: Signer,
        *,
        app: str,
        rules: str,
        boot: str,
        t_ms: int,
        mono_ms: int,
        draw: Draw = os.urandom,
    ) -> Self:
        """Open the trail and verify it; begin one where there is none, or where it is damaged.

        Args:
            path: The trail's file.
            signer: The keys of the person at the desk.
            app: The program's version.
            rules: The version of the rules.
            boot: 16 hex digits that name this start of the machine.
            t_ms: The device's clock, milliseconds UTC.
            mono_ms: Milliseconds since the machine started.
            draw: Where random bytes come from.

        Raises:
            TrailError: It cannot be opened, and why, and what to do.
        """
        refuse_old_sqlite()
        refuse_share(path)
        program = Program(app=app, rules=rules, boot=boot)
        looked, notices = _look(path, signer, t_ms)
        if looked.trouble is not None or looked.head.seq == 0:
            # A log never begins under a key that wrote another: two first entries would be a fork.
            signer = signer if signer.is_new else signer.renewed(draw)
            first = _sealed(
                signer,
                program,
                Act.DEVICE_ENROL,
                _enrolment(signer, looked.resumed),
                t_ms=t_ms,
                mono_ms=mono_ms,
            )
            begin(path, first, t_ms)
            looked = look_through(path, signer)
            if looked.trouble is not None:
                raise damaged()
        else:
            renew_tables(path)
        return cls(
            path=path,
            signer=signer,
            program=program,
            notices=notices,
            _head=looked.head,
            _draw=draw,
        )

    def append(
        self,
        act: Act,
        facts: Facts = NOTHING,
        *,
        disclosures: Iterable[tuple[str, Json]] = (),
        case: str | None = None,
        t_ms: int,
        mono_ms: int,
    ) -> Receipt:
        """Add an entry. When this returns the entry is on disk; when it raises, none was added.

        Args:
            act: What was done.
            facts: Codes, counts and digests of it.
            disclosures: Names and values to keep beside the entry, under the case's key.
            case: The case whose key that is; None for what belongs to no case.
            t_ms: The device's clock, milliseconds UTC.
            mono_ms: Milliseconds since the machine started.

        Raises:
            BadEntryError: Only the register may do that.
            TrailError: It could not be written: full, read-only, busy or damaged.
        """
        if act in REGISTER_ACTS:
            raise BadEntryError("only the register may do this")
        beside = [disclose(name, value, draw=self._draw) for name, value in disclosures]
        with told(self.path), closing(connect(self.path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            head = self._last(connection)
            entry = _sealed(
                self.signer,
                self.program,
                act,
                facts,
                t_ms=t_ms,
                mono_ms=mono_ms,
                head=head,
                beside=beside,
                cp=newest_checkpoint(connection),
            )
            insert(connection, entry)
            self._boxes.keep(connection, entry.seq, beside, case or "")
            connection.execute("COMMIT")
        self._head = Head(seq=entry.seq, hash=entry.hash)
        return self.receipt(entry, t_ms)

    def receipt(self, entry: Entry, at_ms: int | None = None) -> Receipt:
        """Give what a letter carries to prove its entry."""
        return Receipt(
            code=receipt_code(self.signer.log, entry.seq, entry.hash),
            seq=entry.seq,
            hash=entry.hash.hex(),
            at_ms=read_body(entry.body).t if at_ms is None else at_ms,
        )

    def entries(
        self, *, after: int = 0, most: int = -1, newest_first: bool = False
    ) -> tuple[Entry, ...]:
        """Give entries in order, from the one after a number on, at most so many."""
        order = "DESC" if newest_first else "ASC"
        with told(self.path), closing(connect_to_read(self.path)) as connection:
            rows = connection.execute(
                f"{_COLUMNS} WHERE seq > ? ORDER BY seq {order} LIMIT ?",
                (after, most),
            ).fetchall()
        return tuple(as_entry(row) for row in rows)

    def entry(self, seq: int) -> Entry | None:
        """Give one entry, or None."""
        found = self.entries(after=seq - 1, most=1)
        return found[0] if found and found[0].seq == seq else None

    def find(self, code: str) -> Entry | None:
        """Give the entry that a letter's receipt names, or None: then an entry is missing."""
        log = self.signer.log
        return next(
            (one for one in self.entries() if receipt_code(log, one.seq, one.hash) == code), None
        )

    def disclosed(self, seq: int) -> tuple[Disclosure, ...]:
        """Give what is kept beside an entry; nothing when its case's key was destroyed.

        Raises:
            TrailDamaged: What is kept is not what the entry promised.
        """
        entry = self.entry(seq)
        return () if entry is None else next(self.disclosed_by_each((entry,)))

    def disclosed_by_each(self, entries: Iterable[Entry]) -> Iterator[tuple[Disclosure, ...]]:
        """Give what is kept beside each of some entries, opening the file once.

        Raises:
            TrailDamaged: What is kept is not what an entry promised.
        """
        with told(self.path), closing(connect_to_read(self.path)) as connection:
            for entry in entries:
                opened = self._boxes.opened(connection, entry.seq)
                if not {one.digest for one in opened} <= set(read_body(entry.body).sd):
                    raise damaged()
                yield opened

    def counts(self, since_ms: int) -> Counts:
        """Count what was checked, confirmed and stopped since a moment."""
        with told(self.path), closing(connect_to_read(self.path)) as connection:
            rows = connection.execute(
                "SELECT said ->> 'act', said ->> 'out', count(*) "
                "FROM (SELECT CAST(body AS TEXT) AS said FROM entry) "
                "WHERE said ->> 't' >= ? GROUP BY 1, 2",
                (since_ms,),
            ).fetchall()
        checks = {out: n for act, out, n in rows if act == Act.CHECK}
        return Counts(
            checked=sum(checks.values()),
            confirmed=sum(n for act, _, n in rows if act == Act.RELEASE),
            stopped=checks.get(Out.STOP, 0),
        )

    def begun_anew(self, why: Began, *, t_ms: int, mono_ms: int) -> Self:
        """Set this log aside, whole, and begin another under a new key that goes on from it.

        What was verified of the register is carried over, so that no older state of it is believed.

        Raises:
            TrailError: The file cannot be set aside, or the new one not be made.
            KeyringError: The new key cannot be kept.
        """
        head = look_through(self.path, self.signer).head
        resumed = Resumed(log=self.signer.log, seq=head.seq, hash=head.hash.hex(), why=why)
        note = self.sync.checkpoint()
        signer = self.signer.renewed(self._draw)
        aside = set_aside(self.path, t_ms)
        first = _sealed(
            signer,
            self.program,
            Act.DEVICE_ENROL,
            _enrolment(signer, resumed),
            t_ms=t_ms,
            mono_ms=mono_ms,
            cp=None if note is None else checkpoint_named(note),
        )
        begin(self.path, first, t_ms)
        anew = replace(
            self,
            signer=signer,
            notices=(*self.notices, notice(why, aside.name)),
            _head=Head(seq=first.seq, hash=first.hash),
        )
        if note is not None:
            anew.sync.keep_checkpoint(checkpoint_named(note).n, note)
        return anew

    @property
    def sync(self) -> TrailSync:
        """Give what this trail keeps of the register."""
        return TrailSync(path=self.path, signer=self.signer, draw=self._draw)

    @property
    def _boxes(self) -> Boxes:
        return Boxes(log=self.signer.log, device_key=self.signer.device_key, draw=self._draw)

    def _last(self, connection: sqlite3.Connection) -> Head:
        """Give the last entry, having seen that the one we know is still there."""
        rows = connection.execute(
            "SELECT seq, hash FROM entry WHERE seq = ? "
            "UNION ALL SELECT * FROM (SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1)",
            (self._head.seq,),
        ).fetchall()
        if not rows or rows[0] != (self._head.seq, self._head.hash):
            raise damaged()
        seq, last = rows[-1]
        return Head(seq=seq, hash=last)


def _look(path: Path, signer: Signer, t_ms: int) -> tuple[Looked, tuple[str, ...]]:
    """Look at what is there; set aside what cannot go on."""
    if path.exists():
        looked = look_through(path, signer)
        if looked.trouble is None:
            return looked, ()
        aside = set_aside(path, t_ms)
        return looked, (notice(looked.trouble, aside.name),)
    if signer.is_new:
        return Looked(head=Head(), log=signer.log), ()
    missing = Looked(head=Head(), log=signer.log, trouble=Began.MISSING)
    return missing, (notice(Began.MISSING, path.name),)


def _enrolment(signer: Signer, resumed: Resumed | None) -> Facts:
    return Facts(
        out=Out.DONE,
        key=Key(alg=ED25519, pub=to_base64(signer.public_key)),
        resumes=resumed,
    )


def _sealed(  # noqa: PLR0913 - every part of an entry
    signer: Signer,
    program: Program,
    act: Act,
    facts: Facts,
    *,
    t_ms: int,
    mono_ms: int,
    head: Head = Head(),  # noqa: B008 - frozen
    beside: Iterable[Disclosure] = (),
    cp: Checkpoint | None = None,
) -> Entry:
    """Build, write and sign the entry that follows a head."""
    body = write_body(
        fit(
            Body(
                act=act,
                actor=signer.actor,
                app=program.app,
                boot=program.boot,
                cp=cp,
                log=signer.log,
                mono=mono_ms,
                prev=head.hash.hex(),
                rules=program.rules,
                sd=tuple(sorted(one.digest for one in beside)),
                seq=head.seq + 1,
                t=t_ms,
                v=format_of(facts),
                **{name: getattr(facts, name) for name in facts.__struct_fields__},
            )
        )
    )
    signature = signer.sign(body)
    return Entry(
        seq=head.seq + 1,
        hash=leaf_hash(signature + body),
        prev=head.hash,
        signature=signature,
        body=body,
    )
