"""Release requests: sealed page images that wait for a second person, for 72 hours at most."""

import re
import secrets
from collections.abc import Sequence

from checker.audit.entry import Act, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.protocol.messages import (
    MOST_HAVE,
    MOST_REQUEST_BYTES,
    REQUEST_HOURS,
    Asked,
    Request,
    Requests,
    Role,
    State,
)
from checker.register.database import Conn, lock, raw
from checker.register.ingest import FORGETTING, refuse_closed
from checker.register.logs import known, standing
from checker.register.reading_entries import SEALED_KEY_BYTES
from checker.register.refusals import BadMessage, Gone, NotThere
from checker.words import say

MOST_WAITING_BYTES = 2 * MOST_REQUEST_BYTES
PAGE = MOST_HAVE // 2
"""So many on a page: fewer than a desk may name of those that it has."""
_HOUR_MS = 3_600_000
_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_PLACE = re.compile(r"[0-9]{1,15}\.[0-9a-f]{32}", re.ASCII)


def ask(connection: Conn, log: str, request: Request, now_ms: int) -> str:
    """Keep a request for the leads, within a transaction, and give its id.

    Raises:
        UnknownLog, Frozen, Revoked, BadMessage, Gone: nothing is stored.
    """
    lock(connection, log)
    refuse_closed(standing(connection, log))
    if len(request.content) > MOST_REQUEST_BYTES:
        raise BadMessage(say("it is too large"))
    name, entry = bytes.fromhex(log), bytes.fromhex(request.entry)
    before = connection.execute(
        "SELECT r.id, r.until, EXISTS (SELECT FROM request_content c WHERE c.id = r.id)"
        " FROM request r WHERE r.entry = %s AND r.log = %s",
        (entry, name),
    ).fetchone()
    if before is not None:
        told, until, waits = before
        if not waits or until <= now_ms:
            raise Gone
        return str(told)
    _refuse_other_entry(connection, name, entry)
    _refuse_forgotten(connection, entry)
    _refuse_others(connection, log, request)
    told = secrets.token_hex(16)
    connection.execute(
        "INSERT INTO request (id, entry, log, until) VALUES (%s, %s, %s, %s)",
        (told, entry, name, now_ms + REQUEST_HOURS * _HOUR_MS),
    )
    connection.execute(
        "INSERT INTO request_content (id, content) VALUES (%s, %b)", (told, request.content)
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO request_key (id, holder, box) VALUES (%s, %s, %s)",
            [(told, bytes.fromhex(holder), box) for holder, box in request.sealed.items()],
        )
    return told


def waiting(
    connection: Conn,
    log: str,
    now_ms: int,
    have: Sequence[str] = (),
    after: str | None = None,
) -> Requests:
    """Give the requests that wait for somebody's answer, oldest first.

    Of those that they have (`have`: ids), without the content. Of the others only as many as go
    into one answer, but always one: they have them then, and ask again for the next.

    With `after` it gives one page, from behind that place on ("": the first), and says where the
    next one begins: then nobody is given all that waits at once.

    Raises:
        UnknownLog: there is none of that name.
        BadMessage: there is no such place.
    """
    known(connection, log)
    paged = after is not None
    rows = connection.execute(
        "SELECT r.id, r.entry, r.log, k.box, r.until, r.id = ANY(%s), length(c.content)"
        " FROM request_key k JOIN request r USING (id) JOIN request_content c USING (id)"
        " WHERE k.holder = %s AND r.until > %s AND (r.until, r.id) > (%s, %s)"
        " ORDER BY r.until, r.id LIMIT %s",
        (list(have), bytes.fromhex(log), now_ms, *_place(after), PAGE + 1 if paged else None),
    ).fetchall()
    asked: list[Asked] = []
    room, following = MOST_WAITING_BYTES, ""
    for number, (told, entry, asker, key, until, held, size) in enumerate(rows):
        content: tuple[bytes] | None = (b"",)
        full = not held and room < MOST_WAITING_BYTES and size > room
        if paged and (full or number == PAGE):
            break
        following = f"{until}.{told}"
        if not held:
            if full:
                continue
            content = connection.execute(
                "SELECT content FROM request_content WHERE id = %s", (told,), binary=True
            ).fetchone()
            room -= size
        if content is not None:
            asked.append(
                Asked(
                    id=told,
                    entry=entry.hex(),
                    log=asker.hex(),
                    key=key,
                    content=content[0],
                    until=until,
                )
            )
    else:
        following = ""
    return Requests(requests=tuple(asked), next=following if paged else "")


