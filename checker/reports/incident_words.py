"""What is said of a mistake after sending, in words: codes of entries, clocks, what is due."""

from collections.abc import Mapping
from typing import Final

from checker.days import in_full, time_in_england
from checker.reports.incidents import Clock, Due, Incident, What, dues, hours_left
from checker.words import say, say_count

KINDS: Final[Mapping[str, str]] = {
    "wrong-address": "It went to the wrong address",
    "wrong-person": "It went to the wrong person",
    "wrong-email": "It went to the wrong email address",
    "wrong-enclosure": "The wrong thing was enclosed",
    "other-persons-data": "It said something about somebody else",
    "hidden-data": "There was something hidden in the file",
    "lost": "It was lost",
    "other": "Something else",
}
CAUSES: Final[Mapping[str, str]] = {
    "address-old": "The address was an old one",
    "address-copied": "The address was copied from another letter",
    "autocomplete": "The email program filled in the wrong name",
    "recipient-picked": "The wrong recipient was picked",
    "enclosure-mixed": "Enclosures were mixed up",
    "record-wrong": "The case record was wrong",
    "redaction": "Something was not blacked out",
    "other": "Something else",
}
CONSEQUENCES: Final[Mapping[str, str]] = {
    "none-known": "None known",
    "distress": "Somebody is distressed",
    "address-known": "Somebody knows an address that they must not know",
    "moved": "Somebody had to move",
    "safety": "Somebody's safety is at risk",
    "court": "It bears on court proceedings",
    "money": "Somebody lost money",
    "other": "Something else",
}
RECOVERED: Final[Mapping[str, str]] = {
    "yes": "Yes, all of it",
    "partly": "Some of it",
    "no": "No",
    "unknown": "I do not know yet",
}
DECISIONS: Final[Mapping[str, str]] = {
    "report": "Report it to the regulator",
    "not-report": "Do not report it",
}
COMPLAINTS: Final[Mapping[str, str]] = {
    "received": "It was received",
    "acknowledged": "We said that we have it",
    "answered": "We answered it",
}
DAMAGE: Final[Mapping[str, str]] = {
    "none": "No damage or distress",
    "distress": "Distress",
    "material": "Material damage",
}
STEPS: Final[Mapping[str, str]] = {
    "reported": "Reported",
    "assessed": "Looked into",
    "told-person": "Told the people whom it concerns",
    "told-regulator": "Told the regulator",
    "recovered": "Asked for it back",
    "decided": "Decided whether to report it",
    "complaint": "Complaint",
    "closed": "Closed",
}
RETURNS: Final[Mapping[str, str]] = {
    "gone-away": "Gone away",
    "not-known": "Not known at this address",
    "no-such-address": "No such address",
    "refused": "Refused",
    "insufficient": "Address incomplete",
    "opened": "Opened and sent back",
    "other": "Another reason",
}
OPENED: Final[Mapping[str, str]] = {
    "no": "No, it is still closed",
    "yes": "Yes",
    "unknown": "I cannot tell",
}
FOUND: Final[Mapping[str, str]] = {
    "checker": "Letterlock showed it",
    "author": "Whoever wrote it saw it",
    "lead": "A team lead saw it",
    "other": "Somebody else saw it",
}
_DUES: Final[Mapping[What, str]] = {
    What.ASSESS: "Look into it: cause, consequence, people",
    What.DECIDE: "Decide whether to report it to the regulator",
    What.TELL_REGULATOR: "Tell the regulator",
    What.TELL_PERSON: "Tell the people whom it concerns",
    What.RECOVER: "Ask for it back",
    What.ACKNOWLEDGE: "Tell the person that their complaint is here",
    What.ANSWER: "Answer the complaint",
    What.CLOSE: "Close it",
}


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
    return f"{in_full(at)}, {at:%H:%M}"


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


def due_words(due: Due) -> str:
    """Say what is due and by when."""
    what = say(_DUES[due.what])
    if due.by is None:
        return what if due.what is What.CLOSE else say("{what}, without delay", what=what)
    if due.late:
        return say("{what}. It was due by {time}", what=what, time=time_words(due.by))
    return say("{what}, by {time}", what=what, time=time_words(due.by))


def timed_words(incident: Incident, now_ms: int) -> str:
    """Say what is due by a time; "" for nothing. Once it is closed, none of it would show."""
    return "; ".join(due_words(one) for one in dues(incident, now_ms) if one.by is not None)
