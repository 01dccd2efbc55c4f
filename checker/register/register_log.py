"""The register's own log: enrolments, revocations, forks, erasures, in a chain like any other."""

from dataclasses import dataclass

import msgspec

from checker import RULES_VERSION, __version__
from checker.audit.entry import Act, Body, Checkpoint, Facts, Key, format_of, write_body
from checker.audit.leaf import ED25519, NO_HASH, leaf_hash, to_base64
from checker.register.clock import Clock
from checker.register.database import Conn, lock
from checker.register.keys import Keys
from checker.register.logs import REGISTER_ROLE

ACTOR = "register"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLog:
    """Writes the register's own entries, each in the transaction of what it tells of."""

    keys: Keys
    clock: Clock

    def begin(self, connection: Conn) -> bool:
        """Begin the log with the entry that announces its key; False when it was begun already."""
        lock(connection, self.keys.log)
        log = bytes.fromhex(self.keys.log)
        if connection.execute("SELECT 1 FROM log WHERE log = %s", (log,)).fetchone():
            return False
        key = Key(alg=ED25519, pub=to_base64(self.keys.log_public))
        leaf = self._signed(Act.DEVICE_ENROL, Facts(key=key), 1, NO_HASH, None)
        connection.execute(
            "INSERT INTO log (log, key, actor, role, team, enrolled)"
            " VALUES (%s, %s, %s, %s, '', %s)",
            (log, self.keys.log_public, ACTOR, REGISTER_ROLE, leaf_hash(leaf)),
        )
        _stored(connection, log, 1, leaf)
        return True

    def last(self, connection: Conn, act: Act) -> bytes | None:
        """Give the leaf of the last entry of an act; none is written until this is committed."""
        lock(connection, self.keys.log)
        row = connection.execute(
            "SELECT leaf FROM entry WHERE log = %s AND position(%s::bytea in leaf) > 0"
            " ORDER BY seq DESC LIMIT 1",
            (bytes.fromhex(self.keys.log), f'"act":"{act}"'.encode()),
        ).fetchone()
        return None if row is None else bytes(row[0])

    def append(self, connection: Conn, act: Act, facts: Facts) -> bytes:
        """Write an entry, and give its leaf. Hold no other lock after this one."""
        lock(connection, self.keys.log)
        log = bytes.fromhex(self.keys.log)
        row = connection.execute("SELECT next, head FROM log WHERE log = %s", (log,)).fetchone()
        if row is None:
            message = "the register's own log was not begun: run `letterlock register init`"
            raise RuntimeError(message)
        seq, head = row
        seen = connection.execute(
            "SELECT size, root FROM checkpoint ORDER BY size DESC LIMIT 1"
        ).fetchone()
        cp = Checkpoint(n=seen[0], r=to_base64(seen[1])) if seen else None
        leaf = self._signed(act, facts, seq, head, cp)
        _stored(connection, log, seq, leaf)
        return leaf

    def _signed(
        self, act: Act, facts: Facts, seq: int, prev: bytes, cp: Checkpoint | None
    ) -> bytes:
        told = msgspec.structs.asdict(facts)
        body = write_body(
            Body(
                act=act,
                actor=ACTOR,
                app=__version__,
                boot=self.clock.boot,
                cp=cp,
                log=self.keys.log,
                mono=self.clock.mono_ms(),
                prev=prev.hex(),
                rules=RULES_VERSION,
                sd=(),
                seq=seq,
                t=self.clock.now_ms(),
                v=format_of(facts),
                **told,
            )
        )
        return self.keys.sign(body) + body


def _stored(connection: Conn, log: bytes, seq: int, leaf: bytes) -> None:
    told = leaf_hash(leaf)
    connection.execute(
        "INSERT INTO entry (log, seq, hash, leaf) VALUES (%s, %s, %s, %s)", (log, seq, told, leaf)
    )
    connection.execute("UPDATE log SET next = %s, head = %s WHERE log = %s", (seq + 1, told, log))
