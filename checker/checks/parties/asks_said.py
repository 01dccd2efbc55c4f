"""Which parent a text has ask for more of the children, and not live with them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker.checks.parties.home_said import Home, two_where_needed
from checker.checks.people.kin import HE, SHE, sex_of
from checker.checks.people.party_roles import APPLICANT, Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.checks.people.spoken_of import subject_children
from checker.model import Person, Span

_NEEDS: Final = ("more", "night", "days", "visits", "your time", "contact", "weekend")
_OFTEN = r"(?:more (?:often|regularly|frequently)|more than (?:once|twice|one|every|a few))"
_FOR_MORE = (
    r"(?:(?:more|extra|additional|further|increased|longer) (?:(?:and|regular|direct|frequent|"
    r"overnight|generous|longer) )*(?:contact(?! (?:centre|details|notes?|person|numbers?)\b)"
    r"(?! with (?!{them}))|(?:days|nights|visits) with {them})|"
    r"(?:to (?:see|have|visit) |seeing |having |visiting )(?:more of {them}|{them} {often})|"
    r"(?:(?:to (?:have|spend)|having|spending) )?(?:(?:a|another|one|two|three|four|five|[1-5]) "
    r"(?:more |extra |further )?(?:nights?|days?) (?:in the|a|per|each|every|of the) week|"
    r"more (?:days|nights)) with {them})"
)
_ASKS = (
    r"(?:[ ,]*(?:who |has |have |had |is |are |also |now |still |would |['\u2019]d |['\u2019]ve |"
    r"['\u2019]re |['\u2019]s ))*[ ]?(?:asks?|asked|asking|wants?|wanted|wanting|wish(?:es|ed)?|"
    r"like|love|seeks?|seeking|sought|hop(?:e|es|ed|ing)|requests?|requested|requesting|"
    r"appl(?:y|ies|ied|ying))(?: the (?:family )?court)? (?:for )?{more}"
)
_REQUEST = (
    r"(?:request|wish|plea|claim|demand|hope|application|bid)s? (?:is |was |are )?"
    r"(?:for |of )?{more}"
)
_YOUR_REQUEST = rf"\byour (?:own |own written |latest |recent )?{_REQUEST}"
_TIME_IS = (
    r"\byour (?:time|contact|visits|days?|hours) with {them} (?:has been|have been|is|are|was|were|"
    r"will be|takes? place|falls?|happens?) (?:only |just )?(?:on|at|every|each) "
    r"(?:other |alternate |the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?)\b"
)
_DAYS_CONTACT = (
    r"\byour (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|supervised|overnight) contact\b"
    r"(?! (?:with (?!{them})|centre|notes?|order|plan))"
)
_REFUSED = (
    r"\byour (?:court |C100 )?(?:application|C100)\b[^.;\n]{0,40}\b(?:refused|granted|dismissed|"
    r"fails?|failed|succeeds?|successful|turned down|rejected|unsuccessful|withdrawn|allowed)\b"
    r"[^.;\n]{0,60}?\byour (?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|visits|"
    r"(?:contact|time) with {them})\b"
)
_OTHERS: Final = {
    SHE: re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    HE: re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
    "": re.compile(r"\b(?:he|him|his|she|hers?)\b", re.IGNORECASE),
}
_OTHERWISE: Final = re.compile(
    r"\b(?:whether|not|never|nobody|neither|without|between|used|holidays?|half[- ]term|"
    r"christmas|easter|off|free|unless|legal aid|adjourn\w*|other proceedings)\b|n['\u2019]t\b|"
    r"\b(?:19|20)\d\d\b|\?",
    re.IGNORECASE,
)
_IF: Final = re.compile(r"\bif\b(?! your )", re.IGNORECASE)
_SOMEBODY: Final = re.compile(
    r"\b(?:gran|granny|nan|grand\w+|aunt\w*|uncle|cousins?|friends?|sister|brother|grandparents)\b",
    re.IGNORECASE,
)


def asks_said(pointers: Pointers, roles: Roles, reader: Person | None) -> Iterator[Home]:
    """Give where the parent with whom the children live asks to see them more, or on a day only.

    Quiet where the other parent stands in the same sentence: more for him may be meant, or a claim
    of his.
    """
    text = pointers.telling.text
    two = two_where_needed(pointers, roles, _NEEDS)
    if two is None:
        return
    here, away = two
    names = tuple(one.first_name for one in subject_children(roles.case))
    asks, request, yours = _patterns(names)
    others = _OTHERS[sex_of(roles.case, here, roles.policy)]
    for span in (
        *_of_pointed(pointers, here, asks, request),
        *(_of_reader(pointers, roles, here, yours) if reader == here else ()),
    ):
        first, last = pointers.telling.sentence(span[0])
        meant = any(away in one.people for one in pointers.between(first, last))
        if not meant and not any(
            pattern.search(text, first, last) for pattern in (others, _OTHERWISE, _IF, _SOMEBODY)
        ):
            yield Home(person=away, other=here, span=span)


def _of_pointed(
    pointers: Pointers, here: Person, asks: re.Pattern[str], request: re.Pattern[str]
) -> Iterator[Span]:
    for one in pointers.all:
        if one.people != (here,):
            continue
        found = _asked(pointers, one, asks, request)
        if found is not None:
            yield one.start, found.end()


def _asked(
    pointers: Pointers, one: Pointed, asks: re.Pattern[str], request: re.Pattern[str]
) -> re.Match[str] | None:
    text = pointers.telling.text
    _, last = pointers.telling.sentence(one.start)
    return asks.match(text, one.end, last) or request.match(text, one.end, last)


def _of_reader(
    pointers: Pointers, roles: Roles, here: Person, yours: tuple[re.Pattern[str], ...]
) -> Iterator[Span]:
    """Give "your request for more contact"; of an application, where the reader has made none."""
    *always, refused = yours
    patterns = (*always, refused) if roles.contradicts(here, APPLICANT) else tuple(always)
    for pattern in patterns:
        for found in pattern.finditer(pointers.telling.text):
            yield found.span()


@lru_cache(maxsize=16)
def _patterns(
    names: tuple[str, ...],
) -> tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """Give what somebody asks for, whose request it is, and what a letter says to its reader."""
    them = children_named(names)
    patterns = (
        _ASKS,
        rf"['\u2019]s? (?:own |latest |recent )?{_REQUEST}",
        _YOUR_REQUEST,
        _TIME_IS,
        _DAYS_CONTACT,
        _REFUSED,
    )
    asks, request, *yours = (
        re.compile(
            pattern.replace("{more}", _FOR_MORE).replace("{them}", them).replace("{often}", _OFTEN),
            re.IGNORECASE,
        )
        for pattern in patterns
    )
    return asks, request, tuple(yours)


def children_named(names: tuple[str, ...]) -> str:
    """Give the pattern of a case's children, by any word for them and by their own names."""
    name = "|".join(re.escape(one) for one in names if one) or "(?!)"
    return (
        r"(?:(?:the|both|both the|your|her|his|their)(?: \w+)? (?:children|kids)|them(?: both)?|"
        rf"(?:the|both) (?:boys|girls|of them)|(?:{name})(?:(?:,| and|, and) (?:{name}))*)"
    )
