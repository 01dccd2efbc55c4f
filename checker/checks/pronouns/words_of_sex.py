"""Words for a man or a woman that say who somebody is: "the brothers, Ava and Tom"."""

import re
from collections.abc import Iterator
from typing import Final

from checker.checks.matter import Matter
from checker.checks.people.kin import (
    HE,
    SHE,
    kind_of,
    relations_between,
    sex_of,
    sex_of_kind,
)
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.checks.people.spoken_of import Spoken, Telling, lay_people, subject_children
from checker.checks.pronouns.pronouns_said import Misfit
from checker.matching.caseless import caseless
from checker.model import Case, Person, Span

_MANY: Final = (
    r"(?P<many>(?P<he>brothers|sons|grandsons|nephews|boys|lads)|sisters|daughters|granddaughters|"
    r"nieces|girls|lasses)"
)
_MANY_NAMED: Final = caseless(
    rf"\b(?:the|your|both|her|his|their|these|two|these two)(?: \w+)? {_MANY}(?:, | \(|: | )$"
)
_ROW: Final = re.compile(r",? (?:and|&) $|, $")
_READER_AS: Final = caseless(
    r"\bas (?:\w+['\u2019]s?|their|the children['\u2019]s|his|her|the) "
    r"(?:own )?(?P<word>(?P<he>dad|father|daddy)|mum|mother|mummy)(?=,? (?:and \w+ )?,?you\b)"
)
_SURE_TO_BE: Final = re.compile(
    r"\b(?:the|this|that|our|ref|re|your) (?:little |young |small |poor |dear |wee |big )*"
    r"(?P<word>(?P<he>lad|boy|chap|fellow|gentleman|man)|lass|girl|lady|woman),? $",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(
    r"[,.;:)!?\n]|$| (?:is|was|has|had|will)\b| [a-z]+s (?:any|an?|the|his|her|no|some|my|your)\b"
)
_FRONTED: Final = re.compile(
    r"\W*an? (?:[a-z-]+,? (?:and )?){0,3}(?P<word>(?P<he>boy|lad|little man)|girl|lass), ",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r" (?:is|was|has|had|can|will|(?!said|says|told|tells|explain|report|add)[a-z]+(?:s|ed))\b"
)
_ONE_OF: Final = re.compile(
    r" (?:is|was|has been|remains) (?:[a-z]+ )?one of (?:the|my|our|those) (?:[a-z-]+ ){0,3}"
    r"(?P<word>(?P<he>boys|lads|sons|brothers)|girls|lasses|daughters|sisters)\b"
)
_HELD: Final = re.compile(
    r"\b(?:rais\w+|treat\w*|regard\w*|sees?|saw|seen|describ\w+|lov\w+|brought up|accept\w*|"
    r"recognis\w+|introduc\w+|refer\w* to|thinks? of|thought of) $"
)
_AS_ONE: Final = re.compile(
    r" as (?:his|her|their|your|an?) (?:own |only )?(?P<word>(?P<he>son|boy|brother|lad)|daughter|"
    r"girl|sister|lass)(?=[.,;:)!?\n]|$| (?:and|since|from|for)\b)"
)
_IS_THE_ONE: Final = re.compile(
    r"\W*(?:(?:and|but|yes|oh) )?(?P<word>(?P<he>he)|she) "
    r"(?![^.;:\n]{0,300}\b(?:so|nor|neither)\b)[^.;:!?\n]*, "
    r"(?:did|does|do|has|had|is|was|will|would|can|could) ",
    re.IGNORECASE,
)
"""What a name at the end takes up again: "She has her mother's chin, has Ava"."""
_ENDS: Final = re.compile(r"[,.;!?]|$")
_CHILDRENS: Final = re.compile(
    r"\bthe children['\u2019]s (?P<word>[a-z-]+)(?:,? |, the )$", re.IGNORECASE
)
_WELSH_IS: Final = re.compile(
    r" (?:yn|oedd yn) (?:[a-z]+ )?(?P<word>(?P<he>fachgen|hogyn|fab|frawd|\u0175r|ddyn|dad)|ferch|"
    r"hogan|eneth|chwaer|fam|wraig|ddynes)\b",
    re.IGNORECASE,
)
_WELSH_HIS: Final = re.compile(
    r"(?: a['\u2019]i| gyda['\u2019]i| ac ei| a ei) (?P<word>(?P<he>fam|dad|daid|frawd|"
    r"gartref|d\u0177)|mam|thad|thaid|brawd|hysgol|chartref|th\u0177)\b",
    re.IGNORECASE,
)
_WELSH_LEAD: Final = re.compile(
    r"\beich (?P<word>(?P<he>mab|bachgen)|merch)(?: fach| bach)?,? $", re.IGNORECASE
)


def words_of_sex(
    matter: Matter, case: Case, telling: Telling, reader: Person | None
) -> Iterator[Misfit]:
    """Give the words for somebody that the record contradicts; `reader` is who is "you"."""
    for spoken in telling.spoken:
        if spoken.outside or spoken.person is None:
            continue
        sex = sex_of(case, spoken.person, matter.policy)
        for word, said, span in _beside(telling, spoken):
            if sex and said != sex:
                yield Misfit(person=spoken.person, span=span, word=word, sex=sex)
        yield from _several(matter, case, telling, spoken)
        yield from _to_all(matter, case, telling, spoken)
    sex = sex_of(case, reader, matter.policy) if reader else ""
    if reader is None or not sex or not lay_people(case, (reader,)):
        return
    for found in _READER_AS.finditer(telling.text):
        if (HE if found["he"] else SHE) != sex:
            yield Misfit(person=reader, span=found.span(), word=found["word"], sex=sex)


def _beside(telling: Telling, spoken: Spoken) -> Iterator[tuple[str, str, Span]]:
    text = telling.text
    first = telling.line_start(spoken.start, 40)
    lead = _SURE_TO_BE.search(text[first : spoken.start])
    if lead is not None and _CLOSES.match(text, spoken.end):
        yield lead["word"], HE if lead["he"] else SHE, (first + lead.start(), spoken.end)
    begin, _ = telling.sentence(spoken.start)
    for pattern, behind in ((_FRONTED, _GOES_ON), (_IS_THE_ONE, _ENDS)):
        lead = pattern.fullmatch(text, begin, spoken.start)
        if lead is not None and behind.match(text, spoken.end):
            yield lead["word"], HE if lead["he"] else SHE, (lead.start("word"), spoken.end)
    held = _HELD.search(text, max(begin, spoken.start - 20), spoken.start)
    for after in (_ONE_OF.match(text, spoken.end), held and _AS_ONE.match(text, spoken.end)):
        if after:
            yield after["word"], HE if after["he"] else SHE, (spoken.start, after.end())
    lead = _WELSH_LEAD.search(text[first : spoken.start])
    if lead is not None:
        yield lead["word"], HE if lead["he"] else SHE, (first + lead.start(), spoken.end)
    for pattern in (_WELSH_IS, _WELSH_HIS):
        found = pattern.match(text, spoken.end)
        if found is not None:
            yield found["word"], HE if found["he"] else SHE, (spoken.start, found.end())


def _several(matter: Matter, case: Case, telling: Telling, spoken: Spoken) -> Iterator[Misfit]:
    """Give "the brothers, Ava and Tom": all of a row have to be what it is called."""
    first = telling.line_start(spoken.start, 50)
    lead = _MANY_NAMED.search(telling.text[first : spoken.start])
    if lead is None:
        return
    row = [spoken]
    for one in telling.named(spoken.end, spoken.end + 80):
        if not _ROW.fullmatch(telling.text, row[-1].end, one.start):
            break
        row.append(one)
    said = HE if lead["he"] else SHE
    for one in row if len(row) > 1 else ():
        sex = sex_of(case, one.person, matter.policy) if one.person else ""
        if one.person is not None and sex and sex != said:
            span = (first + lead.start(), row[-1].end)
            yield Misfit(person=one.person, span=span, word=lead["many"], sex=sex)


def _to_all(matter: Matter, case: Case, telling: Telling, spoken: Spoken) -> Iterator[Misfit]:
    """Give "the children's stepmother, Ms Hale" of their mother."""
    first = telling.line_start(spoken.start, 60)
    lead = _CHILDRENS.search(telling.text[first : spoken.start])
    kind = kind_of(lead["word"], matter.policy) if lead else ""
    said = sex_of_kind(kind)
    sex = sex_of(case, spoken.person, matter.policy) if spoken.person else ""
    if lead is None or not kind or kind in {MOTHER, FATHER} or spoken.person is None:
        return
    known = [
        relations_between(case, spoken.person.id, child.id, matter.policy)
        for child in subject_children(case)
    ]
    parent = bool(known) and all({MOTHER, FATHER} & set(one) for one in known)
    if parent or (said and sex and said != sex):
        span = (first + lead.start(), spoken.end)
        yield Misfit(person=spoken.person, span=span, word=lead["word"], sex=sex or said)
