"""What is said of a mistake after sending, in words: codes of entries, clocks, what is due."""

from collections.abc import Mapping
from typing import Final

from checker.days import time_in_england, whole_day_words
from checker.reports.incidents import Clock, Due, Incident, What, dues, hours_left
from checker.words import later, say, say_count

KINDS: Final[Mapping[str, str]] = {
    "wrong-address": later("It went to the wrong address"),
    "wrong-person": later("It went to the wrong person"),
    "wrong-email": later("It went to the wrong email address"),
    "wrong-enclosure": later("The wrong thing was enclosed"),
    "other-persons-data": later("It said something about somebody else"),
    "hidden-data": later("There was something hidden in the file"),
    "lost": later("It was lost"),
    "other": later("Something else"),
}
CAUSES: Final[Mapping[str, str]] = {
    "address-old": later("The address was an old one"),
    "address-copied": later("The address was copied from another letter"),
    "autocomplete": later("The email program filled in the wrong name"),
    "recipient-picked": later("The wrong recipient was picked"),
    "enclosure-mixed": later("Enclosures were mixed up"),
    "record-wrong": later("The case record was wrong"),
    "redaction": later("Something was not blacked out"),
    "other": later("Something else"),
}
CONSEQUENCES: Final[Mapping[str, str]] = {
    "none-known": later("None known"),
    "distress": later("Somebody is distressed"),
    "address-known": later("Somebody knows an address that they must not know"),
    "moved": later("Somebody had to move"),
    "safety": later("Somebody's safety is at risk"),
    "court": later("It bears on court proceedings"),
    "money": later("Somebody lost money"),
    "other": later("Something else"),
}
RECOVERED: Final[Mapping[str, str]] = {
    "yes": later("Yes, all of it"),
    "partly": later("Some of it"),
    "no": later("No"),
    "unknown": later("I do not know yet"),
}
DECISIONS: Final[Mapping[str, str]] = {
    "report": later("Report it to the regulator"),
    "not-report": later("Do not report it"),
}
COMPLAINTS: Final[Mapping[str, str]] = {
    "received": later("It was received"),
    "acknowledged": later("We said that we have it"),
    "answered": later("We answered it"),
}
DAMAGE: Final[Mapping[str, str]] = {
    "none": later("No damage or distress"),
    "distress": later("Distress"),
    "material": later("Material damage"),
}
STEPS: Final[Mapping[str, str]] = {
    "reported": later("Reported"),
    "assessed": later("Looked into"),
    "told-person": later("Told the people whom it concerns"),
    "told-regulator": later("Told the regulator"),
    "recovered": later("Asked for it back"),
    "decided": later("Decided whether to report it"),
    "complaint": later("Complaint"),
    "closed": later("Closed"),
}
RETURNS: Final[Mapping[str, str]] = {
    "gone-away": later("Gone away"),
    "not-known": later("Not known at this address"),
    "no-such-address": later("No such address"),
    "refused": later("Refused"),
    "insufficient": later("Address incomplete"),
    "opened": later("Opened and sent back"),
    "other": later("Another reason"),
}
OPENED: Final[Mapping[str, str]] = {
    "no": later("No, it is still closed"),
    "yes": later("Yes"),
    "unknown": later("I cannot tell"),
}
FOUND: Final[Mapping[str, str]] = {
    "checker": later("Letterlock showed it"),
    "author": later("Whoever wrote it saw it"),
    "lead": later("A team lead saw it"),
    "other": later("Somebody else saw it"),
}
_DUES: Final[Mapping[What, str]] = {
    What.ASSESS: later("Look into it: cause, consequence, people"),
    What.DECIDE: later("Decide whether to report it to the regulator"),
    What.TELL_REGULATOR: later("Tell the regulator"),
    What.TELL_PERSON: later("Tell the people whom it concerns"),
    What.RECOVER: later("Ask for it back"),
    What.ACKNOWLEDGE: later("Tell the person that their complaint is here"),
    What.ANSWER: later("Answer the complaint"),
    What.CLOSE: later("Close it"),
}

_BRIEFLY: Final[Mapping[What, str]] = {What.ASSESS: later("Look into it")}
"""Where the whole is too long for a row of a table."""


def said(words: Mapping[str, str], code: str) -> str:
    """Say a code in words; "" for none, the code itself where nobody has words for it."""
    return say(words[code]) if code in words else code


def choices(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Give every code with its words, to choose from."""
    return tuple((code, say(told)) for code, told in words.items())


def time_words(at_ms: int) -> str:
    """Say a moment, in England.

    >>> time_words(1_795_336_122_312)
    '22 November 2026, 08:28'
    """
    at = time_in_england(at_ms)
    return f"{whole_day_words(at)}, {at:%H:%M}"


def clock_words(incident: Incident, now_ms: int) -> str:
    """Say how it stands with the 72 hours, in a few words."""
    match incident.clock_at(now_ms):
        case Clock.TOLD:
            return say("Regulator told in time")
        case Clock.TOLD_LATE:
            return say("Regulator told late")
        case Clock.NOT_NEEDED:
            return say("Not to be reported")
        case Clock.LATE:
            over = -hours_left(incident, now_ms)
            return say_count("{count} hour late", "{count} hours late", over)
        case _:
            left = hours_left(incident, now_ms)
            return say_count("{count} hour left", "{count} hours left", left)


def due_words(due: Due, *, briefly: bool = False) -> str:
    """Say what is due and by when."""
    told = _DUES[due.what]
    what = say(_BRIEFLY.get(due.what, told) if briefly else told)
    if due.by is None:
        return what if due.what is What.CLOSE else say("{what}, without delay", what=what)
    if due.late:
        return say("{what}. It was due by {time}", what=what, time=time_words(due.by))
    return say("{what}, by {time}", what=what, time=time_words(due.by))


def timed_words(incident: Incident, now_ms: int) -> str:
    """Say what is due by a time; "" for nothing. Once it is closed, none of it would show."""
    return "; ".join(due_words(one) for one in dues(incident, now_ms) if one.by is not None)
