"""The moment of confirming: everything is looked at again, and the answer says what to do next."""

from checker.decision import bound
from checker.desk.answers import Confirmed, Going, Opened
from checker.desk.letter.opening import fingerprint
from checker.errors import CallError, ChangedSinceCheck
from checker.model import Bound, Case, Channel, Receipt, Result, outermost
from checker.words import later, say

_HEADLINES = {
    Channel.POST: later("Confirmed. Now post it."),
    Channel.EMAIL: later("Confirmed. Now send it."),
    Channel.DX: later("Confirmed. Now put it in the DX."),
    Channel.HAND: later("Confirmed. Now hand it over."),
}


def bound_now(opened: Opened, result: Result, record: Case | None) -> Bound:
    """Give the four things a decision holds for, as they are now: files and record read again.

    Raises:
        ChangedSinceCheck: a file that was checked is no longer there.
    """
    then = bound(result)
    try:
        files = tuple(fingerprint(file.path) for file in opened.files)
    except CallError as gone:
        again = say("Nothing was confirmed. Choose the files again.")
        raise ChangedSinceCheck(f"{gone} {again}") from gone
    return Bound(
        files=files,
        recipients=then.recipients,
        channel=then.channel,
        snapshot="" if record is None else record.snapshot,
    )


def confirmed(
    result: Result, receipt: Receipt, going: tuple[Going, ...], where: str | None = None
) -> Confirmed:
    """Say that a letter is confirmed, and where its record is."""
    channel = going[0].channel if going else Channel.POST
    outer = outermost(result.documents)
    counted = [len(one.pages) for one in outer if one.pages]
    return Confirmed(
        receipt=receipt.code,
        headline=say(_HEADLINES[channel]),
        to="; ".join(", ".join(one.lines) for one in going),
        files=len(outer),
        pages=sum(counted) if len(counted) == len(outer) else None,
        kept=where or say("Saved on this computer."),
        channel=channel,
    )
