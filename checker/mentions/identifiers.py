"""Finds the official numbers of people: NHS, National Insurance, police, prison, bank, passport."""

import re
from collections.abc import Iterator

from checker.mentions.identifier_shapes import (
    ACCOUNT,
    ACCOUNT_LABEL,
    REFERENCE_LABEL,
    SHAPES,
    SORT_CODE,
    SORT_LABEL,
    Shape,
    compact,
)
from checker.mentions.passage import Passages
from checker.model import Case, Mention, MentionKind, Span
from checker.settings import Policy

_BEFORE, _AROUND, _NEAR = 60, 80, 100
"""How many signs away from a number its name may stand, a word near it, a second number."""
_SAME_SIGNS = {
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212), "-"),
    **dict.fromkeys((0xA0, 0x2007, 0x2009, 0x202F), " "),
}
"""Dashes and spaces that look alike, each one sign long: places in the text stay as they are."""


def identifiers(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every official number; the value is its kind and its normal form, "nhs:9990000018".

    A check digit alone proves little (one random number in eleven passes for an NHS number): a
    number counts when it passes its sum and is also laid out like one, or is called by its name.
    A reference of the case is never taken for one.
    """
    del policy
    ours = {compact(one.value) for one in case.references} if case else set()
    for passage in passages:
        text = passage.text.translate(_SAME_SIGNS)
        taken: list[Span] = []
        found = [*_accounts(text), *(one for shape in SHAPES for one in _of(shape, text))]
        for span, value in sorted(found, key=lambda one: (one[0][0], -one[0][1])):
            if compact(text[span[0] : span[1]]) in ours or (taken and span[0] < taken[-1][1]):
                continue
            taken.append(span)
            yield passage.mention(MentionKind.IDENTIFIER, span, value)


def _of(shape: Shape, text: str) -> Iterator[tuple[Span, str]]:
    """Give where the numbers of one kind stand."""
    for match in _laid_out_so(shape, text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        labelled = shape.label.search(before) is not None
        if not labelled and not _stands_alone(shape, text, match, before):
            continue
        value = shape.reads(match[0], labelled)
        if value is not None:
            yield match.span(), f"{shape.kind}:{value}"


def _laid_out_so(shape: Shape, text: str) -> Iterator[re.Match[str]]:
    """Give what is laid out like a number of one kind: none goes over the end of a line."""
    end = 0
    for digits in shape.digits.finditer(text):
        if digits.start() >= end:
            begin, end = text.rfind("\n", 0, digits.start()) + 1, text.find("\n", digits.end())
            end = end if end >= 0 else len(text)
            yield from shape.pattern.finditer(text, begin, end)


def _stands_alone(shape: Shape, text: str, match: re.Match[str], before: str) -> bool:
    """Say whether a number that is not called by its name can still be none other."""
    if REFERENCE_LABEL.search(before):
        return False
    if shape.alone is not None and shape.alone.fullmatch(match[0]):
        return True
    around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    return shape.around is not None and shape.around.search(around) is not None


def _accounts(text: str) -> Iterator[tuple[Span, str]]:
    """Give bank accounts: an account number called so, or one near a sort code called so.

    The value holds the sort code too, where one stands near.
    """
    codes = [
        (match.span(), match[1] + match[3] + match[4], _called(SORT_LABEL, text, match))
        for match in SORT_CODE.finditer(text)
    ]
    at = 0
    for match in ACCOUNT.finditer(text):
        while at < len(codes) and codes[at][0][1] < match.start() - _NEAR:
            at += 1
        called = _called(ACCOUNT_LABEL, text, match)
        for span, code, labelled in codes[at:]:
            if span[0] > match.end() + _NEAR:
                break
            if (called or labelled) and (span[1] <= match.start() or match.end() <= span[0]):
                yield match.span(), f"bank:{code}{compact(match[0])}"
                break
        else:
            if called and not _called(REFERENCE_LABEL, text, match):
                yield match.span(), f"bank:{compact(match[0])}"


def _called(label: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    return label.search(text[max(0, match.start() - _BEFORE) : match.start()]) is not None
