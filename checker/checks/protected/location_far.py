"""How far it is to somebody's home, and what tells of no home at all."""

import re
from typing import Final

from checker.matching.caseless import caseless
from checker.model import Span

_UNITS = r"(?:minutes?|mins?|miles?|hours?|stops?|streets?|doors?|kilometres|km)['\u2019]?"
_NUMBER = (
    r"(?:\d+|an?|half an|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|"
    r"forty|fifty|few|couple of|some)"
)
_MEASURED: Final = re.compile(
    rf"\b{_NUMBER}[ -]?{_UNITS}(?!\w)[^.;\n]{{0,30}}?\b(?:walk|drive|journey|ride|away|from|"
    r"of there|train|bus|car|road|north|south|east|west|along|further|home|mums?|to)\b|"
    r"\b(?:walk|drive|drove|driven|journey|ride|train|bus|travel\w*|took (?:me|us))\b[^.;\n]{0,50}?"
    rf"\b{_NUMBER} {_UNITS}(?!\w)|\b(?:short|long|quick|easy) (?:\w+ )?(?:walk|ride|drive|hop)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(?:\d{1,3}[A-Z]?|number \d+) (?:bus|tram)\b|\b(?:bus|tram|line) (?:number |no\.? )?\d|"
    r"\bstarts? (?:with )?0\d{2,4}\b|\b(?:dialling|area) code\b|\bA road\b|(?-i:\b[AM]\d{1,3}\b)",
    re.IGNORECASE,
)
_STILL: Final = re.compile(
    r"\b(?:sang|songs?|drew|draws?|drawings?|picture of|photos?|aged|book about|film|lego|"
    r"imagin\w+|pretend\w*|one day|would (?:like|love)|['\u2019]d (?:like|love)|wants? to|wish\w*|"
    r"hope[sd]?|dream\w*|asked (?:if|whether)|can you|would you|holiday|in 20[01]\d|"
    r"before you (?:parted|separated)|when you|used to|permit|reception|half ?way|as the order|"
    r"cannot tell|can(?:no|['\u2019])t (?:tell|say|give)|agree[sd]? (?:that|to)|"
    r"(?:the|this) (?:building(?! society)|office|centre|venue)|"
    r"your (?:\w+ )?(?:window|balcony|garden|flat|house|home|road|street))\b|^if\b",
    re.IGNORECASE,
)
"""What is wished for, drawn, long ago or agreed tells of no place, nor does where we meet."""
_THEIR_HOME: Final = caseless(
    r"\b(?:mums?|mum['\u2019]s(?: new)?|theirs|hers|(?:her|their) (?:new )?(?:home|house|flat|"
    r"place)|from your (?:client['\u2019]s )?home would now)\b"
)


def how_far(text: str) -> Span | None:
    """Give how far a reader is from those whose place is kept, or by what number they ring them.

    Example:
        "14 miles each way from our office to mums" gives "14 miles each way from".
    """
    if _THEIR_HOME.search(text) is None:
        return None
    found = _MEASURED.search(text) or _NUMBERED.search(text)
    return found.span() if found is not None else None


def tells_of_no_place(text: str) -> bool:
    """Say whether a sentence is of what is wished for, drawn, long ago, or of where we meet."""
    return _STILL.search(text) is not None
