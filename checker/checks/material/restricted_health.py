"""What is told of somebody else's health as medical papers tell it."""

import re

from checker.checks.material.restricted_marks import (
    ASKED,
    HERE,
    LED,
    OWN_WORDS,
    READER,
    SHORT,
    Found,
    Mark,
)

FACTS, SOURCES = "restricted_medical_facts", "restricted_medical_sources"
_CLINICAL = re.compile(
    r"(?-i:\b(?:PMH|MSE|Hx|Dx|Rx|O/E|C/O|H/O|A\+E|A&E|Imp|DNA'd|PHQ-?9|GAD-?7))\b|\bc/o\b|"
    r"\bh/o\b|\bo/e\b|\bimpression:|"
    r"\bread[- ]cod\w+|\bpresented (?:at|to|with)\b|\b\d+ ?mg\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:re|regarding|about|concerning|on|for)\b:? (?-i:[A-Z])",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:maternal|paternal|grand(?:mother|father|parent)|half-?(?:sibling|brother|sister)|"
    r"sibling|step\w+|aunt|uncle|"
    r"partner|mother|mum|(?:her|his) (?:[\w-]+ ){0,3}(?:notes|records|letter|gp|therapist|"
    r"psychiatrist|"
    r"consultant|counsellor))\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:records|notes|states|writes|wrote|confirms?|confirmed|(?<!was )"
    r"(?<!were )(?<!been )(?<!be )(?<!are )(?<!is )(?:faxed|sent))\b",
    re.IGNORECASE,
)
"""What a surgery says or sends; whoever was sent something tells of nobody's health."""
_MEDICAL_PAPER = re.compile(
    r"\b(?:notes?|records?|letter|report|summary|chart|print(?:out)?|entr(?:y|ies)|file|"
    r"attendance|coded|discharge|"
    r"assessment|results?|extract|EMIS|SystmOne|RIO|log|referral)\b",
    re.IGNORECASE,
)


def of_health(text: str, found: Found, other: bool | None) -> Mark | None:  # noqa: FBT001 - as given
    """Give what a medical paper says of somebody else; what they say of themselves is none."""
    facts, sources = found.get(FACTS, ()), found.get(SOURCES, ())
    if not sources or READER.search(text) or OWN_WORDS.search(text) or other is False:
        return None
    whose = bool(other) or _ANOTHER.search(text) is not None
    here = (*facts, *sources)
    span = (min(hit.start for hit in here), max(hit.end for hit in here))
    several = len({hit.start for hit in facts}) > 1
    paper = _MEDICAL_PAPER.search(text)
    if paper and not facts:
        first, last = min(sources[0].start, paper.start()), max(sources[0].end, paper.end())
        there = HERE.search(text[last:]) or LED.search(text[:first])
        short = len(text.split()) <= SHORT and not text.rstrip().endswith(".")
        about = other and _ABOUT.search(text[first:])
        told = whose and not ASKED.search(text) and (there or short or about)
        return Mark(span=span, medical=True) if told else None
    clinical = _CLINICAL.search(text) is not None
    if facts and (clinical or (paper and whose)):
        return Mark(span=span, medical=True)
    if several and (whose or paper):
        return Mark(span=span, sure=True, medical=True)
    reported = other and _REPORTED.search(text) is not None
    return Mark(span=span, sure=False, medical=True) if several or reported else None
