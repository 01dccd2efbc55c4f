"""What an entry that was looked up says, in words."""

from collections.abc import Sequence
from typing import Final

from checker.audit.acts import Act, Out
from checker.audit.entry import Body
from checker.desk.found import Found
from checker.desk.look_answers import By, LookedRow, Sought
from checker.words import say, say_count

_ACTS: Final = {
    Act.CHECK: "Checked",
    Act.ACKNOWLEDGE: "Kept a finding",
    Act.ASK_SECOND: "Asked for a second person",
    Act.ANSWER_SECOND: "Answered as second person",
    Act.RELEASE: "Confirmed",
    Act.HOLD: "Given back to the author",
    Act.CANCEL: "Withdrawn",
    Act.BREAK_GLASS: "Sent without the register",
    Act.RETURN: "Post came back",
    Act.INCIDENT: "Mistake reported",
    Act.NEAR_MISS: "Near miss",
    Act.POLICY_READ: "Policy read",
    Act.PRACTICE_RESULT: "Practice",
    Act.ACTION: "Action",
    Act.VIEW: "Looked something up",
    Act.EXPORT: "Made an evidence pack",
    Act.DEVICE_ENROL: "This desk's record begins",
}
_OUTS: Final = {
    Out.CLEAR: "Nothing found",
    Out.CHECK: "To check",
    Out.STOP: "Stopped",
    Out.RELEASED: "Released",
    Out.HELD: "Not sent",
    Out.CANCELLED: "Cancelled",
    Out.DONE: "Done",
    Out.FAILED: "Failed",
}


def what_words(body: Body) -> str:
    """Say what was done."""
    told = _ACTS.get(body.act)
    return say(told) if told else body.act.value


def outcome_words(body: Body) -> str:
    """Say how it came out; "" where that is nothing."""
    return "" if body.out is None else say(_OUTS[body.out])


def said_of_look(
    sought: Sought, found: Sequence[Found], rows: Sequence[LookedRow], *, whole: bool
) -> str:
    """Say in a sentence what a look found."""
    if not whole:
        return say_count(
            "More than {count} entry was found. Narrow the days.",
            "More than {count} entries were found. Narrow the days.",
            len(found),
        )
    if sought.by is By.FILE:
        checks = sum(one.body.act is Act.CHECK for one in found)
        if not checks:
            return say("This file was never checked, as far as this record knows.")
        return say_count(
            "This file was checked once.", "This file was checked {count} times.", checks
        )
    if sought.by is By.RECEIPT and not found:
        return say(
            "No entry has this receipt. Look at the letter again: if it is printed there, an entry "
            "is missing, and that is a finding."
        )
    if not found:
        return say("Nothing was found.")
    told = say_count("{count} entry was found.", "{count} entries were found.", len(found))
    if len(rows) < len(found):
        told += " " + say("The newest {count} are shown.", count=len(rows))
    return told
