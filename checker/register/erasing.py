"""Forgetting a case: two people agree, then its boxes and keys are deleted for good."""

from typing import Final

from checker.audit.entry import Act, Facts
from checker.audit.leaf import leaf_hash
from checker.protocol.messages import Erase, Erasure, Role
from checker.register.database import Conn
from checker.register.ingest import FORGETTING
from checker.register.keys import Keys
from checker.register.logs import Known
from checker.register.refusals import NotAllowed, SamePerson
from checker.register.register_log import RegisterLog

MAY_ERASE: Final = frozenset({Role.ADMINISTRATOR, Role.PROTECTION_OFFICER})


def erase(connection: Conn, by: Known, asked: Erase, own: RegisterLog) -> Erasure:
    """Ask for a case to be forgotten, or agree as the second person, within a transaction.

    Raises:
        NotAllowed, SamePerson: nothing changes.
    """
    if by.role not in MAY_ERASE:
        raise NotAllowed
    mark = bytes.fromhex(asked.case)
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (FORGETTING,))
    people = [
        row[0]
        for row in connection.execute(
            "SELECT actor FROM erasure WHERE case_mark = %s ORDER BY at, actor", (mark,)
        )
    ]
    if connection.execute("SELECT 1 FROM forgotten WHERE case_mark = %s", (mark,)).fetchone():
        return Erasure(case=asked.case, state="done", by=tuple(people))
    if by.actor in people:
        raise SamePerson
    connection.execute(
        "INSERT INTO erasure (case_mark, actor, reason, at) VALUES (%s, %s, %s, %s)",
        (mark, by.actor, asked.reason, own.clock.now_ms()),
    )
    people.append(by.actor)
    if len(people) == 1:
        return Erasure(case=asked.case, state="asked", by=tuple(people))
    _delete(connection, mark)
    leaf = own.append(
        connection, Act.ERASURE_DONE, Facts(erased=(asked.case,), by=tuple(sorted(people)))
    )
    connection.execute(
        "INSERT INTO forgotten (n, case_mark, leaf)"
        " SELECT coalesce(max(n), 0) + 1, %s, %s FROM forgotten",
        (mark, leaf_hash(leaf)),
    )
    return Erasure(case=asked.case, state="done", by=tuple(people))


def keeps(connection: Conn, case: str) -> bool:
    """Say whether anything is kept of a case that could be deleted."""
    mark = bytes.fromhex(case)
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM disclosure WHERE case_mark = %s)"
        " OR EXISTS (SELECT FROM case_key WHERE case_mark = %s)",
        (mark, mark),
    ).fetchone()
    return row is not None and bool(row[0])


def forget_list(connection: Conn, keys: Keys) -> bytes:
    """Give the signed list of forgotten cases, in the order of erasure."""
    marks = [
        row[0].hex() for row in connection.execute("SELECT case_mark FROM forgotten ORDER BY n")
    ]
    lines = (f"{keys.origin}/forget", str(len(marks)), *marks)
    return keys.note("".join(f"{line}\n" for line in lines))


def _delete(connection: Conn, mark: bytes) -> None:
    asked = [
        row[0]
        for row in connection.execute(
            "SELECT r.id FROM request r JOIN entry e ON e.hash = r.entry"
            " JOIN disclosure d ON d.log = e.log AND d.seq = e.seq WHERE d.case_mark = %s",
            (mark,),
        )
    ]
    connection.execute("DELETE FROM request_key WHERE id = ANY(%s)", (asked,))
    connection.execute("DELETE FROM request_content WHERE id = ANY(%s)", (asked,))
    connection.execute(
        "DELETE FROM mark m USING disclosure d"
        " WHERE m.log = d.log AND m.seq = d.seq AND d.case_mark = %s",
        (mark,),
    )
    connection.execute("DELETE FROM disclosure WHERE case_mark = %s", (mark,))
    connection.execute("DELETE FROM case_key WHERE case_mark = %s", (mark,))
