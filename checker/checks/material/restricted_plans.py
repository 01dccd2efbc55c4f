"""What is kept from a family: plans, safety measures, other families, what a meeting settled."""

import re

from checker.checks.material.restricted_marks import (
    FUTURE,
    HERE,
    LED,
    OWN_WORDS,
    READER,
    SHORT,
    Found,
    Mark,
)
from checker.matching.caseless import caseless
from checker.matching.needing import holds, needing

PLANS, SAFETY = "restricted_plans", "restricted_safety"
_FEW = 6
"""A sentence of so few words that keeps something back says it of its paper."""
_OFFICERS = re.compile(
    r"\b(?:police|officers?|sgt|sergeant|dc|ds|di|pc|inspector|detective|cid|force|"
    r"constabulary|heddlu|"
    r"strategy|s\.?47|MARAC|social workers?|the local authority|team|probation)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:un|not (?:yet )?)aware\b|\bdo(?:es)?(?: not|n['\u2019]t) (?:yet )?know\b|"
    r"\bhas(?:n['\u2019]t| not) been told\b|"
    r"\bnot (?:to )?(?:be )?(?:tell|told|inform\w*|alert\w*|tipp?\w*|let|warn\w*|mention\w*|"
    r"know\w*)\b|"
    r"\b(?:do not|don['\u2019]?t|pls don['\u2019]?t|never) (?:tell|let|inform|alert|tip|"
    r"warn|mention|say)\b|"
    r"\bwithout (?:warning|notice|telling|alerting|the \w+ knowing|his|her|their)\b|"
    r"\bkept? from\b|\bcovert\w*|"
    r"\btips? off\b|\bsay nothing\b|\bahead of\b|\bnot (?:to )?let\b|\b(?:keep|"
    r"hold) (?:this|it|that) (?:back|quiet|to)\b|"
    r"\bin confidence\b|\bstrictly\b",
    re.IGNORECASE,
)
_AGENCY_SECRET = needing(
    "aware|know|been told",
    r"\b(?:perpetrator|perp|offender|father|mother|parents?|he|she|they|subject|nominal|"
    r"suspect|dad|mum|partner|"
    r"ex)\b[^.;]{0,25}\b(?:not (?:yet )?aware|unaware|does(?: not|n['\u2019]t) know|"
    r"don['\u2019]?t know|has not been told)\b"
    r"[^.;]{0,60}\b(?:MARAC|MAPPA|polic\w+|refer\w+|disclos\w+|discuss\w+|meeting|report\w*|"
    r"investigat\w+|plan\w*|"
    r"IDVA|support|alarm|strategy|enquir\w+|arrest|move\w*|refuge|warrant)\b",
)
_WHOM = (
    r"(?:parents?|father|mother|family|dad|mum|him|her|he|she|they|them|perp\w*|subject|"
    r"suspect|staff member|M|F|"
    r"carers?|couple|employee)"
)
_WORK = (
    r"(?:police|officers?|IDVA|ISVA|social worker|team|ABE|school|arrest\w*|interview\w*|"
    r"phone|children|LADO|strategy|"
    r"enquir\w*|investigat\w*|warrant|medical|employer|refuge|move|support|s\.?47|MARAC)"
)
_DARK = (
    r"(?:in the dark|not to be (?:spoken|told|approached|contacted|alerted|made|given|seen|"
    r"visited|interviewed)|held off|"
    r"hold off|does(?: not|n['\u2019]t) know|do(?: not|n['\u2019]t) know (?:yet|about|that)|"
    r"say nothing|not to let|nothing (?:is )?to be "
    r"said|not (?:yet )?(?:aware|been told)|none the wiser|no idea)"
)
_IN_THE_DARK = needing(
    "dark|not to|held off|hold off|know|nothing|aware|been told|none the|no idea",
    rf"\b{_WORK}\b[^.;]{{0,90}}\b{_WHOM}\b[^.;]{{0,40}}\b{_DARK}|"
    rf"\b{_WORK}\b[^.;]{{0,60}}\b{_DARK}[^.;]{{0,25}}\b{_WHOM}\b|"
    rf"\b{_WHOM}\b[^.;]{{0,40}}\b{_DARK}[^.;]{{0,60}}\b{_WORK}\b|"
    rf"\b{_DARK}[^.;]{{0,30}}\b{_WHOM}\b[^.;]{{0,60}}\b{_WORK}\b",
)
_MEETS = needing(
    "strat|lado|professional|47|marac|mappa",
    r"\b(?:strat(?:egy)?|LADO|professionals?['\u2019]?|s\.? ?47|section 47|MARAC|"
    r"MAPPA)\b[^.;]{0,60}(?:\b(?:present|"
    r"apologies|decisions?|outcome|actions?|attend(?:ees|ed by))\b ?[:\u2013-]|\b(?:single|"
    r"joint) (?:agency|s\.?47)|"
    r"\bjoint s\.? ?47|\bagreed to (?:suspend|arrest|interview|proceed|remove))",
)
_AT_A_MEETING = needing(
    "marac|mappa|matac|risk assessment conf",
    r"\b(?:at|in|during) (?:the |a |last )?(?:[\w']+ )?(?:MARAC|MAPPA|MATAC|"
    r"risk assessment conference)\b[^.;]{0,60}"
    r"\b(?:noted|said|shared|agreed|recorded|disclosed|rated|heard|raised|expressed|"
    r"reported|explained|"
    r"warned|advised|described|decided|asked|set out|minuted|graded|scored|counted)\b",
)
_SYSTEM = needing(
    "pnc|pnd|niche|visor|mappa",
    r"\b(?:PNC|PND|Niche|ViSOR)\b (?:\w+ ){0,2}?(?:shows?|says|records?|lists?|reveals?|"
    r"confirms?)\b|"
    r"\bMAPPA\b[^.;]{0,60}\b(?:assess\w+|level [1-3]|manag\w+|grad\w+)\b",
)
_SHARED = re.compile(r"\b(?:police|shared|disclosed|regist\w+|PNC|probation)\b", re.IGNORECASE)
_RELATIVE = caseless(
    r"\b(?:maternal|paternal|MGF|MGM|PGF|PGM|grand(?:mother|father|parent)s?|"
    r"half-?(?:sibling|brother|sister)|step-?\w+|(?-i:MU|MA|PU|PA)|"
    r"aunt|uncle|(?:new|current|mother['\u2019]s|father['\u2019]s) partner|boyfriend|"
    r"girlfriend|lodger)\b"
)
_OTHER_FAMILY = needing(
    "file|record|chronolog|report|notes|ehcp|involvement|minutes|statement|assessment|document|medical|papers",
    r"\b(?:another|other|different|unrelated) (?:family|child|father|household|"
    r"case)\b[^.;]{0,45}\b(?:file|records?|chronology|"
    r"reports?|notes|EHCP|involvement|minutes|statement|assessment|documents?)\b|"
    r"\b(?:file|records?|chronology|reports?|notes|EHCP|minutes|statement|medical|"
    r"documents?|papers)\b[^.;]{0,45}\b(?:another|"
    r"other|different|cousin\w*|half[- ]?(?:sibling|brother|sister)|(?:maternal|"
    r"paternal) (?:aunt|uncle|cousin\w*)|(?:aunt|uncle)"
    r"['\u2019]s) ?(?:family|child|father|household|person)?|"
    r"\b(?:cousins?|half[- ]?(?:sibling|brother|sister)|sibling|(?:maternal|"
    r"paternal) (?:aunt|uncle|cousin\w*))['\u2019]s?"
    r" (?:\w+ ){0,2}(?:file|records?|chronology|reports?|notes|EHCP|minutes|medical|papers)",
)
_OFFENCES = re.compile(
    r"\b(?:indecent assault|convict\w+|offences?|offend\w+|custodial|"
    r"months['\u2019]? (?:imprisonment|custod\w*)|SOR|"
    r"sex offender\w*|register|cautioned|suspended sentence|community order|impending|"
    r"arrest(?:ed|s)|burglary|assault|"
    r"supply|possession|battery|cruelty|previous|under investigation|paedophile|"
    r"indecent images|images|devices|robbery|"
    r"theft|fraud|arson|rape|harassment|stalking|wounding)\b",
    re.IGNORECASE,
)
_ONWARD = caseless(
    r"\b(?:must|may|should|can|is|are|was|were)(?: ?not|"
    r"n['\u2019]t)[^.;]{0,25}\b(?:disseminat\w+|shar\w+|"
    r"disclos\w+|pass\w+|cop\w+|releas\w+|forward\w+|circulat\w+|reproduc\w+|"
    r"distribut\w+)[^.;]{0,45}\b(?:"
    r"further|onward\w*|elsewhere|outside|wider|police|force|constabulary|chair|MARAC|"
    r"agenc\w+|originator|"
    r"author(?:ity)?)\b|"
    r"\bnot (?:to be |for |being |been )?(?:shared|disclosed|disseminated|seen|copied|shown|"
    r"given|passed|released|"
    r"onward)[^.;]{0,25}\b(?:parents?|family|father|mother|parties|couple|subject|carers|"
    r"him|her|them)\b|"
    r"\bnot (?:for|suitable for) (?:the )?(?:parents?|family|father|mother|parties|couple|"
    r"subject|carers|onward)\b|"
    r"\bexclud\w+ (?:the |either |both |any )?(?:parents?|family|father|mother|carers)\b|"
    r"\b(?:parents?|family|father|mother|carers) (?:were |was |are |is |to be |have been |"
    r"has been )?(?:exclud\w+|not "
    r"(?:invited|present|included|to attend)|asked to (?:leave|step out))\b|"
    r"\bnot (?:to )?(?:be |go )?(?:attached|included|put|sent|added|"
    r"in the)\b[^.;]{0,45}\b(?:parents?|family|father|mother|"
    r"parties|carers)\b|\bremoved from the (?:parents|family|father|mother|"
    r"parties)['\u2019]?s?['\u2019]? \w+|"
    r"\b(?:closed|restricted|confidential) (?:part|section|session|slot|item|page|appendix|"
    r"annex)\b|"
    r"\bprofessionals?['\u2019]?[- ]only\b"
)
_KEEPING = (
    "not", "n't", "n\u2019t", "exclud", "asked to", "removed", "closed", "restricted",
    "confidential", "professional",
)  # fmt: skip
"""Without one of these nothing in `_ONWARD` can stand in a text."""
_MEETING_PAPER = re.compile(
    r"\b(?:minutes|mins|notes?|record|meeting|conference|strategy|MARAC|discussion|part of|"
    r"section of|annex|"
    r"disclosure|police|intel\w*|information|item|form|report|protocol|document|paper)\b",
    re.IGNORECASE,
)