def _place(after: str | None) -> tuple[int, str]:
    """Give the place behind which a page begins.

    Raises:
        BadMessage: it is none.
    """
    if not after:
        return 0, ""
    if not _PLACE.fullmatch(after):
        raise BadMessage(say("it is no place in what waits"))
    until, _, told = after.partition(".")
    return int(until), told


def withdraw(connection: Conn, told: str, log: str, now_ms: int) -> None:
    """Remove a request: by who asked, or by one of those to whom it is sealed.

    Raises:
        NotThere: there is none of that id, or it is not for this log.
        Gone: it was removed before, or is too old.
    """
    if not _ID.fullmatch(told):
        raise NotThere
    name = raw(log)
    row = connection.execute(
        "SELECT r.log, r.until, EXISTS (SELECT FROM request_content c WHERE c.id = r.id),"
        " EXISTS (SELECT FROM request_key k WHERE k.id = r.id AND k.holder = %s)"
        " FROM request r WHERE r.id = %s",
        (name, told),
    ).fetchone()
    if row is None:
        raise NotThere
    asker, until, waits, sealed = row
    if waits and asker != name and not sealed:
        raise NotThere
    if not waits or until <= now_ms:
        raise Gone
    _remove(connection, [told])


def purge(connection: Conn, now_ms: int) -> int:
    """Remove requests that are too old, within a transaction, and give how many."""
    old = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM request r JOIN request_content c USING (id) WHERE r.until <= %s",
            (now_ms,),
        )
    ]
    _remove(connection, old)
    return len(old)


def _remove(connection: Conn, told: list[str]) -> None:
    connection.execute("DELETE FROM request_key WHERE id = ANY(%s)", (told,))
    connection.execute("DELETE FROM request_content WHERE id = ANY(%s)", (told,))


def _refuse_other_entry(connection: Conn, name: bytes, entry: bytes) -> None:
    row = connection.execute(
        "SELECT leaf FROM entry WHERE hash = %s AND log = %s", (entry, name)
    ).fetchone()
    if row is None or read_body(row[0][SIGNATURE_BYTES:]).act is not Act.ASK_SECOND:
        raise BadMessage(say("its entry is none of this log that asks for a second person"))


def _refuse_forgotten(connection: Conn, entry: bytes) -> None:
    connection.execute("SELECT pg_advisory_xact_lock_shared(%s)", (FORGETTING,))
    forgotten = connection.execute(
        "SELECT 1 FROM entry e JOIN disclosure d USING (log, seq)"
        " JOIN forgotten f USING (case_mark) WHERE e.hash = %s",
        (entry,),
    ).fetchone()
    if forgotten:
        raise Gone


def _refuse_others(connection: Conn, log: str, request: Request) -> None:
    team = known(connection, log).team
    leads = connection.execute(
        "SELECT count(*) FROM log WHERE log = ANY(%s) AND role = %s AND team = %s AND state = %s",
        (
            [bytes.fromhex(holder) for holder in request.sealed],
            Role.LEAD.value,
            team,
            State.OPEN.value,
        ),
    ).fetchone()
    if leads is None or leads[0] != len(request.sealed):
        raise BadMessage(say("a key is sealed to somebody who is no lead of the team"))
    if any(len(box) != SEALED_KEY_BYTES for box in request.sealed.values()):
        raise BadMessage(say("what should be a sealed key is none"))
