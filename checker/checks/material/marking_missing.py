"""A protective marking is missing where the policy wants one, or two of them disagree."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checks.matter import Matter
from checker.checks.places import place_in_line, place_of_file
from checker.checks.raised import raised
from checker.model import ARCHIVES, Document, Evidence, Finding, Line, Part, Read, outermost
from checker.words import say

PAGE, FILE = "page", "file"
_SEEN = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL, Part.HEADER, Part.FOOTER, Part.SUBJECT})
_GAPS = re.compile(r"[\s_\u2010-\u2015-]+")
_MOST_MORE = 3
"""A marking may have a few words after it: OFFICIAL-SENSITIVE PERSONAL."""


def marking_missing(matter: Matter) -> Iterator[Finding]:
    """Say which document has no protective marking, or has two.

    Why: whoever receives it handles it as it is marked (Government Security Classifications).
    Quiet when: the policy names no markings; when it asks for none and there are not two.
    """
    wanted, on = matter.policy.markings.wanted, matter.policy.markings.on
    if not wanted:
        return
    known = _by_length(wanted)
    for document in outermost(matter.dispatch.documents):
        if document.kind in ARCHIVES or document.read is Read.NO:
            continue
        shown = {
            mark: line
            for line in reversed(document.lines)
            if line.part in _SEEN and line.hidden is None and (mark := _mark_of(line.text, known))
        }
        named = _mark_in_name(document, known)
        if len({*shown, *([named] if named else [])}) > 1:
            yield _inconsistent(document, shown, named)
        elif (PAGE in on and not shown) or (FILE in on and not named):
            yield _missing(document, wanted)


def _mark_of(text: str, known: tuple[tuple[str, str], ...]) -> str:
    """Give the marking that a line is, or an empty string."""
    plain = _plain(text)
    for folded, written in known:
        if plain == folded:
            return written
        if plain.startswith(f"{folded}-"):
            more = plain.removeprefix(folded).strip("-").split("-")
            return written if text.strip().isupper() and len(more) <= _MOST_MORE else ""
    return ""


def _mark_in_name(document: Document, known: tuple[tuple[str, str], ...]) -> str:
    name = f"-{_plain(document.name.rsplit('/', 1)[-1].replace('.', ' '))}-"
    return next((written for folded, written in known if f"-{folded}-" in name), "")


def _missing(document: Document, wanted: tuple[str, ...]) -> Finding:
    return raised(
        "marking.missing",
        say("A protective marking is missing"),
        detail=say("The organisation marks its documents: {markings}.", markings=", ".join(wanted)),
        actions=(say("Add the marking"),),
        place=place_of_file(document),
    )


def _inconsistent(document: Document, shown: dict[str, Line], named: str) -> Finding:
    marks = sorted({*shown, *([named] if named else [])})
    line = next(iter(shown.values()), None)
    return raised(
        "marking.missing",
        say("The protective markings do not agree"),
        detail=say("The document has more than one: {markings}.", markings=", ".join(marks)),
        actions=(say("Use one marking in every place"),),
        place=place_in_line(document, line, 0, len(line.text)) if line else place_of_file(document),
        evidence=Evidence(letter=", ".join(marks)),
    )


@lru_cache(maxsize=16)
def _by_length(wanted: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = [(_plain(one), one) for one in wanted if _plain(one)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _plain(text: str) -> str:
    """Give a text in capitals with one dash for each gap.

    >>> _plain("Official - Sensitive")
    'OFFICIAL-SENSITIVE'
    """
    return _GAPS.sub("-", text.strip().upper()).strip("-")
