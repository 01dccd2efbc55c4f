"""What makes a sentence privileged: a lawyer and advice, a side's own tactics, talks and offers.

No phrase decides it but words of several kinds together: whose lawyer it is, what is said, and
about what. So "Legal reckon we'd lose" and "the opinion of leading counsel is that the appeal has
no merit" are one and the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.checks.material.privileged_papers import (
    MAY_HAVE,
    asked_for_opinion,
    papers_of,
    told_in_confidence,
)
from checker.checks.material.privileged_quiet import PROCEDURE, gives_no_advice, without_own_views
from checker.checks.material.whose_lawyer import COURTS, LEGAL, OURS, THEIRS, YOURS, whose_lawyer
from checker.matching.caseless import caseless
from checker.matching.lexicon import Hit, Lexicon, lexicon
from checker.matching.needing import needing
from checker.model import Span
from checker.settings import Policy, word_list

LAWYERS, ADVICE, SAYS, MATTERS = (
    "privilege_lawyers", "privilege_advice", "privilege_says", "privilege_matters",
)  # fmt: skip
TOPICS, BUSINESS = "privilege_topics", "privilege_business"
ALONE = "privilege_tactics_alone"
TACTICS, WE, TALKS, OFFERS = (
    "privilege_tactics", "privilege_ours", "privilege_talks", "privilege_offers",
)  # fmt: skip
OPPONENTS, CHANCES = "privilege_opponents", "privilege_chances"
_LISTS = (
    LAWYERS, ADVICE, SAYS, MATTERS, TOPICS, BUSINESS, ALONE, TACTICS, WE, TALKS, OFFERS,
    OPPONENTS, CHANCES,
)  # fmt: skip

_TO_THEM = re.compile(
    r"\b(?:advis(?:e[sd]?|ing)|warn(?:s|ed|ing)|told|urg(?:es|ed|ing)|telling|cautioned|"
    r"recommended"
    r"|counselled|persuad\w+)(?: (?:her|him|them|privately|(?-i:M(?:rs|r|s|iss)) \w+|"
    r"(?-i:[A-Z])"
    r"[a-z]+|"
    r"the (?:mother|father|parents?|guardian|child|client)))(?!['\u2019]s)\b",
    re.IGNORECASE,
)
_GETS = re.compile(
    r"\b(?:tak\w+|seek\w*|sought|gets?|getting|obtain\w*|had|have|has|needs?) (?:[\w-]+ ){0,3}?"
    r"(?:advice|opinion|help) (?:from|of) (?:\w+ )?$",
    re.IGNORECASE,
)
_IS_TOLD = re.compile(
    r"s? (?:(?:has|have) been|was|were|will be|is|are|can be) (?:told|informed)\b|"
    r"s? (?:has|have|was|were|will be|is|are|can be)(?: been)? (?:asked|notified|sent|copied|"
    r"served|reminded|invited|given)\b",
    re.IGNORECASE,
)
_ITS_VIEW = re.compile(
    r"(?:['\u2019]s|s['\u2019])? (?:team |has |have |had |e-?mail |letter |advice |note |"
    r"opinion |view |"
    r"which |that |also |firmly |clearly |privately )*(?:think|thinks|thought|believes?|"
    r"reckons?|says?|"
    r"said|advis\w+|is|was|feels?|considers?|warn\w*|written to (?:him|her|them))\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"\b(?:she|he|they) (?:should|ought|must not|had better|drops?)\b",
    re.IGNORECASE,
)
_FROM_LAWYER = re.compile(
    r"\b(?:advice|opinion|letter|e-?mail|note|view|assessment)\b[^.]{0,45}\b(?:by|from|of) $",
    re.IGNORECASE,
)
_TO_ACT = re.compile(
    r" (?:not )?to (?:sign|agree|accept|refuse|drop|give|say|settle|take|ask for|offer|hold|wait|"
    r"oppose|concede|withdraw|fight|admit|deny|keep)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r" (?:not )?to (?:come|attend|bring|ring|telephone|call|phone|meet|contact|be (?:at|"
    r"there|here))\b",
    re.IGNORECASE,
)
_THEIR_ADVICE = re.compile(
    r"(?:['\u2019]s|s['\u2019]) (?:\w+ )?(?:advice|opinion)(?: to (?:her|him|them))?"
    r"(?:,? which)?(?::| (?:is|was|says|said)\b)",
    re.IGNORECASE,
)
_TO_OTHERS = re.compile(
    r"\b(?:advis|inform|told|tell|confirm|notif)\w*,?(?: that)? (?:the )?(?:court|judge|"
    r"us\b|me\b|"
    r"cafcass|parties|guardian that|you\b|both|all)",
    re.IGNORECASE,
)
_READERS_OWN = caseless(
    r"\badvice (?:lines?|cent(?:re|er)s?|desks?|services?|bureaux?|clinics?|surger(?:y|ies))\b|"
    r"\byou(?:r|rs|rself)?\b[^.;]{0,70}\b(?:advice|solicitor|lawyer|barrister|counsel|legal|"
    r"represent\w*)|\b(?:advice|solicitor|lawyer|legal)\b[^.;]{0,50}\b(?:you|your|free|"
    r"available|"
    r"parties|parents|either|anyone)\b|\bindependent legal|\blaw (?:centre|society)"
)
_OFFERED = caseless(
    r"\b(?:can|may|could|will|would|is able to|happy to|available to) (?:also )?(?:advise|help|"
    r"answer|explain|speak|talk|write|contact|call|ring|meet|send|be)\b|\bfree\b"
)
_HOLDS = re.compile(
    r"[^.;]{0,60}?\b(?:(?:has |have |had )?(?:told|warned|advised|put it to|said to|written to|"
    r"wrote to) (?:us|me)|think|thinks|thought|believes?|reckons?|says?|said|fears?|expects?|"
    r"considers?|feels?|rates?|recommends?|suggests?|advises? (?:us|me|against|that we)|"
    r"(?:advice|opinion|view) (?:is|was))\b|['\u2019]s?['\u2019]? (?:advice|opinion|view)\b",
    re.IGNORECASE,
)
_ADVICE_FROM = re.compile(
    r"\b(?:advice|opinion|view|assessment|message) (?:to us )?(?:from|of|by) (?:our |the )?$",
    re.IGNORECASE,
)
_CONSULTED = re.compile(
    r"\b(?:spoken?|speak(?:ing)?|talk(?:ed|ing)?|chat(?:ted)?|check(?:ed|ing)?|run|ran|running|"
    r"consult(?:ed|ing)?|liais\w+|discuss\w*|conversation|call|meeting|met|input|sign-?off|"
    r"signed|"
    r"sought|seek(?:ing)?|heard|hearing|following|after|per|via|asked|word|"
    r"comments?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_WE_ARE_ADVISED = needing(
    "advised",
    r"\b(?:we|I|(?:the )?(?:council|authority|department|trust|service|board|"
    r"LA))(?:['\u2019](?:ve|m|"
    r"re))? (?:(?:am|are|is|was|were|has|have|had) )?(?:been |also |"
    r"now )*(?:legally )?advised\b"
    r"(?! by (?!a? ?(?:counsel|legal|our|solicitor|lawyer|barrister))| of\b)",
)
_ADVICE_HAD = needing("legal ", r"\blegal (?:advice|adv|opinion|view|steer|guidance|analysis)\b")
_ITS_CONTENT = re.compile(
    r"[^.]{0,40}(?::|-|\u2013|\b(?:is|was|says|said|that|not to|obtained|recd|"
    r"received)\b)",
    re.IGNORECASE,
)
_OWN_SIDE = re.compile(
    r"\b(?:we|our|us|I|I've|my|internal|council\w*|authority\w*|department\w*)\b"
)
_OURSELVES = frozenset({"we", "we'd", "our", OURS, "we'll", "we're", "us", "client"})
_NO_TACTICS = caseless(
    r"\b(?:real|reasonable) prospects? of success|\bmerits of (?:each|the (?:proposals?|"
    r"options?))|"
    r"\bon its merits|\bstrengths and weaknesses (?:of|in) (?:each|both|the|your|her|his|their)\b|"
    r"\bmerits? (?:system|award|certificate|points?|badge)|\bwelfare|\bteacher|"
    r"\bmerits? (?:for|in) (?:reading|maths|english)|\bwon\b.{0,12}\bmerits|\blearning\b"
)
_LABEL = re.compile(
    r"\s*(?:[:#]|(?:ref(?:erence)?|numbers?|no|id|worker|file)\b|[A-Z]*\d)", re.IGNORECASE
)
"""What makes "our case" a number at the head of a letter."""
_MAYBE = re.compile(r"legal|purpose", re.IGNORECASE)
_MOST = 12
"""No sentence speaks of more lawyers."""
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_READER = re.compile(r"\byou(?:r|rself)?\b", re.IGNORECASE)
_READERS_KIN = re.compile(
    r"\byour (?:\w+[ -])?(?:ex|wife|husband|partner|spouse|mother|father|children'?s (?:mother|"
    r"father))\b",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"\b(?:attend|referred|arrange|invited|consider|try|appointment at|date of|next "
    r"step|legally privileged|confidential, and)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What gives a sentence away, where in it, and whether that is beyond doubt."""

    span: Span
    sure: bool


