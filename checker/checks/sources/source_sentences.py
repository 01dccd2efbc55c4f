"""Sentences that tell who reported somebody, in the words of logs, forms and letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.people.spoken_of import spelt
from checker.matching.caseless import caseless
from checker.matching.needing import Needing, needing
from checker.model import Span
from checker.settings import Policy, word_list

_BODIES = (
    r"(?:the )?(?:NSPCC|childline|crimestoppers|(?:emergency )?(?:out[- ]of[- ]hours|duty)(?:"
    r" \w+)?|"
    r"children['\u2019]?s (?:services|social care)|social (?:services|care|work\w*)|"
    r"the MASH|MASH|"
    r"(?:the )?council)"
)
_RANG = (
    r"(?:rang|phoned|telephoned|called|contacted|alerted|emailed|wrote to|went to|spoke to|"
    r"told)"
)
_STRONG = (
    rf"(?:has |had |have |also |first |then )*(?:blew the whistle|blown the whistle|"
    r"(?:come|came) forward with|gave us (?:this|the) information|is the one who (?:rang|"
    r"reported|told)|"
    rf"tipped (?:us|them|the police|{_BODIES}) off|tipped off|{_RANG} {_BODIES}|"
    r"reported (?:you\b|seeing you|hearing you|your family|the family|it to|this to)|"
    r"made (?:the|an?|this)(?: anonymous| confidential)? (?:referral|report|tip-off|"
    rf"allegation)(?! (?:for|to) (?!{_BODIES}))|"
    r"shopped you|grassed|reported (?:that )?you (?:are|were|have been|had been) (?:using|"
    r"drinking|"
    r"drunk|hitting|shouting|violent|neglect\w*|leaving|on drugs|taking|smok\w+|dealing))"
)
_WORRIED = (
    rf"(?:has |had |have |also )*{_RANG} us\b[^.\n]{{0,40}}\b(?:worried|concern\w*|safety|"
    rf"afraid|"
    r"frightened|drinking|drugs|bruis\w+|neglect\w*|shouting|screaming)\b"
)
_NEAR_BY = (
    r"(?:,? (?:who )?(?:lives |living |from |in )*(?:next door|opposite|upstairs|downstairs|"
    r"across"
    r" the (?:road|street|landing)|(?:two|three|a few) doors (?:down|away|up)|over the (?:road|"
    r"fence)"
    r"|at (?:no\.? ?|number |flat )?\d+\w?|(?:in )?the (?:next|same) (?:house|flat|block|"
    r"street|"
    r"road)"
    r"|in (?:your|the) (?:road|street|block|building|close)|(?:in )?the flat (?:below|"
    r"above)|below|"
    r"above|along the (?:road|corridor)|in flat \w+)(?: (?:to|from) you| below| above)?,?)"
)
_HEARS = (
    r"(?:also )?says? (?:that )?(?:she|he|they)(?: has| have| had| often| regularly)?"
    r" (?:hears?|heard|sees?|saw|seen|witness\w*|noticed)\b"
)
_CAME_FROM = re.compile(
    r"(?:\b(?:we|I|(?:the )?(?:police|council|school|NSPCC)|(?:children['\u2019]?s|social)"
    r" (?:services|"
    r"care)) (?:were|was) (?:first |also )?(?:alerted|tipped off|contacted|warned|rung|called|"
    r"phoned|"
    r"approached|told (?:about|of) (?:this|it|you))\b[^.\n]{0,40} by"
    r"|\b(?:heard|learn\w*|found out|know|came to know)\b[^.\n]{0,10} (?:of|about) (?:this|it|"
    r"you)\b"
    r"[^.\n]{0,10} (?:from|through|because of)"
    r"|\b(?:concerns?|allegations?|complaints?|information|reports?)\b[^.\n]{0,40}\b(?:about|"
    r"against) "
    r"you(?:r \w+)?\b[^.\n]{0,40} (?:from|by)"
    r"|\b(?:tip-?off|anonymous (?:letter|call|note|message|email|report|referral|complaint))\b"
    r"[^.\n]{0,30} (?:from|by)"
    r"|\binformation (?:which )?(?:came|comes) from"
    r"|\b(?:first made to us|passed to us|brought to (?:us|our attention)|reported to us)\b"
    r"[^.\n]{0,20} by"
    r"|\bcame to (?:light|our (?:attention|notice)) (?:through|from|because|when))"
    r" (?:an? |the |your )?(?:[a-z][\w-]*,? ){0,2}$",
    re.IGNORECASE,
)
_NEEDS = (
    "from your|by your",
    "diary of|record of|log of|recording of|recordings of|note of|notes of",
    "from your", "it was your|it is your", "referrer|informant|caller|source|person who", "",
    "", "say she|says she|say he|says he|say they|says they|say that|says that",
    "by your|from your|through your|of your|because your|when your", "referral source",
    "the police", "in your road|in your street|in your block",
)  # fmt: skip
"""What the patterns below need, one by one; an empty word is in every text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The patterns that need the lists of words."""

    label: re.Pattern[str]
    does: re.Pattern[str]
    pointed: tuple[Needing, ...]


def tells_source(sentences: Sentences, before: str, after: str) -> bool:
    """Say whether the text on both sides of a name makes them the one who reported.

    "Reported by: ...", "We were alerted by ...", "... next door rang us", "... tipped us off".
    """
    return (
        sentences.label.search(before) is not None
        or _CAME_FROM.search(before) is not None
        or sentences.does.match(after) is not None
    )


def points_at_source(sentences: Sentences, text: str) -> Iterator[Span]:
    """Give where nobody is named, but "the woman next door" or "your aunt" points at somebody."""
    for pattern in sentences.pointed:
        for found in pattern.finditer(text):
            yield found.span()


def sentences_of(policy: Policy, near: str, known: str, acts: str) -> Sentences:
    """Give the patterns with an organisation's own words.

    Args:
        policy: Whose lists count.
        near: A pattern of the words for those who live near.
        known: A pattern of the words for those whom the reader knows.
        acts: A pattern of what sources do.
    """
    labels = word_list("source_labels", policy)
    return _sentences(labels, word_list("source_dwellers", policy), near, known, acts)


@lru_cache(maxsize=8)
def _sentences(
    labels: tuple[str, ...], dwellers: tuple[str, ...], near: str, known: str, acts: str
) -> Sentences:
    folk = spelt(dwellers)
    anybody = rf"(?:{near}|{known})"
    whose = (
        r"(?:your (?:own |ex-?partner['\u2019]s |partner['\u2019]s |new |former |late |older |"
        r"younger )*|"
        r"(?:the |[a-z]+['\u2019]s )(?=(?:maternal |paternal |grand|step|great|aunt|uncle|"
        r"neighbour)))"
    )
    came = _CAME_FROM.pattern.removesuffix(r" (?:an? |the |your )?(?:[a-z][\w-]*,? ){0,2}$")
    made = (
        (
            rf"\b(?:concerns?|information|allegations?|complaints?) (?:came|comes|were from|was"
            rf" from) (?:to us )?"
            rf"(?:from|by) your (?:own )?{anybody}"
        ),
        (
            rf"\b(?:the|an?|your) (?:{folk}|{near})(?:{_NEAR_BY})? (?:has |have |"
            rf"had )?(?:been )?"
            r"(?:keeps?|keeping|kept|made|sent us) (?:a |an? \w+ )?(?:diary|record|log|"
            r"recordings?|"
            r"notes?) of\b"
        ),
        rf"\b(?:statement|diary|recordings?|video|evidence) from your {near}",
        (
            rf"\bit (?:was|is) your (?:own )?{anybody} (?:who|that) (?:told|rang|reported|"
            r"contacted|called|made)"
        ),
        (
            r"\b(?:referrer|informant|anonymous caller|caller|source|person who (?:complained|"
            r"reported|"
            r"referred|rang|called)(?: you| us)?) (?:lives|works|is (?:a |an |one )(?:relative|"
            r"colleague|friend|"
            r"neighbour|member|cousin|workmate)|is known to you|is related|goes to)\b"
        ),
        rf"\b{whose}{anybody},? (?:who )?(?:{_STRONG}|{_WORRIED})",
        (
            rf"\b(?:the|an?|one|some|your) (?:{folk}|{near}){_NEAR_BY} (?:who )?(?:has |have |"
            rf"also )*"
            rf"(?:{acts}|{_STRONG}|{_HEARS})"
        ),
        rf"\byour {near}{_NEAR_BY}? {_HEARS}",
        rf"(?:{came}) your (?:own )?(?:{anybody})(?!\w)",
        rf"\breferral source: ?(?:a )?{near}(?:{_NEAR_BY})",
        (
            rf"\byour (?:new |current |former |ex-?)?(?:{known}) (?:has |have )?(?:asked|"
            rf"enquired with|"
            r"checked with|been to) the police (?:about|if|whether) you"
        ),
        (
            r"\b(?:people|somebody|someone|residents|neighbours) in your (?:road|street|"
            r"block)\b[^.\n]{0,40}"
            r"\b(?:reported|complained|contacted|told)\b[^.\n]{0,40}\b(?:number|no\.?|"
            r"flat) ?\d+"
        ),
    )
    return Sentences(
        label=re.compile(
            rf"(?:^|[\n|\t]|[.:;] ?)\s*{spelt(labels)} ?[:|"
            rf"\t\u2013-]\s*$",
            re.IGNORECASE,
        ),
        does=re.compile(
            rf"(?:{_NEAR_BY},? (?:who )?(?:has |had |have |also )*(?:{acts}|{_HEARS})|"
            rf"(?:\)|,)?(?:,? an? (?:neighbour|friend|parent)[^,.\n]{{0,30}},)? (?:who"
            rf" )?{_STRONG})",
            re.IGNORECASE,
        ),
        pointed=tuple(
            needing(needs, caseless(pattern)) for needs, pattern in zip(_NEEDS, made, strict=True)
        ),
    )
