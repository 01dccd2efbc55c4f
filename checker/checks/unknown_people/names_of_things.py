"""Names that are of animals, toys, stories and famous people, and names that stand in a family."""

import re
from functools import lru_cache

from checker.checks.people.spoken_of import any_of, spelt
from checker.model import Mention
from checker.settings import Policy, word_list

_NEAR = 60
_PLAYED = re.compile(
    r"\b(?:dress\w* (?:up )?(?:as|like)|part (?:as|of)|plays?|played|playing|watch(?:ed|ing|es)?|"
    r"reads?|reading|(?:read(?:s|ing)?|stor(?:y|ies)|books?|films?) about|listen\w* to|"
    r"(?:named|called|christened) (?:the|your|her|his|their) [a-z]+|"
    r"(?:mad|crazy) about|obsessed with|fans? of)"
    r"(?: the)? $",
    re.IGNORECASE,
)
_OF_LAW = re.compile(
    r"\b(?:decision|judgment|judgement|authority|authorities|guidance|principles?|case|ruling|"
    r"reported|approach|law)\b[^.;\n]{0,30}\b(?:in|of|as) (?:the matter of |re:? |in re )?$",
    re.IGNORECASE,
)
"""A decided case is named after somebody who is in no file."""
_DECIDED = re.compile(
    r"\b(?:decision|judgment|judgement|authority|authorities|guidance|principles?|ruling|approach|"
    r"reliance|reasoning)\b[^.;\n]{0,30}\b(?:in|of|on|by) (?:[A-Z][\w'\u2019-]+ v\.? )?$"
)
_AGAINST = re.compile(r" v\.? $")
_AGAINST_BEHIND = re.compile(r" (?:v|versus|against)\.? [A-Z]")
_PLACED = re.compile(
    r"\b(?:trains?|bus(?:es)?|coach(?:es)?|tram|tickets?|match|game|fixture) "
    r"(?:from|to|at|into|via|for|of) $|\bMarks (?:and|&) $",
    re.IGNORECASE,
)
"""A station, a club or a shop: "the train from Victoria", "tickets for Chelsea"."""
_OF_A_DAY = re.compile(
    r"['\u2019]s (?:Day|Eve)\b|['\u2019]s (?:Cars|Taxis|Cabs|Coaches|Bakery|Garage|Farm|Barn)\b"
)
_EVE = re.compile(r"\b(?:New Year|Christmas|Hallows?)(?:['\u2019]s?)? $")
_STORIED = re.compile(r"(?:King|Queen|Saint|St) [A-Z]")
"""Prince and Princess are forenames as well."""
_THE_GREAT = re.compile(r" the [A-Z]")
_COUNSEL = re.compile(
    r"\b(?:counsel|solicitor|barrister|advocate|representative|lawyer)\b[^.;\n]{0,40}"
    r"(?:,| is| was| will be) $",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:an?|another|one|that|other) (?:girl|boy|child|kid|family|mum|dad|mother|father|parent)\b"
    r"[^.,;\n]{0,25},? (?:called |named )?$|\b(?:[Ll]ittle|[Bb]aby|[Yy]oung) $",
)
_GROWN = r"(?:partner|boyfriend|girlfriend|lodger|neighbour|fianc[\u00e9e]e?|companion|flatmate)"
_COMES_HOME = re.compile(rf"(?:\b(?:new|ex) ?)?\b{_GROWN},? (?:called |named )?$", re.IGNORECASE)
_COMES_BEHIND = re.compile(
    rf",? ?\(?(?:(?:the|her|his|their|your|a) )?(?:new |next-door )?{_GROWN}\b", re.IGNORECASE
)
_SWORN = (
    "godparent",
    "godmother",
    "godfather",
    "goddaughter",
    "godson",
    "fianc\u00e9",
    "step-sibling",
)
_HALF = re.compile(
    r"\b(?:half|step)[ -]?(?:brother|sister|sibling|son|daughter),? (?:called |named )?$",
    re.IGNORECASE,
)
"""A child of the family: one that the record does not hold is worth a look by a forename too."""
_IN_ERROR = re.compile(
    r"\b(?:in error|by mistake|by accident|wrongly|mistakenly|accidentally)\b[^.;\n]{0,20}"
    r"\b(?:to|with|for|about|of) $",
    re.IGNORECASE,
)
_IN_ERROR_BEHIND = re.compile(r",? (?:in error|by mistake|by accident)\b", re.IGNORECASE)
"""Whom a letter went to by mistake is of another family."""
_IS_KIN = re.compile(
    r",? who (?:is|was) (?:the|his|her|their|your|a) (?:[a-z]+ )?(?:mother|father|mum|dad|parent|"
    r"brother|sister|aunt|uncle|cousin|partner|girlfriend|boyfriend|wife|husband|carer)\b"
    r"|(?:['\u2019]s?)? (?:family|household|children|siblings)\b",
    re.IGNORECASE,
)


