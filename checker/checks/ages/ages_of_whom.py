"""Of whom of the record a sentence gives an age or a birth."""

import re
from typing import Final

from checker.checks.people.pointed_at import Pointed, Pointers
from checker.model import Person, Span

_ALSO: Final = re.compile(r", an? (?:[a-z]+ )?$", re.IGNORECASE)
"""What leads to a word that says what somebody is: "Tom, a lively toddler"."""
_PRONOUN: Final = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PREDICATE: Final = re.compile(
    r"(?:^|\b(?:he|she))(?: (?:has|had|now|just|already|recently|always|also|still|not|will))*"
    r" (?:is|was|be|been|become|became|becomes|being|remains) (?:such )?an? (?:[a-z-]+ ){0,2}$",
    re.IGNORECASE,
)
"""What leads to the same after a verb: "Tom was a lockdown baby"."""
OTHERS_AGE: Final = re.compile(
    r"(?<!\bfor )(?<!, )\b(?:a|an|any|every|each|no|most|some|another) "
    r"(?:child|person|boy|girl|parent|pupil|adult|young person|teenager)\b|"
    r"\bchildren (?:of|aged)\b|\bof whom\b|\b(?:dog|cat|car|pony|rabbit|horse|passport)\b",
    re.IGNORECASE,
)
"""Words of an age that is nobody's of the record."""
_NEAR: Final = 40


def may_speak_of_somebody(pointers: Pointers, first: int, last: int) -> bool:
    """Say whether a sentence, or the one before it, points at anybody at all."""
    before = pointers.telling.sentence(max(0, first - 1))[0]
    return bool(pointers.between(before, last)) or bool(
        _PRONOUN.search(pointers.telling.text, before, last)
    )


def spoken_of(pointers: Pointers, span: Span) -> tuple[Person, ...]:
    """Give whom the sentence of a span points at, or the one before; none if at a stranger first.

    The last is whom the words stand beside. Where nobody is named in either, "she" is any woman of
    the case.
    """
    telling = pointers.telling
    first, last = telling.sentence(span[0])
    paragraph, _ = telling.paragraph(span[0])
    here = _outside(pointers, first, last, span)
    if not any(one.word != "you" for one in here) and first > paragraph:
        first = telling.sentence(max(paragraph, first - 1))[0]
        here = _outside(pointers, max(first, paragraph), last, span)
    if not any(one.word != "you" for one in here):
        said = {found[0].lower() for found in _PRONOUN.finditer(telling.text, first, last)}
        return pointers.of_sex[said.pop()] if len(said) == 1 else ()
    ordered = sorted(here, key=lambda one: _distance(one, span), reverse=True)
    if not ordered[-1].people or not all(one.people for one in ordered[-2:]):
        return ()
    people = [person for one in ordered for person in one.people]
    return tuple(people) if all(one.date_of_birth for one in people) else ()


def _outside(pointers: Pointers, first: int, last: int, but: Span) -> tuple[Pointed, ...]:
    found = pointers.between(first, last)
    text = pointers.telling.text
    return tuple(
        one
        for at, one in enumerate(found)
        if (one.end <= but[0] or one.start >= but[1])
        and (one.people or not _is_said_of(text, found[:at], first, one))
    )


def _is_said_of(text: str, before: tuple[Pointed, ...], first: int, one: Pointed) -> bool:
    """Say whether a word for a person says what somebody is who was named just before."""
    if _ALSO.search(text, max(first, one.start - 30), one.start):
        return True
    known = before[-1].end if before and before[-1].people else max(first, one.start - _NEAR)
    between = text[known : one.start]
    found = _PREDICATE.search(between) if len(between) <= _NEAR else None
    return found is not None and (bool(before and before[-1].people) or not found[0][0].isspace())


def _distance(one: Pointed, span: Span) -> tuple[bool, int]:
    before = one.end <= span[0]
    return (one.word == "you", span[0] - one.end if before else 3 * max(0, one.start - span[1]))
