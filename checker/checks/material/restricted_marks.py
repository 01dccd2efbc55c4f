"""What the signs of restricted papers share: whose words they are, and if a paper is there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.matching.caseless import caseless
from checker.matching.lexicon import Hit
from checker.model import Span

Found = Mapping[str, Sequence[Hit]]
"""The words of a sentence by the lists that they stand in."""
READER = re.compile(
    r"\byou(?:r|rs|rself)?\b|\bwe (?:ask|will|would|have asked|do not)\b",
    re.IGNORECASE,
)
ASKED = caseless(
    r"\b(?:ask(?:s|ed|ing)?|request\w*|apply|applied|obtain\w*|want|need|will|"
    r"to be (?:filed|disclosed)|"
    r"order(?:s|ed)? (?:that|the)|direct(?:s|ed)|shall|await\w*|if\b|may\b|can be|consent|"
    r"no record|not "
    r"(?:have|hold|received|been|yet)|until|due|by \d|without sight)\b"
)
HERE = re.compile(
    r"^[^.;]{0,60}(?:\b(?:attach\w*|enclos\w*|overleaf|append\w*|herewith|pp?\.? ?\d|tab|"
    r"pages? \d|as follows|"
    r"below|in the bundle|at page|sent to us|received from)\b|:\s)|\([^)]{0,20}\d",
    re.IGNORECASE,
)
LED = re.compile(
    r"\b(?:enc|encs|attach\w*|enclos\w*|extract\w*|copy of|copies of|herewith|append\w*|"
    r"annex\w*|"
    r"third party|re:?)\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
OWN_WORDS = caseless(
    r"\b(?:she|he|they|(?-i:M(?:s|rs|r|iss) [A-Z]\w+)|mother|father|mum|"
    r"dad)(?: \w+)? (?:says?|said|told|tells|"
    r"explained|reports?|reported|describes?|described|states?|acknowledg\w+|accepts?|"
    r"accepted)\b",
)
FUTURE = re.compile(
    r"\b(?:will|going to|gonna|plan\w*|intend\w*|propos\w*|about to|due to|tomorrow|tonight|"
    r"next week|this week|"
    r"on (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day|d|s)?\b|at dawn|"
    r"first thing|are to|is to|"
    r"to be|hop\w+ to|look\w* to|want to)\b",
    re.IGNORECASE,
)
SHORT = 9
"""A heading or a row has at most so many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What marks a sentence as restricted, and where; `sure` beyond doubt, `medical` of health."""

    span: Span
    sure: bool = True
    medical: bool = False