_PARENTAL = r"(?:mother|father|mum|dad|mam|parents?|wife|husband)"
_CLOSE = (
    rf"(?:{_PARENTAL}|sons?|daughters?|child(?:ren)?|brothers?|sisters?|siblings?|family|"
    r"grandson|granddaughter|grandchild)"
)
_TIED = re.compile(
    rf"\b(?:{_CLOSE} of|[Nn]either you nor|[Bb]oth you and|(?:[Bb]etween|two of) you and|"
    r"(?:[Mm]um(?:my)?|[Dd]ad(?:dy)?) and|(?:[Pp]roposal|[Ss]uggestion) that|[Oo]ld|"
    r"(?:[Ll]etter|[Ii]nterpreter) (?:is |was )?for|(?:letter|objection|statement|consent|"
    r"application|reply)\b[^.,;\n]{0,25} on behalf of) $"
)
"""What a name stands right behind where it is a party's, a parent's or a client's."""
_TIED_BEHIND = re.compile(
    rf",? and (?:his|her|their) (?:[a-z]+ )?{_CLOSE}\b"
    rf"| is (?:his|her|their|your) (?:[a-z]+ )?{_CLOSE}\b"
    r"|, (?:his|her|their|your) (?:[a-z]+ )?(?:wife|husband|partner|mother|father|son|daughter)\b"
    r"| said (?:that )?(?:he|she) (?:would (?:like|prefer|rather)|want(?:s|ed))\b"
    r"| has (?:said sorry|been (?:driving|following|texting|messaging|ringing|shouting|drinking|"
    r"staying|sleeping))\b"
    r"| (?:did|does) not feel safe\b|,? who lacks capacity\b"
)
_NICKNAMED = re.compile(r"(?:Big|Little|Baby|Aunt(?:y|ie)?|Uncle) [A-Z]")
_PAPER = re.compile(
    r"\b(?:records?|prescriptions?|attendances?|chronology|vaccinations?|immunisations?|referral|"
    r"education plan|birth certificate|blood test|passport|care plan|care order|school place|"
    r"[Cc]onsent)(?: [a-z]+){0,2} (?:for|of|on|about|behalf of) $"
)
_PAPER_BEHIND = re.compile(
    r"['\u2019]s? (?:[a-z]+ ){0,2}(?:prescriptions?|education plan|birth certificate|"
    r"vaccinations?|immunisations?|medical records|school place|attendance)\b"
    r"| to (?:spend|live|stay|return|be (?:returned|placed|collected))\b"
)
"""Whose papers a school, a surgery or a court holds: a child's or a party's."""
_COPIED = re.compile(
    r"(?:^|\n)\W*(?:c\.?c\.?|copy to|copied to|copies to)[ :][^\n]*$", re.IGNORECASE
)
_PLAIN = re.compile(r"(?:Mr|Mrs|Ms|Miss)\b")