def kept_back(text: str) -> Mark | None:
    """Give words that keep a paper of several bodies from the family or from others."""
    if READER.search(text):
        return None
    small = text.lower()
    kept = _ONWARD.search(text) if holds(small, _KEEPING) else None
    if kept is not None and (_MEETING_PAPER.search(text) or len(text.split()) <= _FEW):
        return Mark(span=kept.span())
    secret = _AGENCY_SECRET.search(text) or _IN_THE_DARK.search(text)
    return Mark(span=secret.span()) if secret is not None else None


def settled(text: str) -> Mark | None:
    """Give what a meeting without the family settled, or what a relative was convicted of."""
    if READER.search(text):
        return None
    meets = _MEETS.search(text) or (None if OWN_WORDS.search(text) else _AT_A_MEETING.search(text))
    if meets is not None:
        return Mark(span=meets.span())
    family = _OTHER_FAMILY.search(text)
    if family is not None and (HERE.search(text) or LED.search(text) or len(text.split()) <= SHORT):
        return Mark(span=family.span())
    system = _SYSTEM.search(text)
    if system is not None:
        return Mark(span=system.span())
    relative = _RELATIVE.search(text)
    offences = tuple(_OFFENCES.finditer(text)) if relative else ()
    shared = offences and _SHARED.search(text)
    if relative is not None and (len(offences) > 1 or shared) and not OWN_WORDS.search(text):
        return Mark(span=relative.span())
    return None


