"""What an entry that was looked up says, in words."""

from collections.abc import Sequence
from typing import Final

from checker.audit.acts import Act, Out
from checker.audit.entry import Body
from checker.desk.looking_up.look_answers import By, LookedRow, Sought
from checker.desk.record.found import Found
from checker.words import later, say, say_count

_ACTS: Final = {
    Act.CHECK: later("Checked"),
    Act.ACKNOWLEDGE: later("Kept a finding"),
    Act.ASK_SECOND: later("Asked for a second person"),
    Act.ANSWER_SECOND: later("Answered as second person"),
    Act.RELEASE: later("Confirmed"),
    Act.HOLD: later("Given back to the author"),
    Act.CANCEL: later("Withdrawn"),
    Act.BREAK_GLASS: later("Sent without the register"),
    Act.RETURN: later("Post came back"),
    Act.INCIDENT: later("Mistake reported"),
    Act.NEAR_MISS: later("Near miss"),
    Act.POLICY_READ: later("Policy read"),
    Act.PRACTICE_RESULT: later("Practice"),
    Act.ACTION: later("Action"),
    Act.VIEW: later("Looked something up"),
    Act.EXPORT: later("Made an evidence pack"),
    Act.DEVICE_ENROL: later("This desk's record begins"),
}
_OUTS: Final = {
    Out.CLEAR: later("Clear"),
    Out.CHECK: later("To check"),
    Out.STOP: later("Stopped"),
    Out.RELEASED: later("Released"),
    Out.HELD: later("Not sent"),
    Out.CANCELLED: later("Cancelled"),
    Out.DONE: later("Done"),
    Out.FAILED: later("Failed"),
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