def privileged_signs(text: str, above: str, words: Lexicon) -> Sign | None:
    """Give what makes a sentence privileged, or None.

    Args:
        text: The sentence.
        above: The one before it, where "they" may be called by their name.
        words: What `privilege_words` gives.
    """
    found = _sorted(words, text)
    if (not found and not _MAYBE.search(text)) or gives_no_advice(text):
        return None
    signs = [
        *_by_a_lawyer(text, above, found, words),
        *_by_tactics(text, found),
        *_in_talks(text, found),
        *_advice_had(text, found),
        *_on_paper(text, found),
        *(Sign(span=one, sure=True) for one in asked_for_opinion(text)),
    ]
    return max(signs, key=_sure, default=None)


def privilege_words(policy: Policy) -> Lexicon:
    """Give the words that are weighed, with an organisation's own."""
    return lexicon({name: word_list(name, policy) for name in _LISTS})


def _sorted(words: Lexicon, text: str) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in words.hits(_POSSESSIVE.sub("  ", without_own_views(text))):
        found.setdefault(hit.list, []).append(hit)
    return found


def _apart(hits: list[Hit], other: Span) -> list[Hit]:
    """Give the hits that are no part of another stretch: "legal adviser" advises nobody yet."""
    return [one for one in hits if one.end <= other[0] or one.start >= other[1]]


