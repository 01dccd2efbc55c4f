"""Sentences by which somebody wants the reader, or anybody, not to know what they told."""

import re
from collections.abc import Iterator

from checker.matching.caseless import caseless
from checker.matching.needing import holds
from checker.model import Span

_KNOWS = r"(?:know\w*|knew|find\w* out|found out|told|learn\w*|hear\w*|discover\w*|realis\w*|aware)"
_WHO = (
    r"(?:you|him|her|them|he|she|dad|daddy|mum|mummy|mam|f|m|fa|mo|father|mother|parents?|"
    r"family|"
    r"anyone|anybody|either parent|the (?:father|mother|parents?|family|subject|couple|"
    r"others?)|"
    r"(?:her|his|their) (?:father|dad|mother|mum|parents?|partner|ex|family)|"
    r"(?-i:(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][\w'\u2019-]+))"
)
_NOT = r"(?:not|n['\u2019]?t|never|nobody|no one|without|rather|prefer\w*)"
_WANTS = (
    r"(?:want\w*|wish\w*|ask\w*|prefer\w*|request\w*|beg\w*|insist\w*|plead\w*|like[sd]?|"
    r"agree\w*|"
    r"consent\w*|will\w*|prepared|happy|content|demand\w*|need\w*|hop\w+|keen|anxious|choos\w+|"
    r"chose|elect\w*|stipulat\w*|promis\w*|assur\w*|guarantee\w*)"
)
_NAMED = r"(?:named|identified|identif\w+|known|revealed|disclosed|traced|shared|quoted|credited)"
_THING = r"(?:names?|identit(?:y|ies)|details|involvement|part in (?:this|it)|role in (?:this|it))"
_PATTERNS = (
    # Not named, not known, out of it.
    (
        rf"\b{_WANTS}\b[^.;]{{0,40}}\b(?:anon\w*|(?:not|n['\u2019]t) (?:to )?(?:be |"
        rf"have )?{_NAMED})"
    ),
    (
        rf"\b(?:not|n['\u2019]?t) {_WANTS} (?:to be |being |their |her |his |it |this |that )?"
        rf"(?:{_NAMED}|{_THING})"
    ),
    r"\b(?:anon(?:\.|ymous(?:ly)?|ymity)?|nameless|incognito|ddienw|dienw)(?!\w)",
    (
        r"\b(?:in|under) (?:strict(?:est)? |the strictest |complete |absolute )?(?:confidence|"
        r"secrecy|"
        r"secret|private)\b(?! (?:in|that (?:the|you|he|she|robin)|law|sector|hire))"
    ),
    (
        r"\b(?:confidentially|privately|off the record|on the quiet|on the qt|hush-hush|"
        r"between "
        r"(?:ourselves|us|you and me)|yn gyfrinachol|yn breifat)\b"
    ),
    (
        rf"\b{_THING} (?:\w+ ){{0,3}}?(?:protected|withheld|kept|(?:not|n['\u2019]t|"
        rf"never) (?:to )?"
        r"(?:be )?(?:used|shared|given|disclosed|revealed|mentioned|passed|known))"
    ),
    (
        rf"\b(?:protect|withhold|conceal|hide|keep)\w* (?:her|his|their|"
        rf"the source['\u2019]s) {_THING}"
    ),
    (
        r"\b(?:keep|kept|keeping|leave|left|leaving|stay\w*|"
        r"remain\w*)\b[^.;]{0,25}\b(?:out of (?:it|this)|"
        r"secret|to (?:your|our|my|him|her|them)sel(?:f|ves)|quiet|between us|private|"
        r"confidential from|"
        r"from (?:him|her|you|dad|mum|the (?:father|mother)))\b(?! life| hospital| school)"
    ),
    # You, or whom it is about, are not to know.
    rf"\b{_NOT} (?:{_WANTS} )?(?:that )?(?:{_WHO}) (?:to )?(?:ever )?(?:be )?{_KNOWS}",
    (
        rf"\b(?:{_WHO}) (?:must|should|is|are|was|were|may|do|does|did)(?: not|"
        rf"n['\u2019]t) (?:to )?(?:be |ever |"
        rf"yet )*{_KNOWS}"
    ),
    (
        rf"\bwithout (?:wanting )?(?:{_WHO}|your|his|her|"
        rf"their)(?:['\u2019]s)?(?: \w+)? (?:to )?(?:know\w*)"
    ),
    rf"\bif (?:{_WHO}) (?:ever )?(?:{_KNOWS}|got wind|got to (?:know|hear))",
    r"\bbehind (?:your|his|her|their) backs?\b",
    (
        rf"\b(?:if|when|once|should|case|lest) (?:{_WHO}) (?:ever )?(?:{_KNOWS}|works? out|"
        rf"got wind)"
    ),
    (
        rf"\b(?:not|n['\u2019]?t) {_WANTS} (?:{_WHO}) (?:to )?(?:see|read|have|get|be (?:shown|"
        rf"given|sent)) (?:it|this|"
        r"these|that|a copy|the (?:statement|report|letter|note|form|referral|messages?))\b"
    ),
    r"\b(?:out of (?:it|this)|(?:her|his|their) names? (?:out|off|back|to [a-z]+selves))\b",
    (
        r"\b(?:not|n['\u2019]?t|never|without being) (?:to be |wish\w* to be |want to be |"
        r"be )?(?:quoted|cited|credited|"
        r"called as a witness|linked|associated)\b"
    ),
    (
        rf"\b(?:{_WANTS}) (?:us|me|we|I|that we|that I)? ?(?:to )?not (?:to )?(?:show|send|"
        rf"pass|"
        rf"give|share)\b"
    ),
    (
        r"\b(?:behind (?:a )?screens?|special measures|by video link so|voice disguised|"
        r"pseudonym)\b"
    ),
    (
        r"\bcan(?: only|not but) be (?:her|him|them)\b|\bwill (?:know|guess|realise|"
        r"work out) (?:who|it (?:was|is))\b"
    ),
    r"\bon the (?:strict |clear )?(?:basis|condition|understanding) (?:that|of)\b",
    r"\baren['\u2019]?t told|\bnot told (?:it|who|where)|\bhides? behind\b",
    rf"\b{_WANTS}\b[^.;]{{0,20}}\b(?:confidentiality|anonymity|secrecy|privacy|discretion)\b",
    r"\bbe discreet\b|\btread carefully\b|\bdiscretion\b",
    (
        r"\bbeidio \u00e2 (?:dweud|datgelu|enwi|s\u00f4n|rhannu|rhoi|dangos)|\byn anhysbys\b|"
        r"\bheb (?:ei|eu) henwi?\b|"
        r"\b(?:ddim|nid yw|peidio) [^.]{0,25}(?:i chi|iddo|iddi) (?:gael )?(?:g?wybod)"
    ),
    # Afraid of what comes of it.
    (
        r"\b(?:afraid|scared|fear(?:s|ed|ing|ful)?|frighten\w+|terrified|worr\w+|anxious|"
        r"nervous|"
        r"concerned|dread\w*)\b[^.;]{0,40}\b(?:reprisal\w*|repercussion\w*|retaliat\w*|"
        r"come-?back|backlash|"
        r"reven\w+|retribution|consequences for (?:her|him|them)|being (?:found out|identified|"
        r"traced)|"
        rf"(?:{_WHO}) (?:finding|discovering|learning|knowing|hearing|would |might |could |"
        rf"will |['\u2019]d )?(?:do if|say if|{_KNOWS}|be angry|be cross|come after|"
        rf"come "
        r"round|take it out))"
    ),
    # We are asked, or promised, not to say.
    (
        rf"\b(?:{_WANTS}) (?:that )?(?:us|me|we|I|staff|the (?:school|police|worker|nurse|"
        rf"teacher|social "
        r"worker))(?: should| must| would)? (?:not|never|n['\u2019]t) (?:to )?(?:say|tell|"
        r"reveal|let|mention|"
        r"disclose|share|name|identify|repeat|pass|give)\b"
    ),
    (
        r"\b(?:on (?:the )?(?:condition|understanding|basis|promise)|promised|assured|"
        r"undertaking|strict "
        r"terms)\b[^.;]{0,30}\b(?:anon\w*|not (?:be )?(?:named|used|told|shared|disclosed|"
        r"passed)|name\b|"
        r"identity|stays? between|goes? no further|would not)"
    ),
    (
        r"\b(?:please )?(?:do not|don['\u2019]?t|pls dont|must not|never|"
        r"not to)(?: ever)? (?:say|tell|reveal|let on|"
        r"let (?:him|her|them|slip)|mention|disclose|share|attribute|name|identify|"
        r"repeat)\b[^.;]{0,40}"
        r"\b(?:came from|from whom|who (?:said|told|rang|made)|source|where (?:this|it) came|"
        r"we said|I said|"
        r"she said|he said|you heard|spoke|that (?:she|he|they) (?:spoke|rang|told|called|"
        r"contacted))"
    ),
    (
        r"\b(?:no further|go no further|this is between|n[\u2019']?t want (?:any )?(?:trouble|"
        r"bother|hassle)|"
        r"doesn['\u2019]?t wish to (?:be involved|get involved)|nad ydych (?:chi )?yn gwybod)\b"
    ),
)
_PATTERN = caseless("|".join(f"(?:{one})" for one in _PATTERNS))
_SIGNS = (
    "anon", "confiden", "private", "privately", "secret", "quiet", "record", "name", "identi",
    "not ", "n't", "n\u2019t", "dont", "never", "without", "rather", "prefer", "afraid",
    "scared", "fear", "frighten", "terrif", "worr", "nervous", "condition", "understanding",
    "promis", "assur", "behind", "between", "further", "kept", "keep", "if ", "out ", "screen",
    "beidio", "ddim", "discre", "only be", "when ", "once ", "will ", "ddienw", "dienw",
    "gyfrin",
)  # fmt: skip


