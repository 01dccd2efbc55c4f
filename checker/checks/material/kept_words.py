"""Words by which police and multi-agency papers are kept from a family, in any order of words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.matching.caseless import caseless
from checker.matching.needing import Needing, needing
from checker.model import Span
from checker.settings import Policy, of_policy, word_list

READERS = "restricted_readers"
_NAMED = r"(?:(?-i:Mr|Mrs|Ms|Miss|Mx)\.? (?-i:[A-Z])[\w'\u2019-]+)"
_NOT = r"(?:\s?not|n['\u2019]t)"
_AIM = r"[^.!?\n]{0,40}?\b(?:to|with|by)\s+(?:the\s|an?\s|any\s|either\s|both\s)?(?:\w+\s)?"
_PAPER = (
    r"(?:information|intel\w*|report|material|minutes|documents?|papers?|records?|copy|copies|"
    r"notes?|log|referral|content\w*|details|this|these|it|above|below)"
)
_OWN_THINGS = re.compile(
    r"\b(?:address\w*|contact details|whereabouts|phone|telephone|email|location|postcode)\b",
    re.IGNORECASE,
)
"""That these are kept back is what letters tell those whom it protects."""
_AGENCY = r"(?:MARAC|M\.A\.R\.A\.C\.?|MAPPA|MATAC|Multi-?\s?Agency Risk Assessment Conference)"
_MEETING = (
    r"(?:strategy (?:meeting|discussion)|(?:section|s\.?) ?47 (?:strategy )?(?:meeting|discussion)|"
    r"(?:professionals?['\u2019]?|multi-?\s?agency|joint agency) (?:strategy )?(?:meeting|"
    r"discussion))"
)
_FAMILY = r"(?:you|he|she|they|(?:the|either|both) (?:parents?|mother|father|family|parties|party))"
_BEFORE_THEY_KNOW = (
    rf"(?:(?:before|until|till) {_FAMILY} (?:knew|know|heard?|hears|(?:was|were|is|are) told)|"
    r"without (?:warning|notice|telling)|unannounced|covert\w*|in secret|warrant|arrest\w*|"
    rf"not (?:to )?(?:be )?told|not (?:to )?tell(?:ing)? {_FAMILY})"
)
_STEP = (
    r"(?:would be|will be|to be|planned?|plans?|is to|are to) (?:an? |the )?(?:[a-z]+ )?"
    r"(?:joint (?:visit|enquir\w+|investigation)|(?:spoken (?:to|with)|seen|interviewed) (?:at|in)"
    r" (?:school|nursery)|interviewed on video|removed|taken into)"
)
_BLAMES = (
    r"(?:at risk (?:of [a-z ]{1,20})?from (?:you|him|her|his|the (?:mother|father))|"
    r"non-?accidental|suspected of|inflicted)"
)
_PAPERS = r"(?:information|material|intelligence|report|log|record|history|papers?|statement)s?"
_WHATEVER = (
    # Intelligence that is told, or graded.
    (
        r"(?<!emotional )(?<!artificial )\bintel(?:ligence)?\b(?!\s+tests?\b)"
        r"(?:\s(?!was|were|about)[\w'\u2019()-]+){0,5}?"
        r"\s(?:suggests?|suggesting|indicat\w+|shows?|that|links?|linking|places|names|says|"
        r"received)\b"
    ),
    (
        r"\bintel(?:ligence)?\b[^.\n]{0,25}?\b(?:graded|grading|[A-E][1-5]{1,2}P?|"
        r"[1-5]-?[A-E]-?[A-C])\b"
    ),
    r"\bgraded intel(?:ligence)?\b",
    # What a meeting about somebody's safety heard and set.
    (
        rf"\b{_AGENCY}(?:\s(?:panel|meeting|members|of|on|in|\d{{1,2}}|(?-i:[A-Z])[a-z]+|"
        rf"\d{{4}})){{0,5}}"
        r"\s(?:heard|noted|was told|were told|was informed|shared that|rated|graded|assessed)\b"
    ),
    rf"\b{_AGENCY}[^.\n]{{0,60}}\b(?:actions?|the plan) (?:were|was|are|is|included?)\b",
    rf"\bactions? (?:from|set (?:at|by)|agreed (?:at|by)|arising from) (?:the )?{_AGENCY}",
    rf"\b{_AGENCY}[^.\n]{{0,80}}\bpanel (?:agreed|decided)\b",
    r"\bDASH\b[^.\n]{0,50}?\b(?:\d+ ticks?|scor(?:e|ed|ing)(?: of| was| is| at|:)? (?:\d+|high))\b",
    r"\b\d+ (?:ticks?|yes answers) on the DASH\b",
    (
        rf"\b(?:minutes|notes|records?|actions|papers) (?:from|of|for) (?:the |a )?{_AGENCY}"
        r"[^.\n]{0,20}\b(?:attached|enclosed|below|shows?|says?|records?|states?|lists?)\b"
    ),
    rf"\b(?:agreed|decided|set|shared|disclosed) (?:at|by) (?:the |a )?{_AGENCY}",
    (
        rf"\bat (?:the |a )?{_AGENCY},? (?:the |an? )?\w+ (?:said|told|agreed|shared|reported|"
        rf"disclosed)\b"
    ),
    rf"\boutcomes? of (?:the |a )?{_AGENCY}[^.\n]{{0,15}}:",
    rf"\b{_AGENCY} (?:safety plan|outcomes?):",
    r"\bminuted (?:at|in|by) the strategy\b",
    r"\b(?:soft|local|police) intel(?:ligence)?:",
    r"\bsoft intelligence (?:has|have|was|is|held|from)\b",
    r"\bintelligence from an? (?:\w+ )?(?:informant|source)\b",
    r"\bnon-conviction (?:information|data|material)\b[^.\n]{0,25}(?::|\bshows?\b)",
    r"\bpolice disclosure \((?:PNC|PND)\b",
    # A step that the police or a meeting means to take before the reader knows.
    (
        r"\bpolice\b[^.\n]{0,40}\b(?:ask|request)\w*[^.\n]{0,60}\bnot (?:to )?(?:be )?"
        r"(?:told|tell|tip|tipped|alert\w*|inform\w*|disclos\w*|shar\w*|made aware|mention\w*)\b"
    ),
    (
        r"\bstrategy (?:meeting|discussion)\b[^.\n]{0,60}\b(?:agreed|decided|planned)\b[^.\n]{0,60}"
        r"\b(?:without (?:warning|notice)|unannounced|covert\w*|warrant|arrest\w*|not be told)\b"
    ),
    r"\bnot (?:aware|yet aware) (?:of|that) the (?:police|investigation|arrest|MARAC|strategy)\b",
    r"\bunaware of the (?:police|investigation|planned|MARAC|MAPPA|strategy)\b",
    r"\btip(?:ped)? (?:him|her|them|the (?:father|mother|parents|suspect)) off\b",
    r"\bprofessionals only\b",
    r"\bthird[- ]party (?:information|material)\b[^.\n]{0,20}\bnot (?:to be|for)\b",
    r"\bwithout (?:the )?(?:father|mother|family|parents?)['\u2019]?s?['\u2019]? knowledge\b",
)

_WHATEVER_PATTERN = needing(
    "intel|marac|m.a.r.a.c|mappa|matac|multi|dash|minuted|non-conviction|police|strategy|aware|"
    "tip h|tip t|tipped|professionals only|third-party|third party|knowledge",
    "|".join(f"(?:{one})" for one in _WHATEVER),
)
_NOT_FOR_THEM = (
    (
        rf"\b{_MEETING}\b[^.\n]{{0,80}}\b(?:agreed|decided|planned|concluded|recorded|noted|heard)"
        rf"\b[^.\n]{{0,90}}\b(?:{_BEFORE_THEY_KNOW}|{_STEP}|{_BLAMES})\b"
    ),
    (
        rf"\b{_MEETING}\b[^.\n]{{0,60}}\b(?:concluded|decided|agreed|planned|plan)\b[^.\n]{{0,60}}"
        r"\bplanned an? joint\b"
    ),
    (
        r"\b(?:meeting|discussion|conference)\b[^.\n]{0,20}\b(?:to which )?(?:(?:neither|no) parent"
        r" (?:was|were)|(?:you|the (?:parents|family|mother|father)) (?:was|were) not) (?:invited|"
        r"told of|asked)\b[^.\n]{0,80}\b(?:agreed|decided|planned|concluded)\b"
    ),
    # What was handed over for the writer alone.
    (
        rf"\bon (?:the )?(?:strict |clear )?(?:condition|understanding|basis) that (?:{_FAMILY}|"
        r"neither (?:parent|party|of you)) [^.\n]{0,20}?\b(?:see|sees|read|reads|be "
        r"(?:shown|given|sent)) (?:it|this|them|these|any of|a copy)\b"
    ),
    (
        rf"\b(?:police|officers?|force)\b[^.\n]{{0,60}}\b(?:hold|have|has|gave|given|shared|"
        rf"supplied|sent)\b[^.\n]{{0,40}}\b{_PAPERS}\b[^.\n]{{0,60}}\b(?:not to be|must not be|"
        r"may not be|cannot be|is not for) (?:disclosed|shared|passed|shown|told)\b[^.\n]{0,20} "
        r"(?:to|with) (?:you|the part(?:y|ies)|either)\b"
    ),
    (
        rf"\b(?:police|officers?|force|MARAC|refuge|hospital)\b[^.\n]{{0,80}}\b{_PAPERS}\b"
        r"[^.\n]{0,60}\b(?:asks?|asked|told|wants?|wanted) (?:us|me) not to (?:share|show|disclose|"
        r"pass|copy)\b(?![^.\n]{0,30}\b(?:address|whereabouts|details))"
    ),
    # What only their systems and notebooks say.
    r"\b(?:from|per|on|via) (?:the )?(?:PNC|PND|Niche|ViSOR) ?[:\u2013-]",
    (
        r"\b(?-i:PC|DC|DS|PS|Sgt|Sergeant|Detective|Constable|Inspector|officer)\b[^.\n]{0,30}"
        r"['\u2019]s (?:pocket )?(?:note ?book|log|daybook) (?:says?|shows?|reads?|records?|"
        r"states?)"
    ),
)
"""What a letter tells in its own words of a meeting without the family, or of what was lent it."""
_NOT_FOR_THEM_PATTERN = needing(
    "strategy|47|professional|agency|neither parent|no parent|not invited|not asked|not told of|"
    "condition that|understanding that|basis that|us not to|me not to|to you|with you|the part|"
    "either|pnc|pnd|niche|visor|notebook|note book|daybook|pocket|s log",
    "|".join(f"(?:{one})" for one in _NOT_FOR_THEM),
)


def kept_words(text: str, policy: Policy) -> Iterator[Span]:
    """Give where a text keeps something from a family: "must not be shown to the father".

    What a letter says of somebody's own address, which it promises not to pass on, is none.
    """
    for pattern in (_WHATEVER_PATTERN, _NOT_FOR_THEM_PATTERN):
        for found in pattern.finditer(text):
            yield found.span()
    for found in _pattern_of(policy).finditer(text):
        first = max(text.rfind(sign, 0, found.start()) for sign in ".!?\n") + 1
        if not _OWN_THINGS.search(text, max(first, found.start() - 120), found.end()):
            yield found.span()


@of_policy
def _pattern_of(policy: Policy) -> Needing:
    return _pattern(word_list(READERS, policy))


@lru_cache(maxsize=8)
def _pattern(readers: Sequence[str]) -> Needing:
    listed = "|".join(re.escape(one) for one in sorted(readers, key=len, reverse=True))
    whom = rf"(?:(?:{listed})\b|{_NAMED})"
    told = (
        r"(?:told|informed|notified|alerted|advised|made aware|forewarned|tipped off|"
        r"shown (?:this|these|it|the)|know\b|find out|learn of|have sight|given (?:a copy|sight))"
    )
    passed = (
        r"(?:shar(?:e|ed|ing)|disclos(?:ed?|ing|ure)|pass(?:ed|ing)?(?:\son)?|releas(?:ed?|ing)|"
        r"show[n]?|cop(?:y|ied)|divulg(?:ed?|ing)|reveal(?:ed)?|circulat(?:ed?|ion)|forward(?:ed)?|"
        r"(?:onward|further) (?:disclosure|transmission|sharing))"
    )
    every = (
        (
            rf"\b{whom}\s(?:(?:must|should|may|can|ought){_NOT}|(?:is|are|was|were){_NOT}\sto)"
            rf"(?:\s(?:to|yet|be|also|under any circumstances)){{0,3}}\s{told}"
        ),
        (
            rf"\b(?:(?:must|should|may|can){_NOT}\s(?:yet\s)?be|not\s(?:to\sbe|for|be)|"
            rf"never\sto\sbe)"
            rf"\s(?:\w+\s)?{passed}{_AIM}{whom}"
        ),
        (
            rf"\b{_PAPER}\b[^.!?\n]{{0,60}}?\b(?:(?:must|should|may|can){_NOT}\sbe|not\sto\sbe)"
            rf"\s(?:given|sent|supplied|provided){_AIM}{whom}"
        ),
        rf"\b{whom}\snot\sto\sbe\s(?:yet\s)?{told}",
        rf"\bnot\s(?:to\sgo|for\srelease){_AIM}{whom}",
        (
            rf"\b(?:do{_NOT}|don['\u2019]?t|never)\s(?:share|disclose|pass|release|copy|show|"
            rf"divulge|"
            rf"reveal|circulate|give)(?:\son)?(?:\s(?:this|these|it|any of this|them|the (?:report|"
            rf"minutes|information|contents?|document|notes?|papers?)))?(?:\son)?\s(?:to|with)\s"
            rf"(?:the\s|either\s)?(?:{whom}|him\b|them\b)"
        ),
        (
            rf"\b(?:keep|withhold)\s(?:this|it|these|that|the (?:plan|information|report|"
            rf"minutes))\s(?:\w+\s){{0,2}}?from\s(?:the\s|either\s)?(?:{whom}|him\b|them\b)"
        ),
        (
            rf"\b(?:must|is to|are to|should)\sbe\s(?:kept|withheld)\s(?:back\s)?from\s"
            rf"(?:the\s|either\s)?{whom}"
        ),
    )
    pattern = caseless("|".join(f"(?:{one})" for one in every))
    return needing("not|n't|n\u2019t|dont|never|keep|withh|kept", pattern)
