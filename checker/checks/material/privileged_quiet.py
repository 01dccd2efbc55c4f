"""Sentences about advice that give none away: who gives none, where it can be had, who asks."""

import re

from checker.matching.caseless import caseless
from checker.matching.needing import needing

_DISCLAIMED = needing(
    "legal|lawyer|solicitor|advice on|advice about",
    r"\b(?:can(?:not|['\u2019]t)|un(?:able|willing)|not|n['\u2019]t|never|neither|nor|no one|"
    r"nobody|nothing|without)\b[^.;:,]{0,50}"
    r"\b(?:(?:giv|offer|provid|constitut|amount|replac|substitut|intend|treat|tak|regard|read|"
    r"rel)\w*\b[^.;:,]{0,40} |be |is |as |for |are )(?:any |your |a )?(?:legal(?:ly)? advice|"
    r"advice (?:on|about) (?:the )?(?:law|legal|your case|your chances))|"
    r"\b(?:not|n['\u2019]t|neither|no) (?:your |a |the |trained |qualified |\w+['\u2019]s )?"
    r"(?:lawyers?|solicitors?|legal advis[eo]rs?|legally qualified|legally trained)\b|"
    r"\blegal advice (?:is|are|was) (?:not|no|beyond|outside|something)\b|"
    r"\bnot legal advice\b",
)
_TO_BE_HAD = needing(
    "legal advice|legal help|legal rep|solicitor|lawyer",
    r"\blegal (?:advice|help)\b[^.;]{0,30} (?:is|are|can|may|might|could|should|must|will)"
    r"(?: also| still| often)? (?:be )?(?:available|free|had|sought|taken|obtained|got|found|"
    r"needed|offered|provided|helpful|useful|sensible)\b(?! (?:by|to) (?:us|the council))"
    r"(?! (?:and|that|which|but) (?:says|is|was|that|we))|"
    r"\b(?:may|might|can|could|should|must|need|wants?|wish\w*|would like|free|welcome|"
    r"entitled|able|advised?|recommend\w*|suggest\w*|encourage\w*|invit\w+|urged?)(?: \w+){0,2}?"
    r" (?:to )?(?:tak\w*|seek\w*|get\w*|obtain\w*|have|find|ask for|speak to|contact|consult)"
    r" (?:\w+ ){0,3}?(?:legal (?:advice|help|representation)|(?:a|your|their|his|her)"
    r" (?:own )?(?:solicitor|lawyer))",
)
_OF_ANYBODY = re.compile(
    r"^\W*(?:some|many|most|other|all|few|separat\w+) (?:\w+ )?(?:parents|people|families|couples|"
    r"adults)\b",
    re.IGNORECASE,
)
_HAVE_OURS = re.compile(
    r"\b(?:we|I) (?:should|must|need|had|have|ought|are|will)\b(?! advise)|\bour own\b|\b(?:told|"
    r"advis\w+) (?:us|me)\b",
    re.IGNORECASE,
)
_FOR_THE_COURT = needing(
    "advi|opinion|report|assess|recommend|view|asked|instructed|appointed|directed|ordered|required|invited",
    caseless(
        r"\badvis(?:e[sd]?|ing) (?:to )?(?:the |a |any )?(?:\w+ )?(?:court|judge|magistrates|"
        r"bench)\b|\b(?:court|judge|magistrates|bench|order|parties|jointly)\b[^.;]{0,60}\b(?:ask\w*|"
        r"instruct\w*|appoint\w*|direct\w*|order\w*|requir\w*|invit\w*)\b[^.;]{0,60}"
        r"\b(?:advi[sc]e|opinion|report|assess)\w*|"
        r"\b(?:asked|instructed|appointed|directed|ordered|required|invited)\b[^.;]{0,30}"
        r"\b(?:by (?:the )?(?:court|judge|magistrates|parties|order|family court)|"
        r"to (?:give|tell|provide|let) the (?:family )?(?:court|judge|magistrates))\b|"
        r"\b(?:advice|opinion|recommendations?|views?|report) (?:is |are |was )?(?:given |made |"
        r"sent )?(?:to|for) the (?:court|judge|magistrates|bench)\b"
    ),
)
"""Whoever advises the court on children is no side's lawyer."""
_ON_CHILDREN = needing(
    "advi|report|recommend",
    caseless(
        r"\b(?:advis(?:e[sd]?|ing)|report(?:s|ed|ing)?|advice|recommendations?)\b[^.;]{0,40}?"
        r"\b(?:where|with whom|who|how|how (?:often|much)|what (?:time|contact|arrangements))\b"
        r"[^.;]{0,60}\b(?:child(?:ren)?|boys?|girls?|bab(?:y|ies)|siblings?|they|he|she)\b"
        r"[^.;]{0,40}\b(?:liv\w*|stay\w*|see\w*|spend\w*|shar\w*|travel\w*|school\w*)\b"
    ),
)
"""What a family court adviser is for: where children live and whom they see."""
_OWN_VIEW = needing(
    "recommend|report|opinion|view|assess|advice|analys|statement",
    caseless(
        r"\b(?:my|(?:the |our |your )?(?:guardian|advis[eo]r|family court advis[eo]r|(?:social )?"
        r"worker|expert|officer|reporter|psychologist)['\u2019]s) (?:(?!legal)\w+ ){0,2}?"
        r"(?:recommendations?|reports?|opinions?|views?|assessments?|advice|analysis|statements?)\b"
    ),
)
_LAWYER = re.compile(
    r"\b(?:counsel|barrister|solicitor|lawyer|KC|QC|legal (?:team|services|dep|section|opinion|"
    r"view|steer)|Legal)\b(?!['\u2019]?s? (?:advis[eo]r))",
    re.IGNORECASE,
)
PROCEDURE = caseless(
    r"\b(?:extension|more time|further time|extra time|(?:later|earlier|other|another|new|"
    r"different) (?:date|time|hearing)|adjournment|timetable|agreed bundle|time estimate|"
    r"by (?:email|video)|remote\w*|electronic\w*)\b",
)
"""What two sides agree about the running of a case is nobody's tactics."""


def gives_no_advice(text: str) -> bool:
    """Say whether a sentence disclaims legal advice, says where it can be had, or is the court's.

    The court's is what an adviser, a guardian, a social worker or an expert is asked to tell it.
    """
    if _DISCLAIMED.search(text) or _OF_ANYBODY.match(text):
        return True
    if _TO_BE_HAD.search(text) and not _HAVE_OURS.search(text):
        return True
    on_children = _FOR_THE_COURT.search(text) or _ON_CHILDREN.search(text)
    return on_children is not None and not _LAWYER.search(text)


def without_own_views(text: str) -> str:
    """Give a text of the same length without the writer's own report and recommendation."""
    for found in _OWN_VIEW.finditer(text):
        text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return text
