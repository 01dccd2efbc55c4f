"""What a text calls a child's brothers and sisters: "her younger sister", "his brothers"."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from checker.checks.ages.numbers_said import number_said
from checker.checks.families.children_counted import COUNT
from checker.checks.families.children_text import Said
from checker.checks.families.unfit import Unfit
from checker.checks.people.brood import PAIR
from checker.checks.people.kin import HE, SHE, parents
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.model import Person, Span, WhoId

_SIBLING: Final = (
    rf"(?:own )?(?:(?P<num>{COUNT}) )?(?:(?P<age>little|younger|baby|kid|small|big|older|elder) )?"
    r"(?P<word>(?P<he>brother|brothers)|sisters?)\b(?!-| in law|['\u2019-]in-law)"
)
_THEIRS: Final = re.compile(rf"\b(?P<whose>his|her) {_SIBLING}")
_OF_NAMED: Final = re.compile(rf"['\u2019]s {_SIBLING}")
_OF_HIM: Final = re.compile(rf"\bthe {_SIBLING} of $")
_NO_SIBLINGS: Final = re.compile(r"\b(?:the|two|these|both)(?: two)? (?:cousins|friends),? $")
_ARE: Final = re.compile(
    r",? (?:are|were|being)(?: both)?(?: the)? (?:(?P<no>cousins)|twins)\b(?!['\u2019-]| of)"
)
_IN_ORDER: Final = re.compile(
    r"(?:,| is)(?: the| your| their)? (?P<age>eldest|oldest|elder|firstborn|first-born|"
    r"youngest|younger)"
    r"(?= of the (?:two|siblings|children|family)\b| (?:child|one)\b(?! (?:in|at))|[,.;:]|$)"
)
_YOUNGER: Final = frozenset({"little", "younger", "baby", "kid", "small"})
_FAR, _TWINS_APART = 60, timedelta(days=2)


def siblings_said(said: Said) -> Iterator[Unfit]:
    """Give the brothers and sisters of a child that the record's others cannot be.

    Quiet where the record has one child only, and where the pronoun may be a grown-up's.
    """
    known = said.known.known
    if not known.several:
        return
    for found in _THEIRS.finditer(said.small):
        whose = HE if found["whose"] == "his" else SHE
        if said.is_of_a_child(found.start(), whose):
            may_be = tuple(one for one in known.children if known.sex(one) in {whose, ""})
            yield from _unless_any(said, found, may_be, found.span())
    for child, start, end in said.children_named():
        after = _OF_NAMED.match(said.small, end)
        if after is not None:
            yield from _unless_any(said, after, (child,), (start, after.end()))
        before = said.small[max(0, start - _FAR) : start]
        lead = _OF_HIM.search(before)
        if lead is not None:
            yield from _unless_any(said, lead, (child,), (start - len(before) + lead.start(), end))


def siblings_named(said: Said) -> Iterator[Unfit]:
    """Give "the cousins, Ava and Tom" of a brother and a sister, and "Ava and Tom are twins"."""
    named = list(said.children_named())
    for (one, start, end), (two, second, last) in pairwise(named):
        lead = _NO_SIBLINGS.search(said.small, max(0, start - _FAR), start)
        after = _ARE.match(said.small, last)
        if one.id == two.id or said.small[end:second] not in {" and ", " & "}:
            continue
        related = _have_a_parent(said, one.id, two.id)
        if lead is not None and related:
            yield said.unfit((lead.start(), last), said.known.known)
        if after is not None and (related if after["no"] else _are_born_apart(one, two)):
            yield said.unfit((start, after.end()), said.known.known)


def order_said(said: Said) -> Iterator[Unfit]:
    """Give "Ava, your youngest" and "Tom is the elder of the two" of a girl and a younger boy.

    Only where two or more are known, and each has a birthday of their own.
    """
    known = said.known.known
    for child, start, end in said.children_named():
        found = _IN_ORDER.match(said.small, end)
        extreme = None
        if found is not None:
            young = found["age"].startswith("young")
            extreme = known.youngest() if young else known.oldest()
        if found is not None and extreme is not None and known.several and extreme.id != child.id:
            yield said.unfit((start, found.end()), known)


def _are_born_apart(one: Person, two: Person) -> bool:
    """Say whether two birthdays are too far apart for twins."""
    if one.date_of_birth is None or two.date_of_birth is None:
        return False
    return abs(one.date_of_birth - two.date_of_birth) > _TWINS_APART


def _have_a_parent(said: Said, *children: WhoId) -> bool:
    """Say whether the record has one parent for two children."""
    case, policy = said.case, said.matter.policy
    one, two = (
        parents(case, child, MOTHER, policy) | parents(case, child, FATHER, policy)
        for child in children
    )
    return bool(one & two)


def _unless_any(
    said: Said, found: re.Match[str], may_be: tuple[Person, ...], span: Span
) -> Iterator[Unfit]:
    """Give the words unless they fit one of those whose they may be."""
    if may_be and not any(_fits(said, found, one) for one in may_be):
        yield said.unfit(span, said.known.known)


def _fits(said: Said, found: re.Match[str], child: Person) -> bool:
    """Say whether a child has so many brothers, or sisters, of such an age."""
    known, sex = said.known.known, HE if found["he"] else SHE
    others = [
        one
        for one in known.children
        if one.id != child.id
        and known.sex(one) in {sex, ""}
        and _is_so_old(one, child, found["age"])
    ]
    least = PAIR if found["word"].endswith("s") else 1
    return len(others) >= (number_said(found["num"]) if found["num"] else least)


def _is_so_old(one: Person, child: Person, age: str | None) -> bool:
    """Say whether one may be younger, or older, than another as a word has it."""
    if not age or one.date_of_birth is None or child.date_of_birth is None:
        return True
    younger = one.date_of_birth >= child.date_of_birth
    return younger if age in _YOUNGER else one.date_of_birth <= child.date_of_birth
