"""A restored device: the register gives back what this log wrote after the backup was made."""

from checker.audit.boxing import box_key
from checker.audit.canonical import NotCanonicalError
from checker.audit.disclosures import SealBrokenError, case_mark
from checker.audit.entry import BadEntryError, read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.audit.signing import is_signed
from checker.audit.trail import Trail
from checker.audit.trail_beside import opened_case
from checker.errors import RegisterUnreached
from checker.model import Entry
from checker.protocol.messages import Held, Wrap
from checker.sync.pushing import Pusher
from checker.words import say

_GONE = bytes(32)
"""The mark of a case that is forgotten: what was beside its entries opens with no key."""


def restore(pusher: Pusher, trail: Trail) -> int:
    """Take back this log's own later entries, and give how many there were.

    Raises:
        Forked: The register's entries do not follow those that are here.
        TrailError: They cannot be written.
        RegisterUnreached, RegisterRefused: They could not be fetched, or are not this log's.
    """
    count = 0
    for found in pusher.missing_here():
        came = [
            (_entry(one, trail.signer.public_key), *_beside(one, trail)) for one in found.entries
        ]
        trail.sync.take_back(came)
        count += len(came)
    return count


def _entry(held: Held, key: bytes) -> Entry:
    """Give an entry as it came, once it is seen to be one that this log signed."""
    signature, body = held.leaf[:SIGNATURE_BYTES], held.leaf[SIGNATURE_BYTES:]
    try:
        prev = read_body(body).prev
    except BadEntryError as error:
        raise RegisterUnreached(_not_ours()) from error
    if not is_signed(key, body, signature):
        raise RegisterUnreached(_not_ours())
    return Entry(
        seq=held.seq,
        hash=leaf_hash(held.leaf),
        prev=bytes.fromhex(prev),
        signature=signature,
        body=body,
    )


def _beside(held: Held, trail: Trail) -> tuple[bytes, tuple[bytes, ...]]:
    """Give the mark of an entry's case and its boxes, and keep the case's key when it came too."""
    promised = len(read_body(held.leaf[SIGNATURE_BYTES:]).sd)
    boxes = held.boxes if len(held.boxes) == promised else (b"",) * promised
    if held.boxes and held.case is not None:
        for wrap in held.wraps:
            if (mark := _kept_key(wrap, held, trail)) is not None:
                return mark, boxes
        return bytes.fromhex(held.case), boxes
    return _GONE, boxes


def _kept_key(wrap: Wrap, held: Held, trail: Trail) -> bytes | None:
    """Keep the key that a wrap holds, if it opens what is beside the entry."""
    signer = trail.signer
    if wrap.case != held.case or wrap.holder != signer.log:
        return None
    try:
        key = box_key(signer.key).opened(wrap.box)
        case = opened_case(key, held.boxes, log=signer.log, seq=held.seq)
    except (SealBrokenError, NotCanonicalError):
        return None
    mark = case_mark(signer.device_key, case)
    trail.sync.take_key(mark, key)
    return mark


def _not_ours() -> str:
    return say(
        "What the register gave back as this desk's own record is not what this desk wrote, so "
        "none of it was taken. Tell whoever looks after the register."
    )
