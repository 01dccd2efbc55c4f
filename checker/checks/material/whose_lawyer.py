"""Whose lawyer one is in a sentence: ours, the reader's, somebody else's, or the court's."""

import re

from checker.matching.needing import needing
from checker.model import Span

OURS, YOURS, THEIRS, COURTS, NOBODYS = "ours", "yours", "theirs", "court", ""
LEGAL = needing(
    "legal|solicitor|lawyer",
    r"\((?:LA |council |team )?(?:[Ll]egal|[Ss]olicitor|[Ll]awyer|[Ll]egal [Ss]ervices)\)|"
    r"\b(?:LA|[Cc]ouncil|[Ii]n-house|[Cc]ounty|[Ii]nternal|[Bb]orough) legal\b(?! advice)|"
    r"\b(?:past|with|from|by|asked|to) legal\b(?=[,.;:]| who| they| and (?:they|he|she))|"
    r"(?<![\w-])Legal\b(?! (?:aid|Aid|advice|Advice|guardian|help|Help|costs|rights|"
    r"proceedings|"
    r"representation|Ombudsman|status|document|parent|name|order|terms|professional|matters|"
    r"framework|definition|action|Services Commission|Board|Choices))(?!ly)",
    flags=0,
)
"""A department that is called so: a capital letter within a sentence, or what it says behind."""
_OUR_LAWYER = re.compile(
    r"(?:\b(?:our|my|in-?house|internal|own|cafcass|council|authority|department|trust|service|"
    r"agency|LA|external|panel|team|senior|duty|county|borough|regional|LA['\u2019]s|"
    r"directorate|instructed|instructing|retained|ein|"
    r"fy)\b(?:['\u2019]s?)?"
    r"(?:[ -][\w'\u2019-]+){0,2}[ -]|\b(?:local )?authority['\u2019]s (?:\w+ )?)$",
    re.IGNORECASE,
)
_OURS_BEHIND = re.compile(
    r"[^,.;]{0,12}? (?:for|to|of|at) (?:the )?(?:\w+ )?(?:department|council|"
    r"local authority|authority|"
    r"trust|service|board|agency|LA|external|panel|team|senior|duty|county|borough|regional|"
    r"us\b|cafcass|county|borough)|s? (?:who (?:is|was) )?(?:instructed|retained|engaged|"
    r"consulted|used|asked|briefed|employed) by (?:us\b|(?:the )?(?:\w+ )?(?:department|council|"
    r"authority|trust|service|board|agency|LA\b|cafcass|borough))|[^,.;]{0,8} (?:we|"
    r"I) (?:have )?"
    r"(?:instructed|retained|use|asked|consulted)",
    re.IGNORECASE,
)
_YOUR_LAWYER = re.compile(
    r"\b(?:your|you|either|any|each|both|every)\b[^,;:]{0,30}$", re.IGNORECASE
)
_YOUR_KIN = re.compile(
    r"\byour (?:\w+[ -])?(?:ex|wife|husband|partner|spouse|mother|father|mum|dad|sister|brother|"
    r"son|daughter|parents?)['\u2019]s?['\u2019]? (?:own |new |former )?$",
    re.IGNORECASE,
)
"""Whoever acts for one of the reader's family acts for somebody else than the reader."""
_ITS_OFFICE = re.compile(
    r"(?:\b(?:court|magistrates|justices|bench|parties|client|"
    r"law society)['\u2019]?s?['\u2019]? "
    r"(?:\w+ )?|\bhis honour\b.{0,20})$",
    re.IGNORECASE,
)
_JUDGE = re.compile(r"\b(?:recorder|judge|hhj|dj|justice|sitting|chair)\b", re.IGNORECASE)
_COURTS_BEHIND = re.compile(
    r" (?:to|of|for) the (?:court|magistrates|justices|bench)", re.IGNORECASE
)
_THEIR_LAWYER = re.compile(
    r"(?:\b(?:his|her|their|one|whose)\b|\w['\u2019]s?|\b(?:mother|father|parent|applicant|"
    r"respondent|child|guardian)s?['\u2019]) ?(?:(?:own|previous|former|new|"
    r"then) )?(?:[\w-]+ )?$",
    re.IGNORECASE,
)
_HIS_OR_HERS = re.compile(r"\b(?:his|her|their|your)(?: (?:own|new|former))? $", re.IGNORECASE)
_THEIRS_BEHIND = re.compile(
    r"s?,? (?:\([^)]{0,40}\) )?(?:who |now )?(?:for|acting for|representing|appearing for|"
    r"on behalf "
    r"of|instructed by)\b",
    re.IGNORECASE,
)
_OUR_OFFICES = (
    "cafcass legal", "treasury", "gld", "cls", "in-house", "those instructing", "head of legal",
    "legal team", "legal services", "legal dep", "litigation", "law team", "government legal",
    "county solicitor", "monitoring",
)  # fmt: skip
_SHORT = (" legal", "(legal)", "(solicitor)", "(lawyer)")


def whose_lawyer(text: str, span: Span) -> str:
    """Say whose lawyer stands at a span of a sentence, by the words on both sides."""
    before, after = text[max(0, span[0] - 60) : span[0]], text[span[1] : span[1] + 70]
    word = text[slice(*span)]
    judge = word in {"KC", "QC"} and _JUDGE.search(text[: span[1] + 30])
    if judge or _ITS_OFFICE.search(before) or _COURTS_BEHIND.match(after):
        return COURTS
    if word.lower().startswith(_OUR_OFFICES) or word == "Legal" or word.lower().endswith(_SHORT):
        own = _THEIR_LAWYER.search(before) or _YOUR_LAWYER.search(before)
        if own is None:
            return OURS
    behind = _OURS_BEHIND.match(after) and not _HIS_OR_HERS.search(before)
    if _OUR_LAWYER.search(before) or behind:
        return OURS
    kin = _YOUR_KIN.search(before)
    if _YOUR_LAWYER.search(before) and not kin:
        return YOURS
    theirs = kin or _THEIR_LAWYER.search(before) or _THEIRS_BEHIND.match(after)
    return THEIRS if theirs else NOBODYS
