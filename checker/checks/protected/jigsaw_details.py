"""Everyday places that a text tells beside a hint: a church and a bus stop of one street."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker.checks.matter import Matter
from checker.checks.people.spoken_of import Telling, spelt
from checker.checks.protected.location_far import tells_of_no_place
from checker.checks.protected.location_hints import hints
from checker.checks.protected.location_signs import OF_ANOTHER_PLACE
from checker.matching.caseless import Caseless, caseless
from checker.model import Part, Span, WhoId
from checker.settings import Policy, word_list

_MARKING: Final = ("location_landmarks", "location_sights", "location_chains")
_EVERYWHERE: Final = ("location_places", "habit_clues")
_ENOUGH: Final = 2
_NUMBERED: Final = (
    r"\b(?:number|no\.?|the) ?\d{1,3}[A-Z]? (?:bus|tram)\b|"
    r"\b(?:bus|tram) (?:number |no\.? ?)?\d{1,3}[A-Z]?\b"
)
"""A line is as good as a place that it stops at, and every town has its number 14."""


def details(
    matter: Matter, spoken: dict[tuple[str, Part], Telling], whom: tuple[WhoId, ...]
) -> tuple[tuple[Telling, Span], ...]:
    """Give two or more different places told where a text hints at the place of `whom`.

    One of them at least marks a place out, as a lighthouse does; a school and a surgery are in
    every town. A sentence of another place (the reader's, ours, one in a book) tells nothing.
    """
    told: dict[str, tuple[Telling, Span]] = {}
    marked, seen = False, set[tuple[str | None, Span]]()
    for hint in hints(matter):
        where = hint.place.file, hint.sentence
        telling = spoken.get((hint.place.file or "", hint.place.part or Part.BODY))
        if telling is None or where in seen or not set(whom) & set(hint.whom):
            continue
        seen.add(where)
        text = telling.text[slice(*hint.sentence)]
        if OF_ANOTHER_PLACE.search(text) or tells_of_no_place(text):
            continue
        for word, span, marks in _places(matter.policy, text):
            marked = marked or marks
            first = hint.sentence[0]
            told.setdefault(word, (telling, (first + span[0], first + span[1])))
    return tuple(told.values()) if marked and len(told) >= _ENOUGH else ()


def _places(policy: Policy, text: str) -> Iterator[tuple[str, Span, bool]]:
    """Give each place that a sentence names, by its last word, and whether it marks a place out."""
    marking, anywhere = _patterns(
        tuple(entry for name in _MARKING for entry in word_list(name, policy)),
        tuple(entry for name in _EVERYWHERE for entry in word_list(name, policy)),
    )
    ends: list[Span] = []
    for pattern, marks in ((marking, True), (anywhere, False)):
        for found in pattern.finditer(text):
            if not any(first < found.end() and found.start() < last for first, last in ends):
                ends.append(found.span())
                yield found[0].casefold().split()[-1].rstrip("s"), found.span(), marks


@lru_cache(maxsize=8)
def _patterns(marking: tuple[str, ...], anywhere: tuple[str, ...]) -> tuple[Caseless, Caseless]:
    return caseless(spelt(marking)), caseless(f"{_NUMBERED}|{spelt(anywhere)}")
