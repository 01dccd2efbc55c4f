"""Why somebody looks: an entry of their own log has said it before anything is shown."""

import re

from checker.audit.acts import Act
from checker.audit.entry import BadEntryError, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.protocol.looking import PURPOSE_MS
from checker.register.database import Conn
from checker.register.refusals import NoPurpose

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_AHEAD_MS = 300_000
"""So far a device's clock may be before the register's."""


def refuse_other_case(connection: Conn, purpose: str, case: str) -> None:
    """See that a look-up's entry is about the case that is asked for, as it was sent with it.

    Of a case that is forgotten nothing is beside any entry, and nothing is found.

    Raises:
        NoPurpose: it is about another, or none.
    """
    mark = bytes.fromhex(case)
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM entry JOIN disclosure d USING (log, seq)"
        " WHERE hash = %s AND d.case_mark = %s)"
        " OR EXISTS (SELECT FROM forgotten WHERE case_mark = %s)",
        (bytes.fromhex(purpose), mark, mark),
    ).fetchone()
    if row is None or not row[0]:
        raise NoPurpose


def refuse_without(connection: Conn, log: str, purpose: str, kind: str, now_ms: int) -> None:
    """See that somebody's own log says why they look, and that it was just now.

    Args:
        connection: The database.
        log: Whose log.
        purpose: The leaf hash of its `view` entry.
        kind: What is looked up, as that entry has to say it.
        now_ms: The register's time.

    Raises:
        NoPurpose: it does not.
    """
    if not _HASH.fullmatch(purpose):
        raise NoPurpose
    row = connection.execute(
        "SELECT leaf FROM entry WHERE hash = %s AND log = %s",
        (bytes.fromhex(purpose), bytes.fromhex(log)),
    ).fetchone()
    if row is None:
        raise NoPurpose
    try:
        body = read_body(row[0][SIGNATURE_BYTES:])
    except BadEntryError as error:  # somebody changed what is stored: no purpose is in it
        raise NoPurpose from error
    told = body.event if body.act is Act.VIEW else None
    fresh = -_AHEAD_MS <= now_ms - body.t <= PURPOSE_MS
    if told is None or told.kind != kind or "purpose" not in told.codes or not fresh:
        raise NoPurpose
