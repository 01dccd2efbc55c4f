"""With whom of two parents a text says that the children live."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.checks.people.kin import parents
from checker.checks.people.party_roles import FATHER, MOTHER, Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.checks.people.spoken_of import subject_children
from checker.checks.people.standing import lives_with
from checker.model import Person, Span

_LIVES: Final = re.compile(
    r"\b(?:(?:who|they|both|children|kids|all|[A-Z]\w+) "
    r"(?:both |all |now |currently |still |each )*"
    r"(?:live|lives|reside|resides|are living|is living|are resident|is resident|are based)"
    r"|(?:remain|remains|are|is) (?:now )?(?:in the (?:full-time |daily |day-to-day )?care of)"
    r"|(?:they['\u2019]re|they are|children are) (?:now |all |both )*(?=with)"
    r"|(?:main|primary|resident|full-time) (?:carer|parent)(?: is|:| -)"
    r"|(?:main|permanent|usual|settled|primary) (?:home|base|residence) (?:is|remains|stays))"
    r"(?: (?:full[- ]time|permanently|at home|together|primarily|mainly|during the week))* ?"
    r"(?:with )?(?:their |the |his |her )?$"
)
_CARES: Final = re.compile(
    r"[ ,:-]*(?:who )?(?:(?:is|remains) (?:the|their|his|her) (?:main|primary|resident|full-time)"
    r" (?:carer|parent)|(?:has|have|with|has got) (?:the )?(?:full-time |main |day-to-day |sole )?"
    r"(?:care|residence|custody)(?= |[,.;:)]|$)(?! (?:plan|home|worker|order|proceedings|leaver))|"
    r"(?:(?:as|because|since|who|and) )?(?:he|she)(?:['\u2019]s| has)(?: got)? (?:the )?care\b|"
    r"has (?:the week\b|(?:them|the (?:children|kids)) (?:during|in|through) the week)|"
    r"is (?:the )?(?:one )?(?:with whom|who) the children live)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\b(?:(?:parent )?(?:with PR )?(?:who|that) has (?:the )?care|resident parent|"
    r"lives? with|main carer|primary carer|living with)(?: is)? ?[:=-] ?(?:the )?$|"
    r"\bas (?:the |their )?(?:parent with (?:day-to-day )?care|resident parent|main carer|"
    r"primary carer|parent (?:they live with|with whom (?:they|the children) live)),? $",
    re.IGNORECASE,
)
UNSURE: Final = re.compile(
    r"\b(?:if|were|was|would|could|might|may|should|shall|will|whether|unless|wants?|wanted|wish\w*|"
    r"hopes?|prefer\w*|asks?|asked|asking|seek\w*|sought|propos\w*|order\w*|appl\w*|recommend\w*|"
    r"request\w*|suggest\w*|until|before|when|since|used|previous\w*|consider\w*|think\w*|"
    r"believ\w*|pretend\w*|imagin\w*|agree\w*|not|never|no longer|than|like)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
PARTLY: Final = re.compile(
    r"\b(?:weekends?|saturdays?|sundays?|fridays?|half|shared|alternate|every|sometimes|some of|"
    r"holidays?|contact|part|also|former\w*|at the time|in 20\d\d|nights?|joint|equal\w*|"
    r"both (?:of )?(?:you|parents|her|his|their)|too|until|when|for the)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A parent with whom the children are said to live, and where; the other one in fact is it."""

    person: Person
    other: Person
    span: Span


def homes_said(pointers: Pointers, roles: Roles) -> Iterator[Home]:
    """Give each parent with whom the children are said to live, who live with the other.

    Quiet where the record does not say of all of them that they live with the one and not with the
    other, and where a sentence tells of a wish, a plan, a weekend or another time.
    """
    two = here_and_away(roles)
    if two is None:
        return
    here, away = two
    for one in pointers.all:
        telling = pointers.telling
        first, last = telling.sentence(one.start)
        if one.people == (here,) and not has_days(pointers, one, away):
            visits = [*_visits(telling.text, first, last, one), *_is_visited(pointers, one)]
            yield from (Home(person=away, other=here, span=span) for span in visits)
        if one.people != (away,):
            continue
        yield from (
            Home(person=away, other=here, span=span) for span in _keeps(pointers, one, here)
        )
        span = _said(telling.text, first, last, one)
        unsure = span is None or UNSURE.search(telling.text, first, span[1])
        end = before_the_other(pointers, span[1], last, here) if span else last
        shared = span is not None and is_shared(pointers, span[1], last, here)
        if span and not (unsure or shared or PARTLY.search(telling.text, first, end)):
            yield Home(person=away, other=here, span=span)


