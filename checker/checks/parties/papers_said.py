"""Whose a text says the application is, by its date, by who has made none, or by "the one who"."""

import re
from collections.abc import Iterator
from typing import Final

from checker.checks.parties.parts_said import Part, is_unsure
from checker.checks.parties.sides_taken import BRINGS, DETERMINED, PAPER
from checker.checks.people.party_roles import APPLICANT, RESPONDENT, Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.matching.caseless import caseless
from checker.mentions.dates_of_birth import dates_in
from checker.model import Person, Span

_NEEDS: Final = ("appl", "c100", "petition", "proceeding", "this case", "the case")
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_NOT = r"(?:(?:\b(?:not|never)|n['\u2019]t)\b)"
_HAS_MADE_NONE: Final = re.compile(
    rf"(?: (?:has|have|had|did))?[ ]?{_NOT} (?:yet |ever )*(?:{BRINGS}|file|issue|bring|"
    rf"begin|start) (?:(?:any|the|these) (?:court |C100 )*{PAPER}|this (?:case|application|C100))"
    r"(?= to the (?:family )?court[,.;)]|[,.;)\n]|$)",
    re.IGNORECASE,
)
_IT_IS: Final = re.compile(r"\b(?:it|that) (?:is|was) $", re.IGNORECASE)
_WHO_DID: Final = re.compile(
    r",? who (?:did(?: so| it| that)?|has|applied|made (?:it|one)|brought it|started it)"
    r"(?=[,.;)]|$)",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    rf",? (?:whose (?:own )?{PAPER} (?:this|that|it) (?:is|was)|"
    rf"by whom (?:this|the) (?:\w+ )?{PAPER} (?:is|was|has been) (?:made|brought|begun|started|"
    r"lodged|issued|filed))(?=[,.;)\n]|$)",
    re.IGNORECASE,
)
""""It is her whose application this is": the words themselves say that this case is meant."""
_NOBODY_BUT: Final = re.compile(
    rf"{_NOT} [^.;]{{0,20}}?(?:{BRINGS} [^.;]{{0,12}}{PAPER}|applied|bring [^.;]{{0,12}}{PAPER}|"
    rf"make [^.;]{{0,12}}{PAPER}|apply)\b(?! for (?:a |an |the )?(?!order|child|contact))",
    re.IGNORECASE,
)
_WHO_APPLIED: Final = caseless(
    r"\b(?:as|being) (?:the )?(?:person|parent|party|one) (?:who|that|which) "
    rf"(?:has |had |have |first )*(?:applied|{BRINGS} {DETERMINED}{PAPER})(?=[,.;)\n]|$)"
)
_YOURS_OF: Final = caseless(
    r"\byour (?:own |court |C100 )*(?:application|C100|petition)(?: form)?,? (?:of|dated|made on|"
    r"from|sent on|issued on|received on|lodged on) (?:the )?"
    r"(?=(?P<day>\d{1,2})(?:(?:st|nd|rd|th)?(?: of)? (?P<month>[A-Z][a-z]{2})|[./-]\d))"
)
_OTHER_PAPERS: Final = re.compile(
    r"\b(?:C1A|C2|FL401|order (?:for|to)|permission|protect\w*|injunction|occupation|non-mol\w*|"
    r"legal aid|passport|prohibited|specific|financial|divorce|adjourn\w*|vary|variation|"
    r"enforce\w*|cross\W|own application|applications|school place|visa|benefits?|"
    r"special measures|screens?|interpreters?|transcripts?|experts?)\b",
    re.IGNORECASE,
)


def papers_said(pointers: Pointers, roles: Roles, reader: Person | None) -> Iterator[Part]:
    """Give who is said to have made the application, and who is said to have made none.

    `reader` is who is called "you", if one person is. Quiet where a paragraph speaks of any other
    application.
    """
    telling = pointers.telling
    small = telling.text.lower()
    if not any(need in small for need in _NEEDS):
        return
    for one in pointers.all:
        if len(one.people) == 1 and not one.plural:
            for role, span in _of_one(pointers, one):
                if not _is_of_others(pointers, span):
                    yield Part(person=one.people[0], role=role, span=span)
    for found in _WHO_APPLIED.finditer(telling.text):
        yield from _alone(pointers, found.span())
    if reader is not None:
        for span in _dated(pointers, roles):
            yield Part(person=reader, role=APPLICANT, span=span)


def _of_one(pointers: Pointers, one: Pointed) -> Iterator[tuple[str, Span]]:
    text = pointers.telling.text
    first, last = pointers.telling.sentence(one.start)
    none = _HAS_MADE_NONE.match(text, one.end, last)
    if none is not None and "?" not in text[first:last] and not _begins_if(text, first, one.start):
        yield RESPONDENT, (one.start, none.end())
    did = _WHO_DID.match(text, one.end, last)
    told = _IT_IS.search(text, max(first, one.start - 12), one.start)
    whose = _WHOSE.match(text, one.end, last)
    if whose is not None and not _denied(text, first, one.start):
        yield APPLICANT, (one.start, whose.end())
    begin = pointers.telling.sentence(max(0, first - 1))[0]
    if did is not None and told is not None and _NOBODY_BUT.search(text, begin, one.start):
        yield APPLICANT, (told.start(), did.end())


def _denied(text: str, first: int, last: int) -> bool:
    return bool(
        re.search(r"\b(?:not|never|nor|than)\b|n['\u2019]t\b", text[first:last].lower())
    ) or (_begins_if(text, first, last))


def _begins_if(text: str, first: int, last: int) -> bool:
    return bool(re.search(r"\b(?:if|whether|that|says?|said|why)\b", text[first:last].lower()))


def _alone(pointers: Pointers, span: Span) -> Iterator[Part]:
    """Give who is spoken of "as the person who had applied", where one alone is spoken of."""
    telling = pointers.telling
    sentence = telling.sentence(span[0])
    there = [one for one in pointers.between(*sentence) if not span[0] <= one.start < span[1]]
    people = {one.people[0].id if len(one.people) == 1 else "" for one in there}
    unsure = is_unsure(telling.text, sentence, span) or _is_of_others(pointers, span)
    if len(people) == 1 and "" not in people and not unsure:
        yield Part(person=there[0].people[0], role=APPLICANT, span=span)


def _dated(pointers: Pointers, roles: Roles) -> Iterator[Span]:
    """Give "your application of 14 September" where the case was begun on that day."""
    text = pointers.telling.text
    begun = {
        one.since for one in roles.case.parties if one.role == APPLICANT and one.since is not None
    }
    for found in _YOURS_OF.finditer(text):
        written = [
            day for span, day in dates_in(text[found.end() : found.end() + 24]) if not span[0]
        ]
        day, month = int(found["day"]), (found["month"] or "").lower()
        same = bool(begun & set(written)) or (
            not written and any((one.day, _MONTHS[one.month - 1]) == (day, month) for one in begun)
        )
        if same and not _OTHER_PAPERS.search(text, *pointers.telling.sentence(found.start())):
            yield found.span()


def _is_of_others(pointers: Pointers, span: Span) -> bool:
    """Say whether a paragraph speaks of other applications than the one that began the case."""
    telling = pointers.telling
    return bool(_OTHER_PAPERS.search(telling.text, *telling.paragraph(span[0])))