def planned(text: str, found: Found) -> Mark | None:
    """Give what police or a team mean to do, which somebody is not to learn of before."""
    plans = found.get(PLANS)
    if (
        not plans
        or READER.search(text)
        or not (_OFFICERS.search(text) or (_UNKNOWN.search(text) and FUTURE.search(text)))
    ):
        return None
    span = (plans[0].start, plans[-1].end)
    if FUTURE.search(text):
        graver = {
            "warrant",
            "arrest*",
            "raid",
            "search warrant",
            "covert*",
            "surveillance",
            "moved to a refuge",
            "seize*",
            "recalling",
            "recall",
            "recalled",
        }
        if _UNKNOWN.search(text):
            return Mark(span=span)
        known = [hit for hit in plans if hit.entry not in {"unannounced", "covert*"}]
        if (known and _UNKNOWN.search(text)) or any(hit.entry in graver for hit in plans):
            return Mark(span=span)
    return Mark(span=span) if _UNKNOWN.search(text) and len(plans) > 1 else None


def kept_safe(text: str, found: Found, other: bool | None) -> Mark | None:  # noqa: FBT001 - as given
    """Give how somebody else is kept safe."""
    ways = found.get(SAFETY, ())
    if not ways or READER.search(text) or OWN_WORDS.search(text):
        return None
    span = (ways[0].start, ways[-1].end)
    several = len({hit.start for hit in ways}) > 1
    hers = (
        other
        or re.search(
            r"\b(?:her|she|victim|mother|mum)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )
    if (
        several
        or (hers and _OFFICERS.search(text))
        or (hers and FUTURE.search(text) and "plan" in text)
    ):
        return Mark(span=span, sure=bool(hers or several))
    return Mark(span=span, sure=False) if hers else None
