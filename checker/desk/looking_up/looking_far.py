"""A look-up at the register: the record says why first, then the register shows what it has."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from checker.audit.leaf import leaf_hash
from checker.audit.marks import mark
from checker.audit.pseudonyms import case_pseudonym, organisation_key
from checker.desk.looking_up.look_answers import By, Sought
from checker.desk.record.found import Found
from checker.desk.record.recording import Recorder
from checker.desk.record.saying_why import refuse_untold
from checker.desk.register.linking import Linked
from checker.errors import CallError, RegisterUnreached, SettingsError
from checker.model import Receipt
from checker.protocol.looking import LookedUp, LookUp
from checker.protocol.messages import Held, Mark
from checker.sync.beside import beside, body_of
from checker.words import say

if TYPE_CHECKING:
    from checker.sync.session import Session


def far(linked: Linked, recorder: Recorder, sought: Sought, recorded: Receipt) -> Iterator[Found]:
    """Find entries at the register, a page at a time.

    Raises:
        RegisterUnreached, RegisterRefused: it does not answer, does not allow it, or shows what
            is no entry.
    """
    signer = recorder.trail().signer
    key = organisation_key(signer.place)
    if key is None:
        raise SettingsError(
            say("The keyring does not hold the organisation's key. Enrol this desk again.")
        )
    refuse_untold(linked, recorded)
    seen: set[str] = set()
    for digest in sought.digests or ("",):
        for held in pages(linked, _asked(key, sought, digest, recorded.hash)):
            hashed = leaf_hash(held.leaf).hex()
            if hashed not in seen:
                seen.add(hashed)
                body, facts = body_of(held), beside(held, signer)
                yield Found(body=body, hash=hashed, leaf=held.leaf, told=facts)


def pages(linked: Linked, asked: LookUp) -> Iterator[Held]:
    """Give everything that answers a question, a page after the other.

    Raises:
        RegisterUnreached, RegisterRefused: the register does not answer, does not allow it, or
            does not go on.
    """
    after = 0
    while True:
        told = linked.ask(partial(_looked_up, msgspec.structs.replace(asked, after=after)))
        yield from told.entries
        if not told.more:
            return
        if not told.entries or told.entries[-1].n <= after:
            raise RegisterUnreached(
                say("The register says that there is more, and does not give it. Try again.")
            )
        after = told.entries[-1].n


def _looked_up(asked: LookUp, session: "Session") -> LookedUp:
    return session.call("POST", "/v1/look-up", LookedUp, body=asked)


def _asked(key: bytes, sought: Sought, digest: str, purpose: str) -> LookUp:
    """Give the question as the register takes it: pseudonyms and marks, never a name."""
    first, last = sought.span_ms()
    case = None if sought.case is None else str(sought.case)
    marked = _mark(key, sought, digest, case)
    return LookUp(
        purpose=purpose,
        kind=sought.by.value,
        case=case_pseudonym(key, case) if case is not None and sought.by is By.CASE else None,
        mark=marked,
        actor=sought.text if sought.by is By.STAFF else None,
        team=sought.team or None,
        code=sought.code or None,
        first_ms=first if sought.first is not None else None,
        last_ms=last if sought.last is not None else None,
    )


def _mark(key: bytes, sought: Sought, digest: str, case: str | None) -> Mark | None:
    match sought.by:
        case By.FILE:
            return Mark(by="file", digest=mark(key, "file", digest))
        case By.RECEIPT:
            return Mark(by="receipt", digest=mark(key, "receipt", sought.text))
        case By.RECIPIENT:
            if case is None or sought.recipient is None:
                raise CallError(say("Choose the case and the person."))
            return Mark(by="who", digest=mark(key, "who", case, str(sought.recipient)))
        case _:
            return None
