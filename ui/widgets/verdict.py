"""How a letter stands, in the words of the bottom bar."""

from typing import TYPE_CHECKING

from checker.decision import MONITOR
from checker.model import Release, Result, Severity
from checker.words import say, say_count

if TYPE_CHECKING:
    from checker.decision import Standing


def too_early(standing: "tuple[Standing, ...]") -> str:
    """Say what still has to be done before a letter can go."""
    fixes = sum(one.need is not Release.ACKNOWLEDGE for one in standing)
    if fixes:
        told = say_count(
            "{count} finding must be fixed before this can go.",
            "{count} findings must be fixed before this can go.",
            fixes,
        )
        decisions = len(standing) - fixes
        return f"{told} {_more(decisions)}" if decisions else told
    return say_count(
        "{count} finding needs your decision before this can go.",
        "{count} findings need your decision before this can go.",
        len(standing),
    )


def _more(decisions: int) -> str:
    return say_count(
        "{count} more needs your decision.", "{count} more need your decision.", decisions
    )


def verdict(
    result: Result, standing: "tuple[Standing, ...]", looking: str
) -> tuple[str, str, str, str]:
    """Give the verdict: a sentence, one more, an icon and its colour."""
    fixes = sum(one.need is not Release.ACKNOWLEDGE for one in standing)
    decisions = len(standing) - fixes
    still = say("Still looking: {what}.", what=looking) if looking else ""
    waiting = "" if result.settled else still or say("Still looking at what the pages hide.")
    nothing = say("Nothing is sent or printed until you confirm.")
    if fixes:
        head = say_count(
            "This letter cannot go yet: {count} finding must be fixed",
            "This letter cannot go yet: {count} findings must be fixed",
            fixes,
        )
        more = _more(decisions) if decisions else ""
        return (
            head,
            " ".join(filter(None, (more, waiting, nothing))),
            "octagon-alert",
            "stop",
        )
    if decisions:
        head = say_count(
            "{count} finding needs your decision", "{count} findings need your decision", decisions
        )
        return head, " ".join(filter(None, (waiting, nothing))), "triangle-alert", "check"
    grave = sum(one.severity is not Severity.NOTE for one in result.findings)
    if grave and result.mode == MONITOR:
        head = say_count(
            "{count} finding is recorded, and nothing is asked",
            "{count} findings are recorded, and nothing is asked",
            grave,
        )
        watching = say("Letterlock is only watching for now. Look at them before you send.")
        return head, " ".join(filter(None, (watching, waiting))), "eye", "note"
    if waiting:
        return say("Nothing found so far"), waiting, "clock", "note"
    kept = bool(grave)
    head = say("Everything has been decided") if kept else say("Nothing to change")
    return head, say("Go on to confirm where it goes."), "circle-check", "good"
