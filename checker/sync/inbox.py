"""The inbox: entries of other desks that are meant for this one, kept as they came."""

import msgspec

from checker.audit.entry import BadEntryError, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.trail_sync import Incoming, TrailSync
from checker.errors import RegisterUnreached
from checker.protocol.messages import Entries, Held
from checker.shapes import decode
from checker.sync.session import Session
from checker.words import say


def fetch_inbox(session: Session, sync: TrailSync) -> int:
    """Fetch what is new, and give how many entries came.

    Raises:
        RegisterUnreached: There is no answer, or what came is no entry.
        RegisterRefused: Not now.
        TrailError: It cannot be kept.
    """
    count = 0
    while True:
        after = sync.inbox_seen()
        told = session.call("GET", f"/v1/inbox/{session.known.log}?from={after}", Entries)
        new = [_incoming(one) for one in told.entries if one.n > after]
        sync.take_in(new)
        count += len(new)
        if not told.more or not new:
            return count


def as_held(incoming: Incoming) -> Held | None:
    """Give an entry of the inbox as it came, with its boxes; None once its case is forgotten."""
    if incoming.beside is None:
        return None
    return decode(incoming.beside, Held)


def _incoming(held: Held) -> Incoming:
    try:
        body = read_body(held.leaf[SIGNATURE_BYTES:])
    except BadEntryError as error:
        raise RegisterUnreached(_odd()) from error
    if (body.log, body.seq) != (held.log, held.seq):
        raise RegisterUnreached(_odd())
    return Incoming(
        n=held.n,
        log=held.log,
        seq=held.seq,
        leaf=held.leaf,
        pseudonym=held.case,
        beside=msgspec.json.encode(held),
    )


def _odd() -> str:
    return say("What the register gave as messages for this desk cannot be read.")