_THEM = (
    r"(?:(?:the|both|both the|your|her|his|their) (?:\w+ )?(?:children|kids)|them(?: both)?|"
    r"both of them|(?-i:[A-Z])\w+(?: and (?-i:[A-Z])\w+)?)"
)
_LASTING = (
    r"(?:most of the time|all (?:of )?the time|all (?:the )?week|(?:during|in|through) the week|"
    r"full[- ]time|every (?:school )?day|permanently|day to day|on (?:your|his|her|their) own|"
    r"on weekdays|(?:on )?school (?:days|nights)|by (?:yourself|himself|herself))"
)
_DAYS = (
    r"(?:(?:only )?(?:on|at|every|each|over|for) (?:other |alternate |the |a |second )*"
    r"(?:saturdays?|sundays?|weekends?|fortnight|fridays?|wednesdays?|few hours))"
)
_KEEPS: Final = re.compile(
    r"[ ,]*(?:who )?(?:(?:has|have|['\u2019]s|['\u2019]ve|is|are|now|been|had|having|got|the one|"
    r"the parent|who|alone|also)[ ,]+)*"
    rf"(?:(?:has|have|had|having|keeps?) {_THEM} (?:living with (?:her|him|you)|{_LASTING}|"
    r"(?:(?:living|staying) )?with (?:her|him|you) (?:every (?:single )?night|each night|"
    rf"{_LASTING})(?! (?:since (?:last|\w+day)|for|of)\b))|"
    r"(?:looks? after|cares? for|looking after|caring for|brings? up|bringing up|rais(?:es?|ing)) "
    rf"{_THEM} {_LASTING}|(?:the )?parent with care\b|"
    rf"had {_THEM} (?:(?:living )?with (?:her|him|you) )?"
    r"(?:on (?:your|his|her) own|since (?:she|he|you|"
    r"we|the separation|(?-i:[A-Z][a-z]+) (?:and|20)|(?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december)\b)))",
    re.IGNORECASE,
)
_EVERY_NIGHT: Final = re.compile(r"\bevery (?:single )?night\b", re.IGNORECASE)
_TURNS: Final = re.compile(r"[ ,;:-]*(?:(?:and|but|while|whereas|with) )?", re.IGNORECASE)
_GOING: Final = re.compile(
    r"(?: since (?:[a-z]+ )?(?:20\d\d|[a-z]+))?,?(?: (?:and|but|while))? (?:they )?(?:only |just )?"
    r"(?:go|goes|visit|visits|see|sees|travel|travels)(?: over)?(?: to)?(?: see| visit)? (?:the )?",
    re.IGNORECASE,
)
"""What goes on to where the children only go: "and go to", "and just see"."""
_AND: Final = re.compile(
    r",? (?:and|&|or|as well as|plus|then)(?: then)?(?: with)? (?:their |the )?", re.IGNORECASE
)
_DOES: Final = re.compile(
    r" (?:has|have|had|sees?|gets?|visits?|only|just|can|may|will|is|are|spends?)\b", re.IGNORECASE
)
_THEIR_DAYS: Final = re.compile(
    r" (?:(?:only|will|can|also|then) )*"
    r"(?:(?:has|have|sees?|gets?|takes?|keeps?) [^.;,\n]{1,30}? )?"
    r"(?:on|at|every|each|over) (?:other |alternate |the )*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?)\b",
    re.IGNORECASE,
)
_LIVING: Final = re.compile(
    rf"\b(?:they|{_THEM}|your children|who) (?:both |all |now |also )*"
    r"(?:stay|stays|sleep|are|is|remain|remains|live|lives|"
    r"(?:have|has) (?:both |all |always )?(?:stayed|lived|remained|been(?: living)?)) "
    rf"(?:here |at home )?(?:{_LASTING} )?(?:at home )?with (?:their |the )?$",
    re.IGNORECASE,
)
_PARTED: Final = re.compile(
    r"\bsince (?:(?:you|she|he|they|we|the parents|mum|dad|(?-i:[A-Z])\w+) (?:\w+ )?"
    r"(?:moved (?:out|away)|left|separated|split|parted|walked out)|"
    r"(?:the|your|their) (?:separation|split|divorce))\b",
    re.IGNORECASE,
)
_YOUR_VISITS: Final = re.compile(
    r"\byour (?:(?:supervised|direct|weekend|saturday|sunday) )?"
    r"(?:contact|visits|saturdays|sundays) (?:with|to) "
    r"(?:(?:the|your|both) (?:\w+ )?)?(?:children|kids|both of them)\b(?!['\u2019])",
    re.IGNORECASE,
)
_ONLY_SEES: Final = re.compile(
    rf"\bonly (?:see|seeing|get to see|getting to see|having) {_THEM} {_DAYS}\b", re.IGNORECASE
)
_ANOTHER: Final = re.compile(r"\b(?:he|she|him|his|hers?|for)\b", re.IGNORECASE)
_LASTS: Final = re.compile(rf",? {_LASTING}", re.IGNORECASE)
_ONE_OF: Final = re.compile(
    r"[ ,]*(?:is|are|['\u2019]re|being|remains?) (?:the )?(?:one|person|parent)"
    r"(?: that| who(?:m)?)? (?:they|the children|the kids|both children) "
    r"(?:live|stay|reside)s? with\b",
    re.IGNORECASE,
)
_SEES: Final = re.compile(
    r"[ ,]*(?:only |just |now |then )?(?:who )?(?:sees?|visits?|has contact with|have contact with)"
    rf" {_THEM} {_DAYS}\b"
    rf"|,? (?:has|have) (?:her|his|your|a|their) (?:day|afternoon|hours|time|visits?|contact) with "
    rf"{_THEM} (?:is )?{_DAYS}\b"
    r"|,? (?:only has contact|has (?:only contact|contact only)|has the right of the weekends)\b",
    re.IGNORECASE,
)
_NO_LONGER: Final = re.compile(
    rf" (?:no longer lives? with|does not live with|doesn['\u2019]t live with|is no longer living "
    rf"with|do not live with|has moved out from) {_THEM}\b",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(
    r"\b(?:hours?|visits?|sessions?|supervis\w+|saturdays?|sundays?|weekends?|mornings?|"
    r"afternoons?|evenings?|holidays?)\b",
    re.IGNORECASE,
)
_WISHED: Final = re.compile(
    r"\b(?:if|would|could|might|may|should|shall|will|whether|unless|wants?|wanted|wish\w*|hopes?|"
    r"prefer\w*|asks?|asked|seek\w*|propos\w*|recommend\w*|request\w*|suggest\w*|until|before|"
    r"previous\w*|consider\w*|imagin\w*|than|like|not|never|last|next|this|while|when|during the "
    r"holidays|holidays?|half[- ]term|plan\w*|agree\w*|from|swap\w*|instead|order\w*|20\d\d)\b|"
    r"n['\u2019]t\b",
    re.IGNORECASE,
)
_VISITS: Final = re.compile(
    r"['\u2019]s (?:(?:supervised|direct|weekend|Saturday|Sunday|indirect|overnight) )*"
    r"contact (?:with (?:the|both|her|his) (?:\w+ )?(?:children|kids|child|son|daughter)\b"
    r"|(?=centre|session|visit))"
    r"|['\u2019]s (?:supervised|weekend|Saturday|overnight) contact\b"
    r"|,? (?:who )?(?:only )?(?:sees|see|has|have) (?:the children|the kids|them) (?:only )?"
    r"(?:on|at|every|in) (?:other |alternate |the )?"
    r"(?:saturdays?|sundays?|weekends?|a contact centre)\b",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r"\b(?:make|makes|made|making) [^.;,]{0,30}\bavailable (?:to|for) (?:the |their )?$"
    r"|\b(?:does not|doesn['\u2019]t|won['\u2019]t|refuses to|will not|did not|refused to|is not "
    r"willing to) (?:let|allow) (?:the |their )?$"
    r"|\b(?:supervised|direct|indirect|weekend) contact (?:between the children and|with) "
    r"(?:the |their )?$",
    re.IGNORECASE,
)
_GIVEN_TO: Final = re.compile(r"(?: to)? (?:see|have|visit|spend|speak)\b", re.IGNORECASE)


def _visits(text: str, first: int, last: int, one: Pointed) -> Iterator[Span]:
    """Give where the parent with whom the children live only visits them, by their leave."""
    if re.search(r"\b(?:if|whether|would|should|were)\b", text[first : one.start]):
        return
    found = _VISITS.match(text, one.end, last)
    if found is not None:
        yield one.start, found.end()
    start = max(first, one.start - 70)
    given = _GIVEN.search(text[start : one.start])
    if given is None or re.match(r"['\u2019]s\b", text[one.end : last]):
        return
    allowed = _GIVEN_TO.match(text, one.end, last)
    if allowed is not None or not re.search(r"\b(?:let|allow)\b", given[0]):
        yield start + given.start(), allowed.end() if allowed else one.end


def has_days(pointers: Pointers, one: Pointed, away: Person) -> bool:
    """Say whether the other parent is given days too: whoever has the rest has all the others."""
    telling = pointers.telling
    return any(
        _THEIR_DAYS.match(telling.text, other.end)
        for other in pointers.between(*telling.paragraph(one.start))
        if other.people == (away,)
    )


def _keeps(pointers: Pointers, one: Pointed, here: Person) -> Iterator[Span]:
    """Give where somebody has the children at all times, or most."""
    text = pointers.telling.text
    first, last = pointers.telling.sentence(one.start)
    start = max(first, one.start - 80)
    keeps = _KEEPS.match(text, one.end, last) or _ONE_OF.match(text, one.end, last)
    if keeps is not None:
        end = before_the_other(pointers, keeps.end(), last, here)
        partly = any(
            pattern.search(text, *part)
            for pattern in (PARTLY, _HOURS)
            for part in ((first, one.end), (keeps.end(), end))
        )
        days = PARTLY.search(_EVERY_NIGHT.sub("", keeps[0]))
        if not partly and not days and not _is_wished(text, first, keeps.end()):
            yield one.start, keeps.end()
    living = _LIVING.search(text[start : one.start])
    lasts = _LASTS.match(text, one.end, last)
    if (
        living is not None
        and not _HOURS.search(text, first, last)
        and (
            lasts
            or re.search(_LASTING, living[0], re.IGNORECASE)
            or _PARTED.search(text, first, last)
        )
    ):
        end = lasts.end() if lasts else one.end
        if not _is_wished(text, first, end):
            yield start + living.start(), end


def is_shared(pointers: Pointers, first: int, last: int, here: Person) -> bool:
    """Say whether the children are said to live with both: "with their father and you"."""
    text = pointers.telling.text
    return any(
        other.people == (here,)
        and _AND.fullmatch(text, first, other.start) is not None
        and not _DOES.match(text, other.end)
        for other in pointers.between(first, last)
    )


def before_the_other(pointers: Pointers, first: int, last: int, here: Person) -> int:
    """Give where a sentence goes on with the other parent: "all week, and you on Saturdays"."""
    for other in pointers.between(first, last):
        text = pointers.telling.text
        turn = _TURNS.fullmatch(text, first, other.start)
        going = turn is None and _GOING.fullmatch(text, first, other.start)
        days = going and _THEIR_DAYS.match(text, other.end)
        if other.people == (here,) and (turn is not None or days):
            return first
    return last


def _is_visited(pointers: Pointers, one: Pointed) -> Iterator[Span]:
    """Give where the children only go to somebody on some days, or live elsewhere."""
    text = pointers.telling.text
    first, last = pointers.telling.sentence(one.start)
    for pattern in (_SEES, _NO_LONGER):
        found = pattern.match(text, one.end, last)
        wished = found and _is_wished(text, first, found.start() if pattern is _NO_LONGER else last)
        if found is not None and not wished:
            yield one.start, found.end()


def visits_said(pointers: Pointers, roles: Roles, reader: Person) -> Iterator[Home]:
    """Give "your Saturdays with the children" to the parent with whom they live."""
    two, telling = here_and_away(roles), pointers.telling
    if two is None or reader != two[0]:
        return
    here, away = two
    for pattern in (_YOUR_VISITS, _ONLY_SEES):
        for found in pattern.finditer(telling.text):
            first, last = telling.sentence(found.start())
            others = _ANOTHER.search(telling.text, first, last) or any(
                away in one.people for one in pointers.between(first, last)
            )
            if not others and not _is_wished(telling.text, first, found.end()):
                yield Home(person=away, other=here, span=found.span())


def _is_wished(text: str, first: int, last: int) -> bool:
    return _WISHED.search(text, first, last) is not None


def _said(text: str, first: int, last: int, one: Pointed) -> Span | None:
    before, after = text[max(first, one.start - 70) : one.start], text[one.end : last]
    lead = _LIVES.search(before) or _LABEL.search(before)
    if lead is not None and not re.match(r"['\u2019]s (?!care\b)", after):
        return one.start - len(before) + lead.start(), one.end
    cares = _CARES.match(after)
    return None if cares is None else (one.start, one.end + cares.end())


def two_where_needed(
    pointers: Pointers, roles: Roles, needs: tuple[str, ...]
) -> tuple[Person, Person] | None:
    """Give the two, where a text holds one of the words without which nothing is said of them."""
    small = pointers.telling.text.lower()
    return here_and_away(roles) if any(need in small for need in needs) else None


def here_and_away(roles: Roles) -> tuple[Person, Person] | None:
    """Give the parent with whom every child of the case lives, and the one with whom none does."""
    children = subject_children(roles.case)
    both: list[Person] = []
    for kind in (MOTHER, FATHER):
        ids = {
            parent
            for child in children
            for parent in parents(roles.case, child.id, kind, roles.policy)
        }
        both += [one for one in roles.case.people if one.id in ids]
    if len(both) != 2 or not children:  # noqa: PLR2004 - a mother and a father
        return None
    with_all = [
        one for one in both if all(lives_with(roles.case, one.id, child.id) for child in children)
    ]
    with_none = [one for one in both if all(_surely_apart(roles, one, child) for child in children)]
    return (with_all[0], with_none[0]) if len(with_all) == len(with_none) == 1 else None


def _surely_apart(roles: Roles, one: Person, child: Person) -> bool:
    return any(
        relation.lives_with is False and {relation.source, relation.target} == {one.id, child.id}
        for relation in roles.case.relationships
    )
