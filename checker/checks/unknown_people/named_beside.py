"""What stands right beside a name: a child of the case, a party, what it is to a family."""

import re
from collections.abc import Mapping
from dataclasses import replace

from checker.checks.matter import Matter
from checker.checks.people.spoken_of import subject_children
from checker.checks.unknown_people.names_of_things import is_counsel, is_of_a_family, is_of_a_thing
from checker.checks.unknown_people.walks_of_life import Company, Walk
from checker.matching.names import folded_name, parse_name
from checker.model import Mention, Part, Span

_WITH = re.compile(r"(?:,? (?:and|&|or)(?: (?:for|of|with|by|to))?|, ?(?:for|of)?) ?")
_PLAIN = re.compile(r"(?:Mr|Mrs|Ms|Miss)\b")
_NEAR_CHILD = 16


def told_beside(
    seen: Walk,
    company: Company,
    mention: Mention,
    children: Mapping[Part, list[Span]],
    matter: Matter,
) -> Walk:
    """Add what the words right beside a name say: a pet's, a lawyer's, one of a family's own."""
    text, policy = company.text, matter.policy
    if is_of_a_thing(text, mention, policy):
        return replace(seen, thing=True)
    if is_counsel(text, mention):
        return replace(seen, work=True, family=False, life=False)
    if is_of_a_family(text, mention, policy) or _is_a_childs(matter, mention):
        return replace(seen, theirs=True)
    if _is_with_a_party(company, mention) and not seen.work:
        return replace(seen, theirs=True)
    return replace(seen, family=True) if _is_with_a_child(text, mention, children) else seen


def _is_a_childs(matter: Matter, mention: Mention) -> bool:
    """Say whether it is the forename of a child of the case with a surname nobody here has."""
    words = folded_name(mention.value).split()
    if len(words) == 1 or parse_name(mention.text).title or matter.case is None:
        return False
    return any(words[0] == folded_name(one.first_name) for one in subject_children(matter.case))


def _is_with_a_party(company: Company, mention: Mention) -> bool:
    """Say whether a name with a title stands by "and" beside one of the case with a title."""
    if not _PLAIN.match(mention.text):
        return False
    start, end = mention.span
    return any(
        _PLAIN.match(company.text, first)
        and (company.text[end:first] == " and " or company.text[last:start] == " and ")
        for first, last in company.lay
    )


def _is_with_a_child(text: str, mention: Mention, children: Mapping[Part, list[Span]]) -> bool:
    """Say whether a full name without a title stands in one row with a child of the case."""
    if len(mention.value.split()) == 1 or parse_name(mention.text).title:
        return False
    return any(
        _WITH.fullmatch(text, last, mention.span[0])
        for first, last in children.get(mention.part, ())
        if mention.span[0] - _NEAR_CHILD < last <= mention.span[0]
    )