_IN_COURT = re.compile(
    r"\b(?:sit(?:s|ting)?|sat|hears?|heard|hearings?|held|listed|judge|justices?|courts?|"
    r"magistrates?|recorder|bench|proceedings|chambers)\b[^.;]{0,60}\bin private\b|"
    r"\bin private\b[^.;]{0,40}\b(?:court|judge|hearing|chambers)\b",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    r"^,? (?:was|were|is|are|has been|have been|had been|being|having been)(?: \w+){0,2}? "
    r"(?:seen|spoken|interviewed|met|visited|assessed|examined|photographed|filmed|taken|"
    r"collected|moved|tested|weighed|asked|questioned|observed|recorded|treated|vaccinated|"
    r"registered|enrolled|baptised|removed)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def is_open(sentence: str, between: str) -> bool:
    """Say whether what sounds secret in a sentence is no wish of somebody who told.

    A court sits in private by rule (FPR 2010 r.27.10), and a child who was seen without a parent's
    knowledge told nobody that they were to be kept out of it.

    Args:
        sentence: The whole of it.
        between: What stands between somebody's name and the words that sound secret.
    """
    return _IN_COURT.search(sentence) is not None or _DONE_TO.match(between) is not None


def wants_secrecy(text: str) -> Iterator[Span]:
    """Give where a sentence says that somebody is not to be known for what they told."""
    plain = text.casefold()
    if holds(plain, _SIGNS):
        for found in _PATTERN.finditer(text):
            yield found.span()
