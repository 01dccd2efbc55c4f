"""Sentences that sound as those did by which it was known who told."""

import re
from dataclasses import replace
from typing import Final

from checker.checks.sources.source_signs import Given
from checker.matching.sounding import sounds

_GENERAL: Final = re.compile(
    r"\W*(?:(?:an?|any|no|every) (?:anonymous |confidential )?(?:referral|complaint|report|"
    r"disclosure|call|tip-?off)s? (?:does|do|is|are|may|can|cannot|will|must|counts?|weighs?)\b|"
    r"(?:people|persons|those|anyone|anybody|a person|somebody|someone|everyone|everybody) who "
    r"(?:refers?|reports?|tells?|calls?|contacts?|rings?|raises?|complains?|speaks?|worry|"
    r"worries)\b|"
    r"whoever (?:\w+ (?:us|it|this|them)|refers?|reports?|complains?) "
    r"(?:did|does|do|is|will|may|has)\b)",
    re.IGNORECASE,
)
"""A rule that holds for all who tell: nobody can be known from it."""
_POINTS: Final = re.compile(r"\byour? |\b(?:lives?|works?|drives?|knows?)\b|:", re.IGNORECASE)
_OWN_AFFAIRS: Final = re.compile(
    r"\btold (?:me|us) (?:about )?(?:its|their) (?:own )?(?:opening|term|new|holiday|usual|"
    r"office|visiting|fees|hours|dates|times|rules|policy)\b|"
    r"\b(?:letter|e-?mail|call|message|note) from [^.;]{3,40} about (?:the |your |its )?"
    r"(?:school )?(?:fee|bill|appointment|time|date|parking|uniform|lunch|trip|club|payment|"
    r"holiday)s?\b|"
    r"\btold (?:me|us) (?:that )?(?:she|he|they) (?:(?:would|will) (?:miss|love|like|be (?:happy|"
    r"glad|able|there)|help|support|collect|look after|bring|take)|loves?|misses?|hopes?|"
    r"(?:is|are) (?:able|happy|glad|willing)|can (?:help|collect|look after|support|offer))\b",
    re.IGNORECASE,
)
"""What somebody tells of what they themselves do, feel or offer: no report of another."""
_OF_HARM: Final = re.compile(
    r"\b(?:bruis|hit|hurt|shout|scream|drink|drunk|drug|afraid|fear|scared|worr|concern|neglect|"
    r"alone|statement|witness|evidence|anonym|confiden|name|secret)",
    re.IGNORECASE,
)


def _tells_of_nobody(text: str) -> bool:
    """Say whether a sentence is a rule for all, or somebody's words of their own affairs."""
    if _OWN_AFFAIRS.search(text) is not None:
        return _OF_HARM.search(text) is None
    return _GENERAL.match(text) is not None and _POINTS.search(text) is None


def sounding(shown: tuple[Given, ...], text: str) -> tuple[Given, ...]:
    """Give what the rules suspect in a sentence, or else what it sounds like.

    What a rule suspects is beyond doubt where the sentence sounds so too.
    """
    learned = sounds("source.identified")
    if shown and not any(one.sure for one in shown) and _tells_of_nobody(text):
        return ()
    if shown:
        sure = learned.bear_out(text)
        return tuple(replace(one, sure=True) for one in shown) if sure else shown
    sound = learned.of(text)
    if sound is not None and _tells_of_nobody(text):
        return ()
    return (Given(span=sound.span, whom=None, sure=sound.sure),) if sound is not None else ()
