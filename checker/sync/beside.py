"""What stands beside somebody else's entry, for whoever holds a key of its case."""

from collections.abc import Sequence

from checker.audit.boxing import box_key
from checker.audit.canonical import NotCanonicalError
from checker.audit.disclosures import Disclosure, SealBrokenError, read_disclosure, unseal
from checker.audit.entry import BadEntryError, Body, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.signing import Signer
from checker.audit.trail_beside import box_context
from checker.errors import RegisterUnreached
from checker.protocol.messages import Held
from checker.words import say


def body_of(held: Held) -> Body:
    """Read what an entry says that the register gave.

    Raises:
        RegisterUnreached: It is no entry, or another one than the register says.
    """
    try:
        body = read_body(held.leaf[SIGNATURE_BYTES:])
    except BadEntryError as error:
        raise RegisterUnreached(_odd()) from error
    if (body.log, body.seq) != (held.log, held.seq):
        raise RegisterUnreached(_odd())
    return body


def beside(held: Held, signer: Signer) -> tuple[Disclosure, ...]:
    """Open what stands beside an entry; nothing where no key for it came.

    Raises:
        RegisterUnreached: What came is not what the entry promised.
    """
    key = _key(held, signer)
    if key is None:
        return ()
    try:
        told = _opened(key, held.boxes, log=held.log, seq=held.seq)
    except (SealBrokenError, NotCanonicalError) as error:
        raise RegisterUnreached(_odd()) from error
    if not {one.digest for one in told} <= set(body_of(held).sd):
        raise RegisterUnreached(_odd())
    return told


def _key(held: Held, signer: Signer) -> bytes | None:
    for wrap in held.wraps:
        if (wrap.holder, wrap.log, wrap.case) == (signer.log, held.log, held.case) and held.boxes:
            try:
                return box_key(signer.key).opened(wrap.box)
            except SealBrokenError as error:
                raise RegisterUnreached(_odd()) from error
    return None


def _opened(key: bytes, boxes: Sequence[bytes], *, log: str, seq: int) -> tuple[Disclosure, ...]:
    return tuple(
        read_disclosure(unseal(key, box, context=box_context(log, seq, n)))
        for n, box in enumerate(boxes)
    )


def _odd() -> str:
    return say(
        "The register gave an entry that is not what it should be. Nothing of it is shown. Tell "
        "whoever looks after the register."
    )
