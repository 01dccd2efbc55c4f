"""To whom keys of cases are sealed: only those whose enrolment stands in the register's tree."""

from checker.audit.entry import BadEntryError
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.signing import is_signed
from checker.audit.tiles import NotATileError
from checker.protocol.messages import Holder, Holders
from checker.sync.known import enrolment_of
from checker.sync.session import Session
from checker.sync.watching import UNLIKE, Alarm, NotYet, Watcher


def holders(
    session: Session, watcher: Watcher, now_ms: int, stood: set[bytes] | None = None
) -> tuple[Holder, ...]:
    """Ask for the holders and verify each one's enrolment before anything is sealed to them.

    Args:
        session: Who asks.
        watcher: What knows the tree.
        now_ms: The time.
        stood: Leaves that were seen in the tree before, which only grows; those seen now are added.

    Raises:
        Alarm: A holder is shown whose enrolment the register never wrote.
        NotYet: The tree does not hold the register's own key yet.
        RegisterUnreached, RegisterRefused: It could not be asked, or one is not in the tree yet.
    """
    told = session.call("GET", "/v1/holders", Holders)
    if not told.holders:
        return ()
    try:
        key = watcher.log_key()
    except NotATileError as error:
        raise NotYet from error
    for one in told.holders:
        if not _is_enrolled(one, key, session.known.own_log):
            raise Alarm(UNLIKE, one.leaf)
        if stood is None or one.leaf not in stood:
            watcher.stands(one.leaf, now_ms)
        if stood is not None:
            stood.add(one.leaf)
    return told.holders


def _is_enrolled(holder: Holder, key: bytes, own_log: str) -> bool:
    """Say whether the register's own log enrols exactly this holder."""
    try:
        body = enrolment_of(holder.leaf)
    except BadEntryError:
        return False
    said = body.enrolled
    return (
        said is not None
        and body.log == own_log
        and is_signed(key, holder.leaf[SIGNATURE_BYTES:], holder.leaf[:SIGNATURE_BYTES])
        and (said.log, said.box, said.role, said.team)
        == (holder.log, holder.box, holder.role.value, holder.team)
    )
