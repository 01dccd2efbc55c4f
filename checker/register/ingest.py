"""Storing what a desk sent: all or nothing, the same answer for the same batch, forks kept."""

from dataclasses import dataclass
from typing import Final

from checker.audit.entry import Act, Checkpoint, Facts
from checker.audit.entry import Fork as ForkFact
from checker.audit.leaf import to_base64
from checker.protocol.messages import Push, State, Wrap
from checker.register.alarms import raise_alarm
from checker.register.database import Conn, lock
from checker.register.logs import Standing, standing
from checker.register.reading_entries import Came
from checker.register.refusals import BadEntry, BadMessage, Fork, Frozen, Gap, Revoked
from checker.register.register_log import RegisterLog
from checker.words import say

FORGETTING = 0x4C4C_4647
"""The lock under which nothing is stored of a case while it is forgotten."""
STRANGE_CHECKPOINT = "checkpoint.unknown"
BACK_DATED = "entry.back-dated"
"""A clock that was set back, or is wrong: an entry's checkpoint says when it is not older than."""
_SKEW_MS: Final = 300_000
_DAY_MS: Final = 86_400_000

_ENTRIES: Final = """
    INSERT INTO entry (log, seq, hash, leaf)
    SELECT %b, seq, hash, leaf FROM unnest(%b::bigint[], %b::bytea[], %b::bytea[])
        AS came (seq, hash, leaf) ORDER BY seq
"""
_MARKS: Final = """
    INSERT INTO mark (log, seq, by, digest)
    SELECT %b, seq, by, digest FROM unnest(%b::bigint[], %b::text[], %b::bytea[])
        AS came (seq, by, digest) ON CONFLICT DO NOTHING
"""
_DISCLOSURES: Final = """
    INSERT INTO disclosure (log, seq, case_mark, boxes)
    SELECT %b, seq, case_mark, coalesce(boxes, '{}')
    FROM unnest(%b::bigint[], %b::bytea[]) AS came (seq, case_mark)
    LEFT JOIN (
        SELECT seq, array_agg(box ORDER BY place) AS boxes
        FROM unnest(%b::bigint[], %b::bytea[]) WITH ORDINALITY AS one (seq, box, place)
        GROUP BY seq
    ) beside USING (seq)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What became of a batch."""

    next: int
    head: bytes
    fork: Fork | None = None
    """To be raised once it is committed."""


def store(
    connection: Conn, log: str, came: list[Came], prev: str, push: Push, own: RegisterLog
) -> Stored:
    """Store a batch that was read, within a transaction.

    Raises:
        Frozen, Revoked, Gap, BadEntry, BadMessage: nothing is stored.
    """
    lock(connection, log)
    stands = standing(connection, log)
    refuse_closed(stands)
    strange = _first_other(connection, log, came, stands)
    if strange is not None:
        return _forked(connection, log, came[strange:], own, stands)
    fresh = [one for one in came if one.seq >= stands.next]
    if fresh and (
        fresh[0].seq != stands.next or (fresh[0] is came[0] and prev != stands.head.hex())
    ):
        raise Gap(stands.next, stands.head.hex())
    _refuse_own_answers(connection, log, came, fresh)
    forgotten = _forgotten(connection, came, push)
    _keep_entries(connection, log, fresh, forgotten)
    _keep_wraps(connection, log, push.wraps, forgotten)
    if not fresh:
        return Stored(next=stands.next, head=stands.head)
    last = fresh[-1]
    connection.execute(
        "UPDATE log SET next = %s, head = %s WHERE log = %s",
        (last.seq + 1, last.hash, bytes.fromhex(log)),
    )
    _look_at_checkpoints(connection, log, fresh, own)
    return Stored(next=last.seq + 1, head=last.hash)


def refuse_closed(stands: Standing) -> None:
    """Refuse a log that takes nothing more.

    Raises:
        Frozen, Revoked: it does not.
    """
    if stands.state is State.REVOKED:
        raise Revoked
    if stands.state is State.FROZEN:
        raise Frozen


def _refuse_own_answers(connection: Conn, log: str, came: list[Came], fresh: list[Came]) -> None:
    """Refuse an answer of a second person to what they asked themselves, at whichever desk.

    Raises:
        BadEntry: one is.
    """
    answers = [one.answers for one in fresh if one.answers is not None]
    if not answers:
        return
    rows = connection.execute(
        "SELECT e.hash FROM entry e JOIN log l USING (log)"
        " WHERE e.hash = ANY(%s) AND l.actor = (SELECT actor FROM log WHERE log = %s)",
        (answers, bytes.fromhex(log)),
    )
    own = {row[0] for row in rows} | {one.hash for one in came}
    for index, one in enumerate(came):
        if one.answers in own and one in fresh:
            raise BadEntry(index, say("nobody is the second person for what they asked"))


def _first_other(connection: Conn, log: str, came: list[Came], stands: Standing) -> int | None:
    """Give the place of the first entry whose number is known with another hash."""
    if came[0].seq >= stands.next:
        return None
    held: dict[int, bytes] = dict(
        connection.execute(
            "SELECT seq, hash FROM entry WHERE log = %s AND seq BETWEEN %s AND %s",
            (bytes.fromhex(log), came[0].seq, came[-1].seq),
        ).fetchall()
    )
    return next(
        (at for at, one in enumerate(came) if held.get(one.seq, one.hash) != one.hash), None
    )


