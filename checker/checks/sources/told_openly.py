"""What a sentence says was given to its reader, told by them or told before them: no secret."""

import re
from typing import Final

from checker.checks.sources.source_secrecy import wants_secrecy

_DENIED: Final = re.compile(
    r"\b(?:not|never|cannot|without|before|until|unless|mistake|error|withheld|yet)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_SERVED: Final = re.compile(
    r"\bserved on (?:you|both|all|each|every|the parties)\b|"
    r"\b(?:disclosed to|shared with) (?:both|all|each|every)\b|"
    r"\b(?:statement|affidavit)s?\b,?[^.;,]{0,30}\b(?:filed|served)\b|"
    r"\b(?:filed|served) (?:witness )?(?:statement|affidavit)s?\b",
    re.IGNORECASE,
)
"""Evidence of the proceedings that every side has (FPR 2010 r.22.5)."""
_ALLOWED: Final = re.compile(
    r"\b(?:court|judge|order|magistrates|justices)\b[^.;]{0,40}"
    r"\b(?:(?:given|gives|gave|granted|grants) you (?:permission|leave)|"
    r"(?:permission|leave) for you|"
    r"(?:order(?:ed|s)?|direct(?:ed|s)?|require[sd]?) (?:that )?you (?:to )?"
    r"(?:disclose|file|send|provide|produce|have|see|receive))\b",
    re.IGNORECASE,
)
_READER_TOLD: Final = re.compile(
    r"\byou (?:were|are) the (?:\w+ )?(?:one|person|parent) who (?:\w+ )?"
    r"(?:contacted|rang|called|phoned|telephoned|reported|told|referred|raised|alerted|asked|"
    r"wrote)\b",
    re.IGNORECASE,
)
_BEFORE_READER: Final = re.compile(
    r"\b(?:told|said|explained|raised|reported)\b[^.;]{0,60}?\b(?:in your presence|"
    r"in front of you|joint (?:meeting|visit|session|interview) with you|"
    r"(?:meeting|conference|review|core group) (?:that |which )?you "
    r"(?:attended|were at|came to))\b",
    re.IGNORECASE,
)
_FOR_READER: Final = re.compile(
    r"\byour own witness\b|\bin support of you(?:r (?:case|application))?\b|"
    r"\b(?:letter|note|photo\w*|report|statement)\b[^.;]{0,40},? (?:that|which) you "
    r"(?:have |had |kindly )?(?:filed|(?:sent|gave|given|handed|brought|passed|showed|forwarded)"
    r" (?:to )?(?:us|me|the court))\b",
    re.IGNORECASE,
)


def is_evidence(text: str) -> bool:
    """Say whether a sentence speaks of evidence that all sides have, or leave that a court gave.

    Example:
        "In her statement, served on you in May, she says so." is; "It was not served on you." not.
    """
    known = _SERVED.search(text) or _ALLOWED.search(text)
    return known is not None and _DENIED.search(text) is None


def is_known_teller(text: str) -> bool:
    """Say whether a sentence names as who told the reader, their witness, or one heard by them.

    Who wants to be kept out of it stays a source, whatever else the sentence says.

    Example:
        "Your mother told us at our joint meeting with you that she can help." is known.
    """
    told = any(one.search(text) for one in (_READER_TOLD, _BEFORE_READER, _FOR_READER))
    return (told or is_evidence(text)) and not any(True for _ in wants_secrecy(text))
