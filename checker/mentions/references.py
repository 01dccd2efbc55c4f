"""Finds the numbers by which a case is known: court case numbers and "Our ref" values."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.matching.caseless import caseless
from checker.mentions.passage import Passages
from checker.model import Case, Mention, MentionKind, Span
from checker.settings import Policy

_COURT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2} ?\d{2} ?[A-Za-z] ?\d{5}(?![A-Za-z0-9])")
"""A FamilyMan number: BS24P00731, also with spaces or in lower case."""
_ONLINE = re.compile(
    r"\d(?<![\d-]\d)(?:\d{15}|\d{3}-\d{4}-\d{4}-\d{4}|\d{3} \d{4} \d{4} \d{4})(?![\d-])"
)
"""A number of the courts' online service: sixteen digits, in fours or in one.

What must not stand before it is looked for behind its first digit: digits are found fast.
"""
_LABEL = caseless(
    r"(?<![A-Za-z])(?:(?:(?:our|your|my|case|file|court|claim|application|client|matter)[ ']*"
    r"(?:s )?(?:ref(?:erence)?|no|number)\b(?: ?(?:no|number)\b)?)"
    r"|ref(?:erence)?\b(?: ?(?:no|number)\b)?|re(?=:))"
    r"(?:\.|\b) ?[:.]? ?"
)
_VALUE = re.compile(r"[A-Za-z0-9]+(?:[/._:-][A-Za-z0-9]+)*")
_MORE = re.compile(r" (?=[A-Za-z0-9/._-]*\d)(?P<value>[A-Z0-9]+(?:[/._-][A-Za-z0-9]+)*)(?![a-z])")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|(?:19|20)\d\d$|(?:19|20)\d\d-\d\d-\d\d$")
_PHONE = re.compile(r"(?:0|44)\d{9,10}$")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$", re.IGNORECASE)
_HEALTH = re.compile(r"\d{10}$")
_SHORTEST = 4


def references(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every reference of a passage; the value has no spaces and is in capitals.

    Numbers of the courts' own shapes are found anywhere, other references after a label, and the
    references of the case record wherever they stand.
    """
    del policy
    for passage in passages:
        end = 0
        for span in _spans(passage.text, case):
            if span[0] >= end:
                end = span[1]
                value = _normal(passage.text[span[0] : span[1]])
                yield passage.mention(MentionKind.REFERENCE, span, value)


def _spans(text: str, case: Case | None) -> list[Span]:
    """Give where references stand, in order, the longest first where several begin together."""
    spans = [match.span() for pattern in (_COURT, _ONLINE) for match in pattern.finditer(text)]
    for reference in case.references if case else ():
        spans += [match.span() for match in _as_written(reference.value).finditer(text)]
    spans += _labelled(text)
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _labelled(text: str) -> Iterator[Span]:
    """Give what stands after a label on the same line and can be a reference."""
    for label in _LABEL.finditer(text):
        value = _VALUE.match(text, label.end())
        if value is None:
            continue
        first, last = value.span()
        more = _MORE.match(text, last)
        if more is not None and not _is_other(text[first:last]) and _can_go_on(text[first:last]):
            last = more.end()
        if _is_reference(text[first:last]):
            yield first, last


def _is_reference(written: str) -> bool:
    has_digit = any(character.isdigit() for character in written)
    initials = "/" in written and written.isupper()
    long_enough = len(written) >= _SHORTEST
    return long_enough and (has_digit or initials) and not _is_other(written)


def _is_other(written: str) -> bool:
    """Say whether it is a date, a phone number, an NHS number or a postcode."""
    bare = written.replace(" ", "")
    shapes = (_DATE, _PHONE, _HEALTH, _POSTCODE)
    return any(shape.match(bare) for shape in shapes)


def _can_go_on(first: str) -> bool:
    """Say whether a reference may have a second word: "JS 12345", "ABC/12 0042"."""
    return first.isupper() or first.isdigit()


@lru_cache(maxsize=64)
def _as_written(reference: str) -> re.Pattern[str]:
    """Give a pattern for a reference of the record with any spaces or dashes between its signs."""
    signs = [re.escape(sign) for sign in reference if sign.isalnum()]
    return re.compile(
        r"(?<![^\W_])" + r"[ /._-]?".join(signs) + r"(?![^\W_])" if signs else r"(?!)",
        re.IGNORECASE,
    )


def _normal(written: str) -> str:
    """Give a reference in capitals without spaces; sixteen digits also without dashes."""
    bare = "".join(written.split()).upper()
    return bare.replace("-", "") if _ONLINE.fullmatch(written) else bare
