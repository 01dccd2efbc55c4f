"""A request for a second person as it travels: one box, whose key is sealed to each lead."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import msgspec

from checker.audit.boxing import BoxKey, sealed_to
from checker.audit.canonical import NotCanonicalError
from checker.audit.disclosures import (
    KEY_BYTES,
    Disclosure,
    Draw,
    SealBrokenError,
    read_disclosure,
    seal,
    unseal,
)
from checker.audit.entry import Act, BadEntryError, Body, read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.audit.signing import is_signed
from checker.audit.trail_sync import Incoming, TrailSync
from checker.errors import RegisterUnreached
from checker.protocol.messages import (
    MOST_HAVE,
    Asked,
    Entries,
    Held,
    Holder,
    Request,
    Requests,
)
from checker.protocol.seconding import Shown
from checker.shapes import convert
from checker.sync.holding import holders
from checker.sync.session import Session
from checker.sync.watching import Alarm, NotYet, Watcher
from checker.words import say


class NotAsShown(Exception):
    """What came does not belong together, or is not of whoever is said to have asked."""


def sealed(entry: str, shown: Shown, leads: Mapping[str, bytes], draw: Draw) -> Request:
    """Seal what leads are shown, for the entry that asks (its leaf hash).

    Args:
        entry: The hash, 64 hex digits.
        shown: What they are shown.
        leads: For each lead's log, the public key to which is sealed.
        draw: Where random bytes come from.

    Raises:
        SealBrokenError: One of the keys is none.
    """
    key = draw(KEY_BYTES)
    return Request(
        entry=entry,
        sealed={log: sealed_to(box, key) for log, box in leads.items()},
        content=seal(key, msgspec.msgpack.encode(shown), context=_context(entry), draw=draw),
    )


def opened(asked: Asked, key: BoxKey, asker: bytes) -> Shown:
    """Open what came, and see that it is what the entry of whoever asks has promised.

    Args:
        asked: As the register, or this computer, kept it.
        key: The lead's.
        asker: The public key with which the asker's entries are signed.

    Raises:
        NotAsShown: It is not.
    """
    try:
        raw = unseal(key.opened(asked.key), asked.content, context=_context(asked.entry))
        shown = convert(msgspec.msgpack.decode(raw), Shown)
        body = asks(shown.leaf, asker)
        told = disclosures_of(shown)
    except (SealBrokenError, msgspec.MsgspecError, NotCanonicalError) as error:
        raise NotAsShown from error
    kept = {one.digest for one in told.values()} <= set(body.sd)
    if not kept or body.log != asked.log or leaf_hash(shown.leaf).hex() != asked.entry:
        raise NotAsShown
    return shown


def asks(leaf: bytes, asker: bytes) -> Body:
    """Read an entry that asks for a second person.

    Raises:
        NotAsShown: It is none, or not signed with that key.
    """
    try:
        body = read_body(leaf[SIGNATURE_BYTES:])
    except BadEntryError as error:
        raise NotAsShown from error
    signed = is_signed(asker, leaf[SIGNATURE_BYTES:], leaf[:SIGNATURE_BYTES])
    if body.act is not Act.ASK_SECOND or not signed:
        raise NotAsShown
    return body


def disclosures_of(shown: Shown) -> dict[str, Disclosure]:
    """Give what is kept beside the entry that asks, by name.

    Raises:
        NotCanonicalError: One is no disclosure.
    """
    return {one.name: one for one in map(read_disclosure, shown.told)}


def verified_holders(
    session: Session, sync: TrailSync, now_ms: int, stood: set[bytes]
) -> tuple[Holder, ...]:
    """Give those whose enrolment the register's tree shows: the team, and who sees all teams.

    Raises:
        RegisterUnreached: They cannot be asked, or not be verified now.
        RegisterRefused: The register says no.
    """
    watcher = Watcher(session.client, session.known, sync)
    with _as_unreached():
        return holders(session, watcher, now_ms, stood)


def read_again(session: Session, one: Incoming) -> Held | None:
    """Ask for an entry of the inbox once more: a key that was sealed to this desk later is there.

    Raises:
        RegisterUnreached, RegisterRefused: It cannot be asked for now.
    """
    path = f"/v1/inbox/{session.known.log}?from={one.n - 1}"
    told = session.call("GET", path, Entries)
    return next((held for held in told.entries if held.leaf == one.leaf and held.wraps), None)


def all_waiting(page: Callable[[str], Requests], held: Iterable[Asked] = ()) -> tuple[Asked, ...]:
    """Ask for what waits, page after page, until nothing new comes: oldest first.

    Args:
        page: Gives the answer to a path.
        held: What was given before, in that order; its content is not sent again.
    """
    known = {one.id: one for one in held}
    while True:
        found: dict[str, Asked] = {}
        before, after = len(known), ""
        while True:
            have = ",".join([one for one in known if one not in found][:MOST_HAVE])
            told = page(f"/v1/requests?have={have}&after={after}")
            known.update((one.id, one) for one in told.requests if one.content)
            found.update((one.id, known[one.id]) for one in told.requests if one.id in known)
            after = told.next
            if not after or not told.requests:
                break
        if len(known) == before:
            return tuple(found.values())


@contextmanager
def _as_unreached() -> Iterator[None]:
    """Whoever waits is told to try again; the rounds keep what the register should not say."""
    try:
        yield
    except (NotYet, Alarm) as error:
        raise RegisterUnreached(
            say(
                "The register does not show yet who may be asked. Nothing was sent. Try again in a "
                "minute."
            )
        ) from error


def _context(entry: str) -> str:
    return f"letterlock/second/v1\n{entry}"
