"""What a log wrote and never sent before it was set aside: brought by the log that goes on from it.

What follows the head of an open log goes into it, as if it had been sent. Everything else that is
not here yet is kept beside: what a frozen log wrote, and what stands behind a damaged entry.
"""

from dataclasses import dataclass
from typing import Final

from checker.protocol.messages import Push, State
from checker.register.alarms import raise_alarm
from checker.register.database import Conn, lock
from checker.register.ingest import Stored, store
from checker.register.logs import Known, standing
from checker.register.reading_entries import Came
from checker.register.refusals import Gap, NotAllowed, Revoked
from checker.register.register_log import RegisterLog

REMAINS: Final = "log.remains"
_NEW: Final = """
    SELECT seq, hash, leaf FROM unnest(%b::bigint[], %b::bytea[], %b::bytea[])
        AS came (seq, hash, leaf)
    WHERE NOT EXISTS (SELECT FROM entry e WHERE e.hash = came.hash)
    AND NOT EXISTS (SELECT FROM fork f WHERE f.log = %b AND f.hash = came.hash)
    AND NOT EXISTS (SELECT FROM remains r WHERE r.hash = came.hash)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Entries of an older log, read and verified with its key, and what the first one follows."""

    of: Known
    entries: list[Came]
    prev: str


def refuse_other_person(by: Known, of: Known) -> None:
    """Refuse somebody who brings what another person wrote, or the log's own entries.

    Raises:
        NotAllowed: they do.
    """
    if by.actor != of.actor or by.log == of.log:
        raise NotAllowed


def take(connection: Conn, by: Known, brought: Brought, push: Push, own: RegisterLog) -> None:
    """Keep what is not here yet, within a transaction.

    Raises:
        Revoked: the older log was revoked: nothing more is taken in its name.
    """
    log = brought.of.log
    lock(connection, log)
    state = standing(connection, log).state
    if state is State.REVOKED:
        raise Revoked
    if state is State.OPEN and _followed(connection, brought, push, own) is not None:
        return
    name, came = bytes.fromhex(log), brought.entries
    fresh = connection.execute(
        _NEW, ([o.seq for o in came], [o.hash for o in came], [o.leaf for o in came], name)
    ).fetchall()
    now = own.clock.now_ms()
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO remains (log, seq, hash, leaf, by_log, at)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [(name, *one, bytes.fromhex(by.log), now) for one in fresh],
        )
    if fresh:
        raise_alarm(connection, REMAINS, log, fresh[0][0], now)


def _followed(connection: Conn, brought: Brought, push: Push, own: RegisterLog) -> Stored | None:
    """Store it as if its log had sent it; None where that is not what follows."""
    try:
        return store(connection, brought.of.log, brought.entries, brought.prev, push, own)
    except Gap:
        return None  # nothing was written before it was seen
