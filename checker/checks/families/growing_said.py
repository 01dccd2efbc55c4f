"""How big a text has the children: "your toddler", "the unborn baby", "both are in Year 2"."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from checker.checks.ages.births import age_on
from checker.checks.ages.numbers_said import NUMBER, number_said
from checker.checks.families.children_text import Said
from checker.checks.families.unfit import Unfit
from checker.checks.people.brood import Brood
from checker.checks.people.kin import HE, SHE
from checker.matching.needing import needing

_TODDLER: Final = needing(
    "toddler",
    r"\b(?:the|your) (?P<word>toddlers?)\b(?!-| (?:group|class|room|years|clothes|bed))",
    flags=0,
)
_TEENAGER: Final = needing(
    "teenage",
    r"\b(?:(?:the|your|these|both) (?P<word>teenagers?)|your teenage (?:son|daughter|boys?|girls?)|"
    r"is (?:now |already )?a teenager)\b(?!['\u2019-])",
    flags=0,
)
_UNBORN: Final = needing(
    "unborn", r"\b(?:your|the|this|an) (?P<word>unborn (?:child|baby|children|twins))\b", flags=0
)
_OLD: Final = needing(
    "years old|year old|years-old|year-old",
    rf"\b(?:your|the|their) (?:little )?(?P<num>{NUMBER})[ -]years?[ -]old\b(?! (?:order|record|"
    r"report|case|car|dispute|agreement|house|letter))",
    flags=0,
)
_BABY: Final = needing(
    "baby|infant|toddler|newborn",
    r"\b(?:the (?:child|boy|girl|patient|pupil)|he|she)(?:,| is) an? (?:small |young )?"
    r"(?P<word>baby|infant|toddler|newborn)\b(?! (?:brother|sister|school))",
    flags=0,
)
_TOGETHER: Final = needing(
    "in the same|in year|in reception|in nursery",
    r"\bboth (?:pupils|children|siblings|of them)? ?(?:are|is|sit) in (?:the same (?:class|year)\b|"
    r"year (?:\d+|one|two|three|four|five|six)\b|reception\b|nursery\b)",
    flags=0,
)
_MINUTES: Final = needing("older|younger", r"\b(?:minutes?|hours?) (?:older|younger)\b", flags=0)
_CALLED: Final = needing(
    "e is a|e's a|e\u2019s a|e was a|e is such|e's such|e\u2019s such|e was such",
    r"\b(?P<pro>he|she)(?: is|['\u2019]s| was) (?:such )?an? "
    r"(?:(?!of|to|with|for|in|who)[a-z-]+,? (?:and )?){0,3}?"
    r"(?P<word>(?P<he>boy|lad|son)|girl|lass|daughter)\b(?!['\u2019-])",
    flags=0,
)
_AT_THE_END: Final = re.compile(
    r"\W*(?P<pro>he|she)(?: is|['\u2019]s| was| has)\b[^.;:?!]{3,80}, "
    r"(?:your|our|little|your little) $"
)
_BEFORE: Final = re.compile(
    r"\b(?:was|were|had|when|since|then|as an?|being an?|used to|by the time|like)\b"
)
_TODDLES, _TEENS, _A_YEAR = 5, 11, 366
_SLACK: Final = 1


def growing_said(said: Said) -> Iterator[Unfit]:
    """Give the words for somebody younger, or older, than any child of the record."""
    known = said.known.known
    for pattern, wrong in (
        (_TODDLER, known.at_least(_TODDLES, said.today)),
        (_TEENAGER, not _may_be_over(known, _TEENS, said.today)),
        (_BABY, known.at_least(_TODDLES, said.today)),
        (_UNBORN, _all_are_born(known, said.today)),
        (_TOGETHER, _far_apart(known)),
        (_MINUTES, known.several and not known.may_be_twins()),
    ):
        if wrong and known.children:
            for found in pattern.finditer(said.small):
                first, _ = said.sentence(found.start())
                before = _BEFORE.search(said.small, first, found.start())
                if not before and not said.has_others(found.start()):
                    yield said.unfit(found.span(), known)
    for found in _OLD.finditer(said.small):
        first, _ = said.sentence(found.start())
        before = _BEFORE.search(said.small, first, found.start())
        age = number_said(found["num"])
        if not before and not said.has_others(found.start()) and not _may_be(said, age):
            yield said.unfit(found.span(), known)


def called_said(said: Said) -> Iterator[Unfit]:
    """Give "she is a bright lad", "she is a clever girl" of Tom, "he is shy, your Ava"."""
    known = said.known.known
    for found in _CALLED.finditer(said.small):
        sex = HE if found["he"] else SHE
        if sex != found["pro"]:
            yield said.unfit(found.span(), known)
            continue
        paragraph, _ = said.telling.paragraph(found.start())
        named = [one for one, at, _ in said.children_named() if paragraph <= at < found.start()]
        others = said.has_others(found.start()) or said.has_a_crowd(found.start())
        if named and not others and all(known.sex(one) not in {sex, ""} for one in named):
            yield said.unfit(found.span(), known)
    for child, start, end in said.children_named():
        first, _ = said.sentence(start)
        lead = _AT_THE_END.fullmatch(said.small, first, start)
        if lead is not None and known.sex(child) not in {lead["pro"], ""}:
            yield said.unfit((lead.start("pro"), end), known)


def _may_be(said: Said, age: int) -> bool:
    """Say whether any child may be so old, or will be so soon."""
    children = said.known.known.children
    return not children or any(
        one.date_of_birth is None or abs(age_on(one.date_of_birth, said.today) - age) <= _SLACK
        for one in children
    )


def _may_be_over(known: Brood, years: int, today: date) -> bool:
    return any(
        one.date_of_birth is None or age_on(one.date_of_birth, today) > years
        for one in known.children
    )


def _all_are_born(known: Brood, today: date) -> bool:
    return all(
        one.date_of_birth is not None and one.date_of_birth <= today for one in known.children
    )


def _far_apart(known: Brood) -> bool:
    """Say whether no two children are so near in age that they may share a year of school."""
    born = sorted(one.date_of_birth for one in known.children if one.date_of_birth)
    return (
        known.several
        and len(born) == len(known.children)
        and all((later - first).days > _A_YEAR for first, later in pairwise(born))
    )