def _by_a_lawyer(
    text: str, above: str, found: dict[str, list[Hit]], words: Lexicon
) -> Iterator[Sign]:
    about_them = _READERS_OWN.search(text) is not None
    lawyers = [(one.start, one.end) for one in found.get(LAWYERS, ())]
    lawyers += [(one.start(), one.end()) for one in LEGAL.finditer(text)]
    for span in lawyers[:_MOST]:
        if _GETS.search(text[: span[0]]) and not _OWN_SIDE.search(text):
            continue
        whose = whose_lawyer(text, span)
        sure = _told(text, span, whose, found)
        if about_them and not (sure and _tells_of(text, span, whose)):
            continue
        if sure is not None:
            yield Sign(span=span, sure=sure)
    if (
        not lawyers
        and not about_them
        and above
        and re.match(r"(?:They|She|He|Their|Her|His|The view|The advice)\b", text)
    ):
        upper = _sorted(words, above)
        ours = [(one.start, one.end) for one in upper.get(LAWYERS, ())]
        ours += [one.span() for one in LEGAL.finditer(above)]
        if any(whose_lawyer(above, span) == OURS for span in ours) and not _READERS_OWN.search(
            above
        ):
            said = found.get(ADVICE) or found.get(SAYS)
            if said and (found.get(MATTERS) or found.get(TOPICS)):
                yield Sign(span=(said[0].start, said[0].end), sure=True)


def _told(text: str, span: Span, whose: str, found: dict[str, list[Hit]]) -> bool | None:
    """Say whether a lawyer's view is told in a sentence: surely, perhaps (False), or None."""
    to_others = _TO_OTHERS.search(text, span[1]) and not re.search(
        r"\b(?:us|me)\b",
        text[span[1] :],
    )
    if whose in {COURTS, YOURS} or to_others or _IS_TOLD.match(text, span[1]):
        return None
    if whose == THEIRS:
        return _told_theirs(text, span, found)
    advice, says, strength, topics = (
        bool(_apart(found.get(one, []), span)) for one in (ADVICE, SAYS, MATTERS, TOPICS)
    )
    us = _OWN_SIDE.search(text) is not None
    if found.get(BUSINESS) and not strength and not (advice and us):
        return None
    view = advice or says or strength
    if whose == OURS:
        asked = bool(
            _CONSULTED.search(text[: span[0]]) or re.match(r" consulted", text[span[1] :]),
        )
        sure = advice or ((strength or topics) and (says or asked)) or (us and view)
        return sure or (False if view or asked or topics else None)
    told = strength and (says or us or advice)
    return told or (advice and topics and us) or (False if advice or strength else None)


def _tells_of(text: str, span: Span, whose: str) -> bool:
    """Say whether a sentence to the reader still tells what a lawyer who is not theirs thinks."""
    if whose not in {OURS, THEIRS} or _OFFERED.search(text):
        return False
    said = whose == OURS and _HOLDS.match(text, span[1])
    return bool(said or _ADVICE_FROM.search(text[: span[0]]) or _TO_THEM.search(text, span[1]))


