"""What desks read: a log's own entries, what is meant for a desk, to whom keys are sealed."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from checker.audit.entry import Act
from checker.audit.leaf import to_base64
from checker.protocol.looking import MOST_HASHES, Hashes
from checker.protocol.messages import (
    MOST_BYTES,
    MOST_ENTRIES,
    Entries,
    Held,
    Holder,
    Holders,
    Role,
    State,
    Wrap,
)
from checker.register.database import Conn
from checker.register.growing import AFTER_SENDING
from checker.register.logs import REGISTER_ROLE, known, standing
from checker.register.refusals import UnknownLog

EVERYWHERE: Final = (Role.INVESTIGATOR.value, Role.PROTECTION_OFFICER.value)
"""Who holds the keys of every team's cases."""
_Row: TypeAlias = tuple[bytes, int, int, bytes, bytes | None, list[bytes] | None]
"""Log, number, place in the inbox, leaf, case, boxes."""


def entries(connection: Conn, log: str, start: int, reader: str) -> Entries:
    """Give a log's entries from a number on.

    Raises:
        UnknownLog: there is none of that name.
    """
    standing(connection, log)
    rows = connection.execute(
        "SELECT e.log, e.seq, 0, e.leaf, d.case_mark, d.boxes FROM entry e"
        " LEFT JOIN disclosure d USING (log, seq)"
        " WHERE e.log = %s AND e.seq >= %s ORDER BY e.seq LIMIT %s",
        (bytes.fromhex(log), start, MOST_ENTRIES + 1),
    )
    return page_of(connection, rows, reader)


def inbox(connection: Conn, log: str, after: int) -> Entries:
    """Give what is meant for a desk, in the tree's order.

    A team's leads read what is asked of them and what went wrong after sending; whoever looks into
    every team reads the latter of all. Whose letter or report it is about reads the steps that
    others take; the whole team reads where not to send any more; everybody a new policy.

    Raises:
        UnknownLog: there is none of that name.
    """
    who = known(connection, log)
    name = bytes.fromhex(log)
    of_team = (Act.CONFIG, *((Act.ASK_SECOND, *AFTER_SENDING) if who.role is Role.LEAD else ()))
    of_all = (Act.POLICY_CHANGE, *(AFTER_SENDING if who.role in EVERYWHERE else ()))
    of_asker = (Act.ANSWER_SECOND, Act.INCIDENT)
    rows = connection.execute(
        "SELECT t.log, t.seq, i.idx + 1, e.leaf, d.case_mark, d.boxes"
        " FROM inbox i JOIN tree t USING (idx) JOIN entry e USING (log, seq)"
        " LEFT JOIN disclosure d USING (log, seq)"
        " WHERE i.idx >= %s AND t.log <> %s AND (i.act = ANY(%s) AND i.team = %s"
        " OR i.act = ANY(%s) AND i.asker = %s OR i.act = ANY(%s))"
        " ORDER BY i.idx LIMIT %s",
        (
            after,
            name,
            [one.value for one in of_team],
            who.team,
            [one.value for one in of_asker],
            name,
            [one.value for one in of_all],
            MOST_ENTRIES + 1,
        ),
    )
    return page_of(connection, rows, log)


def hashes(connection: Conn, log: str, start: int) -> Hashes:
    """Give the leaf hashes of a log's entries from a number on, and the entry that began it.

    Raises:
        UnknownLog: there is none of that name, or it is empty yet.
    """
    standing(connection, log)
    name = bytes.fromhex(log)
    begun = connection.execute(
        "SELECT leaf FROM entry WHERE log = %s AND seq = 1", (name,)
    ).fetchone()
    if begun is None:
        raise UnknownLog
    rows = connection.execute(
        "SELECT hash FROM entry WHERE log = %s AND seq >= %s ORDER BY seq LIMIT %s",
        (name, start, MOST_HASHES + 1),
    ).fetchall()
    told = tuple(row[0].hex() for row in rows[:MOST_HASHES])
    return Hashes(begun=begun[0], first=start, hashes=told, more=len(rows) > MOST_HASHES)


def holders(connection: Conn, log: str) -> Holders:
    """Give to whom a log seals the keys of its cases.

    Raises:
        UnknownLog: there is none of that name.
    """
    who = known(connection, log)
    rows = connection.execute(
        "SELECT l.log, l.role, l.team, l.box, e.leaf FROM log l JOIN entry e ON e.hash = l.enrolled"
        " WHERE l.state = %s AND l.role <> %s AND (l.team = %s OR l.role = ANY(%s)) ORDER BY l.n",
        (State.OPEN.value, REGISTER_ROLE, who.team, list(EVERYWHERE)),
    )
    return Holders(
        holders=tuple(
            Holder(log=name.hex(), role=Role(role), team=team, box=to_base64(box), leaf=leaf)
            for name, role, team, box, leaf in rows
        )
    )


def page_of(connection: Conn, rows: Iterable[_Row], reader: str) -> Entries:
    """Give as many as fit one answer, each with what the reader can open."""
    page, more = _fitting(rows)
    marks = {(row[4], row[0]) for row in page if row[4] is not None}
    wraps = _wraps(connection, marks, reader) if marks else {}
    held = []
    for log, seq, n, leaf, case, boxes in page:
        opens = wraps.get((case, log)) if case is not None else None
        mine = log.hex() == reader
        held.append(
            Held(
                log=log.hex(),
                seq=seq,
                leaf=leaf,
                case=case.hex() if case is not None else None,
                boxes=tuple(boxes or ()) if mine or opens else (),
                wraps=(opens,) if opens else (),
                n=n,
            )
        )
    return Entries(entries=tuple(held), more=more)


def _fitting(rows: Iterable[_Row]) -> tuple[list[_Row], bool]:
    page: list[_Row] = []
    size = 0
    for row in rows:
        size += len(row[3]) + sum(map(len, row[5] or ()))
        if page and (size > MOST_BYTES or len(page) == MOST_ENTRIES):
            return page, True
        page.append(row)
    return page, False


def _wraps(
    connection: Conn, marks: set[tuple[bytes, bytes]], reader: str
) -> dict[tuple[bytes, bytes], Wrap]:
    cases, logs = zip(*sorted(marks), strict=True)
    rows = connection.execute(
        "SELECT k.case_mark, k.log, k.box FROM unnest(%s::bytea[], %s::bytea[]) AS m (c, l)"
        " JOIN case_key k ON k.case_mark = m.c AND k.log = m.l WHERE k.holder = %s",
        (list(cases), list(logs), bytes.fromhex(reader)),
    )
    return {
        (case, log): Wrap(case=case.hex(), log=log.hex(), holder=reader, box=box)
        for case, log, box in rows
    }