def _forked(
    connection: Conn, log: str, branch: list[Came], own: RegisterLog, stands: Standing
) -> Stored:
    """Keep the other branch, freeze the log, and say so in the register's own log."""
    name = bytes.fromhex(log)
    first = branch[0]
    held = connection.execute(
        "SELECT hash FROM entry WHERE log = %s AND seq = %s", (name, first.seq)
    ).fetchone()
    known = held[0].hex() if held else ""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO fork (log, seq, hash, leaf) VALUES (%s, %s, %s, %s)",
            [(name, one.seq, one.hash, one.leaf) for one in branch],
        )
    connection.execute("UPDATE log SET state = 'frozen' WHERE log = %s", (name,))
    came = first.hash.hex()
    fork = ForkFact(log=log, seq=first.seq, held=known, came=came)
    own.append(connection, Act.LOG_FORK, Facts(forked=fork))
    raise_alarm(connection, "log.fork", log, first.seq, own.clock.now_ms())
    return Stored(next=stands.next, head=stands.head, fork=Fork(first.seq, known, came))


def _forgotten(connection: Conn, came: list[Came], push: Push) -> set[bytes]:
    """Give which of the batch's cases are forgotten; none can be until this is committed."""
    cases = {one.case for one in came if one.case}
    cases |= {bytes.fromhex(wrap.case) for wrap in push.wraps}
    if not cases:
        return set()
    connection.execute("SELECT pg_advisory_xact_lock_shared(%s)", (FORGETTING,))
    rows = connection.execute(
        "SELECT case_mark FROM forgotten WHERE case_mark = ANY(%s)", (list(cases),)
    )
    return {row[0] for row in rows}


def _keep_entries(connection: Conn, log: str, fresh: list[Came], forgotten: set[bytes]) -> None:
    if not fresh:
        return
    name = bytes.fromhex(log)
    connection.execute(
        _ENTRIES,
        (name, [one.seq for one in fresh], [one.hash for one in fresh], [o.leaf for o in fresh]),
    )
    beside = [one for one in fresh if (one.case or one.boxes) and one.case not in forgotten]
    if not beside:
        return
    marks = [(one.seq, told) for one in beside for told in one.marks]
    if marks:
        connection.execute(
            _MARKS,
            (
                name,
                [seq for seq, _ in marks],
                [told.by for _, told in marks],
                [bytes.fromhex(told.digest) for _, told in marks],
            ),
        )
    boxes = [(one.seq, box) for one in beside for box in one.boxes]
    connection.execute(
        _DISCLOSURES,
        (
            name,
            [one.seq for one in beside],
            [one.case for one in beside],
            [seq for seq, _ in boxes],
            [box for _, box in boxes],
        ),
    )


def _keep_wraps(connection: Conn, log: str, wraps: tuple[Wrap, ...], forgotten: set[bytes]) -> None:
    """Keep sealed keys; those for somebody whose log is closed are passed over."""
    if not wraps:
        return
    holders = {bytes.fromhex(wrap.holder) for wrap in wraps}
    states: dict[bytes, str] = dict(
        connection.execute(
            "SELECT log, state FROM log WHERE log = ANY(%s) AND box IS NOT NULL", (list(holders),)
        ).fetchall()
    )
    if len(states) != len(holders):
        raise BadMessage(say("a key of a case is sealed to somebody who is not known here"))
    name = bytes.fromhex(log)
    kept = [
        (case, name, holder, wrap.box)
        for wrap in wraps
        if (case := bytes.fromhex(wrap.case)) not in forgotten
        and states[holder := bytes.fromhex(wrap.holder)] == State.OPEN
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO case_key (case_mark, log, holder, box) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            kept,
        )


def _look_at_checkpoints(connection: Conn, log: str, fresh: list[Came], own: RegisterLog) -> None:
    """Raise an alarm, one a push, about the first entry that saw a checkpoint never signed here.

    And another, one a log a day, about one that claims to be older than the checkpoint it saw.
    """
    seen: dict[Checkpoint, int] = {}
    for one in fresh:
        if one.cp is not None:
            seen.setdefault(one.cp, one.seq)
    if not seen:
        return
    signed = {
        Checkpoint(n=size, r=to_base64(root)): at
        for size, root, at in connection.execute(
            "SELECT size, root, at FROM checkpoint WHERE size = ANY(%s)", ([cp.n for cp in seen],)
        )
    }
    now = own.clock.now_ms()
    strange = next((seq for cp, seq in seen.items() if cp not in signed), None)
    if strange is not None:
        raise_alarm(connection, STRANGE_CHECKPOINT, log, strange, now)
    older = next((o.seq for o in fresh if o.cp and o.t < signed.get(o.cp, 0) - _SKEW_MS), None)
    if older is not None and not _is_said(connection, BACK_DATED, log, now - _DAY_MS):
        raise_alarm(connection, BACK_DATED, log, older, now)


def _is_said(connection: Conn, kind: str, log: str, since_ms: int) -> bool:
    row = connection.execute(
        "SELECT FROM alarm WHERE kind = %s AND log = %s AND at > %s LIMIT 1", (kind, log, since_ms)
    ).fetchone()
    return row is not None
