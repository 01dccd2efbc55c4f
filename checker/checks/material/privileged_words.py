"""Sentences that give away a lawyer's advice, or an offer made without prejudice."""

from collections.abc import Iterator

from checker.matching.caseless import caseless
from checker.matching.needing import holds
from checker.model import Span

_OURS = (
    r"(?:our|in-?house|our own)\s(?:own\s|in-?house\s|external\s|instructed\s|senior\s)?"
    r"(?:lawyers?|solicitors?|barristers?|counsel|KC|QC|"
    r"legal (?:team|services|department|advis[eo]rs?|officers?|section|people|colleagues?))"
)
_LEGAL = r"(?-i:(?<!\w )(?<![-\w])(?:Legal(?: Services)?|legal services))"
_THINKS = (
    r"(?:also\s|all\s|has\s|have\s|had\s|now\s)*(?:advis(?:e|es|ed|ing)|thinks?|thought|says?|said|"
    r"considers?|considered|believes?|recommend(?:s|ed)?|told (?:us|me)|warn(?:s|ed)|reckons?|"
    r"(?:is|are) of the (?:view|opinion)|(?:is|are) clear|takes? the view|feels?|"
    r"suggest(?:s|ed)|did(?:n['\u2019]t| not) think|do(?:n['\u2019]t| not| es not) think)"
    r"(?!\s(?:goodbye|hello))"
)
_LAWYERS = (
    r"(?:lawyers?|solicitors?|barristers?|counsel|KC|QC|legal (?:team|department|section|unit|"
    r"services|advis[eo]rs?|officers?|people|colleagues?|representatives?)|litigation team)"
)
_ANY_LAWYER = (
    rf"(?:(?:leading |senior |junior )?counsel|(?-i:[Ll]egal)\b(?! (?:aid|services commission))|"
    rf"our \w+|an? (?:\w+ )?(?:lawyer|solicitor|barrister|KC|QC)\b|"
    rf"the (?:(?!court|judge|mother|father|parent)[\w'\u2019]+ ){{0,3}}?{_LAWYERS}|GLD\b)"
)
_OUR_BODY = r"(?:us|me|ourselves|the \w+|this \w+|cafcass|officers|staff|managers)"
_TALKS = (
    r"(?:talks?|discussions?|meetings?|e-?mails?|letters?|offers?|proposals?|correspondence|"
    r"negotiations?|conversations?|communications?|calls?|basis|terms|summary|figures?)"
)
_MATTERS = (
    r"(?:the |our |this |his |her |their |any )?(?:prospects|merits|evidence|chances|case|claim|"
    r"appeal|application|complaint|argument|order|risks?|we\b|it\b|they\b)"
)
_PATTERNS = (
    r"\bhaving (?:taken|had|received|sought) (?:our own |internal )?legal advice,? (?:we|I|our)\b",
    rf"\basked {_OURS},? (?:and|who) ",
    r"(?-i:\bBarrister['\u2019]s (?:advice|opinion)\b)",
    (
        r"\bcounsel['\u2019]s (?:advice|assessment|opinion|view)(?: to us| of [^.\n]{1,20})? (?:is|"
        r"was)\b"
    ),
    (
        r"(?<!for the mother )(?<!for the father )\bcounsel (?:is|was|are) of the (?:view|opinion)"
        r" that "
        r"(?:the (?:claim|case|appeal|complaint)|we)\b"
    ),
    (
        r"\b(?:advice|opinion|guidance)(?: (?:that|which))? (?:we|I)(?:['\u2019]ve| have)?"
        rf" (?:have|had|got|received|obtained|been given|were given) from {_ANY_LAWYER}"
    ),
    (
        r"\b(?:communications?|correspondence|e-?mails?|exchanges?|messages?|notes?|letters?)"
        rf"(?: (?:chain|trail|thread))? (?:passing )?between {_OUR_BODY} and (?:our|its|my)"
        rf" (?:[\w-]+ ){{0,2}}?{_LAWYERS}\b"
    ),
    (
        r"\bwithout[- ]prejudice(?: save as to costs)?['\u2019]?\s?[:\u2013\u2014](?! the\b)"
        r"(?=[^\n]{0,90}\b(?:would|will|offers?|agrees?|accepts?|propos\w+|pay\w*|half|drops?)\b)"
    ),
    (
        r"\b(?:offer|proposal|letter|email|position)s?,? (?:which|that) (?:was|is|were|are) without"
        r" prejudice\b"
    ),
    r"\bwithout[- ]prejudice (?:position|offer\w*|stance)\b",
    r"\b(?:not|never) (?:to )?be shown to the (?:court|judge|tribunal)\b",
    r"\bconfidential: solicitor (?:and|/) client\b",
    rf"\b{_OURS}\s{_THINKS}\b",
    (
        rf"\b{_OURS}['\u2019]s?['\u2019]?\s(?:written\s|clear\s|initial\s)?"
        r"(?:advice|opinion|view|assessment|note)\b"
    ),
    rf"{_LEGAL}(?:['\u2019]s? (?:advice|view|opinion)| {_THINKS}|,? (?:has|have) confirmed)\b",
    (
        r"\b(?:spoken?|talked|checked|asked|advice|view|opinion) (?:to|with|from|of|by)"
        r" (?-i:[Ll]egal)\b(?! (?:aid|services?\b.{0,20}(?:direct|you)|guardian|advice|costs|help|"
        r"rep\w*|professional\w*|advis\w*|expert\w*))"
    ),
    (
        r"\b(?:we|I)(?:['\u2019]ve| have| had)? (?:taken|took|had|sought|received|obtained|"
        r"been given|got) (?:our own |some |internal |external )?legal advice[,;:]?"
        r" (?:(?:and )?(?:the|that|its|their) (?:advice|answer|view|message|upshot) (?:was|is)\b|"
        r"(?:and|which) (?:was|were|have been|has been|we were|I was) (?:told|advised|"
        r"that)|that|to the effect|which (?:says|is|was)|on (?:this|it)[^.\n]{0,20}that)"
    ),
    (
        r"\b(?:our|internal|external|the)? ?legal advice (?:(?:received|obtained|given|taken|to us|"
        r"we \w+)[^.\n]{0,30})(?:is|was|says|suggests|indicates) (?:that|to|against)\b"
    ),
    r"\b(?:our|internal|external) legal advice (?:is|was|says|suggests|indicates|remains)\b",
    (
        r"\b(?:we|I)(?:['\u2019]ve| have| had| were| was) (?:been )?(?:advised|warned) by"
        rf" (?:{_OURS}|counsel|{_LEGAL}|leading counsel|a barrister|an? KC)\b"
    ),
    (
        r"\b(?:we|I)(?:['\u2019]ve| have| had| were| was) (?:been )?(?:told|advised|warned) by"
        rf" {_ANY_LAWYER} (?:that|not to|to (?:settle|concede|say|offer))\b"
    ),
    (
        r"\b(?:we|I)(?:['\u2019]ve| have)? (?:had|have|got|taken|received|obtained)"
        rf" (?:[a-z]+ )?(?:advice|an opinion) from {_ANY_LAWYER}"
    ),
    (
        r"\bcounsel(?: \([^)\n]{1,40}\)|, [^,\n]{1,40},)? (?:has |had )?(?:also )?advis(?:ed|es)"
        rf" (?:in conference|in writing|us\b|me\b|against|on (?:the )?merits|that {_MATTERS})"
    ),
    (
        r"\b(?:on|following|in line with|contrary to) (?:counsel['\u2019]s advice|"
        r"(?:the )?advice (?:of|from) (?:leading )?counsel)\b"
    ),
    rf"\badvice (?:of|from|by|given by) (?:{_OURS}|{_LEGAL})\b",
    rf"\bwhat {_OURS} (?:said|told|advised|thinks?|says?)\b",
    rf"\bwithout[- ]prejudice {_TALKS}\b",
    r"[,(\u2013] ?without prejudice(?: save as to costs)?[,)\u2013]",
    rf"(?-i:\bW/?P\b) {_TALKS}\b",
    r"(?-i:\bW\.?P\.?S\.?A\.?T\.?C\b)",
    r"\bCalderbank (?:offer|letter|proposal)\b",
    (
        r"\bat (?:the |an? |our )?(?:private )?FDR,?(?! you\b)[^.\n]{0,50}\b(?:offer(?:ed|s)?|"
        r"proposed|conceded|would (?:accept|settle))\b"
    ),
    r"\b(?:in|at|during) (?:the )?mediation,?(?! you\b)[^.\n]{0,50}\b(?:offered|conceded)\b",
    r"\b(?:protected|covered) by (?:legal |litigation |professional )*privilege\b",
    r"(?-i:\bLPP\b)",
    r"\bin contemplation of (?:litigation|(?:legal |court |these )?proceedings)\b",
    r"\b(?:treat|regard|keep) (?:this|these|it|them)(?: \w+)? as (?:legally )?privileged\b",
    (
        r"\b(?:the following|what follows|(?:this|the) (?:\w+ )?(?:email|note|paper|memo|advice|"
        r"report|attachment)|below) (?:is|are) (?:legally |strictly )?privileged\b(?! to)"
    ),
    r"(?<!may )(?<!might )\bcontains? (?:our |confidential |privileged |internal )*legal advice\b",
    r"\bour (?:litigation |legal )(?:strategy|tactics)\b",
    r"\bour (?:tactics?|strategy) (?:at|for|in) (?:the|this|court)\b",
    r"\bweak(?:est|er)? (?:points?|parts?|spots?) of our case\b",
)
_PATTERN = caseless("|".join(f"(?:{one})" for one in _PATTERNS))
_SIGNS = (
    "legal", "counsel", "solicitor", "lawyer", "barrister", "prejudice", "wp", "w/p", "w.p",
    "calderbank", "fdr", "mediation", "privilege", "lpp", "contemplation", "strategy", "tactic",
    "our case", "shown to the", " kc", " qc",
)  # fmt: skip
"""A text with none of these gives no advice away: most lines are read no further."""


def privileged_words(text: str) -> Iterator[Span]:
    """Give where a text tells what our lawyers think, or what was offered without prejudice.

    What the parties' own lawyers say, and that advice can be had, is none.
    """
    plain = text.casefold()
    if holds(plain, _SIGNS):
        for found in _PATTERN.finditer(text):
            yield found.span()