def has_papers(text: str, mention: Mention) -> bool:
    """Say whether a name is of somebody whose own papers or life are spoken of, no titled one's."""
    before = text[max(0, mention.span[0] - _NEAR) : mention.span[0]]
    found = _PAPER.search(before) or _PAPER_BEHIND.match(text, mention.span[1])
    return found is not None and not _PLAIN.match(mention.text)


def is_of_a_thing(text: str, mention: Mention, policy: Policy) -> bool:
    """Say whether the words beside a name make it a pet's, a part in a play or a film."""
    before = text[max(0, mention.span[0] - _NEAR) : mention.span[0]]
    after = text[mention.span[1] : mention.span[1] + _NEAR]
    ahead, behind = _things(word_list("not_people", policy))
    called = any_of(word_list("named_things", policy)).match(after, 1)
    thing = after[:1] == " " and (called is not None or _THE_GREAT.match(after))
    law = _OF_LAW.search(before) and re.search(r"\bre:? $", before, re.IGNORECASE)
    thing = thing or law or _OF_A_DAY.match(after) or _PLACED.search(before)
    thing = thing or _STORIED.match(mention.text) or (mention.text == "Eve" and _EVE.search(before))
    if _DECIDED.search(before) and (_AGAINST.search(before) or _AGAINST_BEHIND.match(after)):
        return True
    return bool(thing or _PLAYED.search(before) or ahead.search(before) or behind.match(after))


def is_counsel(text: str, mention: Mention) -> bool:
    """Say whether a name stands in apposition to a lawyer: "Counsel for the mother, Miss Bligh"."""
    before = text[max(0, mention.span[0] - _NEAR) : mention.span[0]]
    return _COUNSEL.search(before) is not None


def is_of_a_family(text: str, mention: Mention, policy: Policy) -> bool:
    """Say whether it is one of a family's: "a girl I work with, Kay Orme", "the Orme family".

    A full name is so too beside what somebody is to another: "her godmother, Kay Orme".
    """
    before = text[max(0, mention.span[0] - _NEAR) : mention.span[0]]
    grown = _COMES_HOME.search(before) or _COMES_BEHIND.match(text, mention.span[1])
    if grown or _ANOTHERS.search(before) or _IS_KIN.match(text, mention.span[1]):
        return True
    if (
        _HALF.search(before)
        or _IN_ERROR.search(before)
        or _IN_ERROR_BEHIND.match(text, mention.span[1])
    ):
        return True
    if _TIED.search(before) or _TIED_BEHIND.match(text, mention.span[1]):
        return True
    if _NICKNAMED.match(mention.text) or has_papers(text, mention):
        return True
    if _PLAIN.match(mention.text) and _COPIED.search(before):
        return True
    lead, behind = _kin(word_list("relations", policy))
    full = len(mention.value.split()) > 1
    return full and bool(lead.search(before) or behind.match(text, mention.span[1]))


@lru_cache(maxsize=4)
def _kin(entries: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = tuple(entry.partition("=")[0].strip() for entry in entries)
    kin = spelt((*words, *_SWORN))
    own = r"(?:his|her|their|your|the children['\u2019]s|[A-Z]\w+['\u2019]s?)"
    return (
        re.compile(rf"\b{own} (?:[a-z]+ )?{kin},? (?:called |named )?$"),
        re.compile(rf"(?:, (?:who is )?| is | \(){own} (?:[a-z]+ )?{kin}(?=[,.;)]|$)"),
    )


@lru_cache(maxsize=8)
def _things(entries: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = spelt(entries)
    return (
        re.compile(
            rf"{word}s?(?: is| was)?,?(?: (?:called|named|by|about|of|is|was))?"
            r"(?: (?:the|an?) (?:[a-z]+ )?(?:called|named)?)? ?$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"['\u2019]?,? (?:the|an?|his|her|their|your|our) (?:[a-z]+ )?{word}", re.IGNORECASE
        ),
    )