def _told_theirs(text: str, span: Span, found: dict[str, list[Hit]]) -> bool | None:
    """Say whether what somebody else's lawyer told their own client is given away."""
    strength = _apart(found.get(MATTERS, []), span)
    by_them = re.search(
        r"\b(?:told|advised|warned|urged) by (?:his|her|their) $",
        text[: span[0]],
    )
    if by_them:
        return bool(strength)
    given = _FROM_LAWYER.search(text[: span[0]].rstrip("herisatownf' ") + " ") is not None
    given = given or _THEIR_ADVICE.match(text, span[1]) is not None
    told = _TO_THEM.search(text, span[1])
    if told and not given and _TO_COME.match(text, told.end()):
        return None
    if given or told:
        acts = told and _TO_ACT.match(text, told.end())
        return bool(strength or given or acts or found.get(TOPICS))
    chances = found.get(CHANCES) or _SHOULD.search(text, span[1])
    return True if chances and _ITS_VIEW.match(text, span[1]) else None


def _by_tactics(text: str, found: dict[str, list[Hit]]) -> Iterator[Sign]:
    """Give what one side means to do: "our bottom line", "we would settle for fortnightly"."""
    if _NO_TACTICS.search(text) or PROCEDURE.search(text):
        return
    for hit in found.get(ALONE, ())[:1]:
        if not _READER.search(text):
            yield Sign(span=(hit.start, hit.end), sure=True)
    ours = {one.entry.lower() for one in found.get(WE, ())} & _OURSELVES
    against = found.get(OPPONENTS)
    if against and ours and found.get(CHANCES) and not _READER.search(text):
        yield Sign(span=(against[0].start, against[0].end), sure=True)
    if not (tactics := found.get(TACTICS)):
        return
    tactics = [one for one in tactics if not _LABEL.match(text, one.end)]
    if not tactics:
        return
    hit = tactics[0]
    many = len({one.start for one in tactics}) > 1
    own = re.search(r"\b(?:our|we)\b", text[hit.start : hit.end], re.IGNORECASE) is not None
    if _READER.search(text) and not own:
        return
    if ours or own or many:
        sure = own or many or found.get(MATTERS) or found.get(TOPICS)
        yield Sign(span=(hit.start, hit.end), sure=bool(sure))
    elif "success" in hit.entry:
        yield Sign(span=(hit.start, hit.end), sure=False)


def _in_talks(text: str, found: dict[str, list[Hit]]) -> Iterator[Sign]:
    """Give what somebody offered where nobody is to quote it."""
    talks, offers = found.get(TALKS), found.get(OFFERS)
    to_reader = _READER.search(_READERS_KIN.sub("", text))
    if talks and offers and not to_reader and not _DATES.search(text):
        if re.search(r"\bwithout prejudice to\b", text, re.IGNORECASE):
            return
        yield Sign(span=(talks[0].start, talks[0].end), sure=True)


def _on_paper(text: str, found: dict[str, list[Hit]]) -> Iterator[Sign]:
    """Give a lawyer's paper that is spoken of, and what a client and a lawyer tell one another."""
    if _READER.search(text):
        return
    lawyers = [(one.start, one.end) for one in found.get(LAWYERS, [])[:_MOST]]
    for span in (*papers_of(text, lawyers), *told_in_confidence(text)):
        yield Sign(span=span, sure=True)


def _advice_had(text: str, found: dict[str, list[Hit]]) -> Iterator[Sign]:
    """Give legal advice that was had, by whomever: "we are advised that the claim has merit"."""
    views = found.get(MATTERS) or (found.get(TOPICS) and not found.get(BUSINESS))
    if views and (told := _WE_ARE_ADVISED.search(text)) and not _READER.search(text):
        yield Sign(span=told.span(), sure=True)
    for had in _ADVICE_HAD.finditer(text):
        may = MAY_HAVE.search(text[: had.start()]) and not re.search(
            r"\b(?:we|I|having|been|council|authority|department)\b",
            text[: had.start()],
            re.IGNORECASE,
        )
        tells = _ITS_CONTENT.match(text, had.end()) or _OWN_SIDE.search(text)
        if tells and not may and not _READER.search(text) and not _READERS_OWN.search(text):
            yield Sign(span=had.span(), sure=bool(found.get(MATTERS) or found.get(TOPICS)))


def _sure(sign: Sign) -> bool:
    return sign.sure
