"""Flats, floors, blocks, wards and annexes, taken out of the words of an address."""

import re
from dataclasses import dataclass, field

from checker.matching.folding import NUMBER
from checker.matching.vocabulary import (
    ALWAYS_MARKS,
    BUILDING_TYPES,
    FILLERS,
    FLOOR_ACRONYMS,
    FLOORS,
    MARKS,
    NUMBER_WORDS,
    STRONG_TYPES,
    UNIT_NEEDS_NUMBER,
    UNIT_WORDS,
    WEAK_TYPES,
)

STAIR = re.compile(r"\d{1,2}f\d{1,2}|(?:\d{1,2}|g|b|lg)/(?:\d{1,2}|l|r|m|f\d)|[gbtp]f\d|[gt]f[lr]")
"""A flat as Scottish stairs number it: 2f1, 3/1, g/2, gf1, tfl."""

_SLASH_NUMBER = re.compile(r"(\d+[a-z]?)/(\d{1,3}[a-z]?|\d{1,2}f\d{1,2})")
_DASHED = re.compile(r"(\d+[a-z]?)-(\d+[a-z]?)")
_SIDE_FLAT = re.compile(r"\d[lrm]")
_NAME = re.compile(r"\d+[a-z]?(?:-\d*[a-z]?)?|[a-z]|[a-z]\d{1,4}[a-z]?|\d+[a-z]\d+")
_STAIRS_IN_LETTERS = frozenset({"gfl", "gfr", "tfl", "tfr"})
_SIDES = frozenset({"left", "right", "front", "rear", "back", "middle"})
_PLURALS = {
    "flats": "flat",
    "units": "unit",
    "rooms": "room",
    "apartments": "flat",
    "suites": "suite",
}
_LONE_UNITS = frozenset({"flat", "studio", "maisonette", "bedsit"})
_BUILDING_LIKE = frozenset(
    {"house", "building", "tower", "cottage", "lodge", "bungalow", "villa", "office", "shop", "bay",
     "wing", "site", "zone", "phase", "lot", "bed", "cell", "garage", "caravan", "chalet", "cabin"},
)  # fmt: skip


_TELLING = (
    FLOORS | {"floor", "level"} | UNIT_WORDS.keys() | _PLURALS.keys() | MARKS | _STAIRS_IN_LETTERS
)
"""Any other word of nothing but letters says nothing about flats and floors."""
_TYPES = STRONG_TYPES | WEAK_TYPES


@dataclass(slots=True, kw_only=True)
class Taken:
    """What was taken out of an address, and the rest of it. Grows while the words are read."""

    rest: list[list[str]] = field(default_factory=list)
    units: list[tuple[str, str]] = field(default_factory=list)
    floor: str = ""
    marks: list[str] = field(default_factory=list)


def take_units(pieces: list[list[str]], *, scottish: bool) -> Taken:
    """Take every flat, floor, block and annexe out of the pieces of an address."""
    taken = Taken()
    for words in _dashes_apart(pieces):
        left = _take(_written_out(words), taken, scottish=scottish)
        if left:
            taken.rest.append(left)
    return taken


def _dashes_apart(pieces: list[list[str]]) -> list[list[str]]:
    """Part "flat 4-12 dock street" into flat and house, where no other number says the house."""
    if sum(word[0].isdigit() for words in pieces for word in words) != 1:
        return pieces
    return [_dash_apart(words) for words in pieces]


def _dash_apart(words: list[str]) -> list[str]:
    pair = _DASHED.fullmatch(words[1]) if len(words) > 3 and words[0] == "flat" else None  # noqa: PLR2004 - flat, numbers, name, type
    if pair is None or not any(word in _TYPES for word in words[3:]):
        return words
    return [words[0], pair[1], pair[2], *words[2:]]


def _without_noughts(name: str) -> str:
    return (name.lstrip("0") or "0") if name.isdigit() else name


def _written_out(words: list[str]) -> list[str]:
    if FLOOR_ACRONYMS.keys().isdisjoint(words):
        return words
    return [part for word in words for part in FLOOR_ACRONYMS.get(word, (word,))]


def _take(words: list[str], taken: Taken, *, scottish: bool) -> list[str]:
    left: list[str] = []
    at = 0
    while at < len(words):
        if words[at] not in _TELLING and words[at].isalpha():
            left.append(words[at])
            at += 1
            continue
        used = (
            _floor(words, at, taken)
            or _unit(words, at, taken, first=not left)
            or _stair(words, at, taken, left, scottish=scottish)
            or _mark(words, at, taken, left)
        )
        if not used:
            left.append(words[at])
        at += used or 1
    return [] if all(word in FILLERS for word in left) else left


def _floor(words: list[str], at: int, taken: Taken) -> int:
    """Read "first floor", "basement flat", "floor 3"; say how many words it takes."""
    end = at
    while end < len(words) and words[end] in FLOORS:
        end += 1
    named = " ".join(words[at:end])
    if end > at and end < len(words) and words[end] == "floor":
        end += 1
    elif end > at and end < len(words) and UNIT_WORDS.get(words[end]) in _LONE_UNITS:
        pass
    elif words[at] in {"floor", "level"} and at + 1 < len(words) and _is_name(words[at + 1]):
        named, end = words[at + 1], at + 2
    else:
        return 0
    taken.floor = f"{taken.floor} {named}".strip()
    while end < len(words) and words[end] in _SIDES:
        taken.marks.append(words[end])
        end += 1
    if end < len(words) and UNIT_WORDS.get(words[end]) in _LONE_UNITS:
        name_follows = end + 1 < len(words) and _is_name(words[end + 1])
        if not name_follows or _number_is_the_house(words, end + 1):
            taken.units.append((UNIT_WORDS[words[end]], ""))
            end += 1
    return end - at


def _number_is_the_house(words: list[str], at: int) -> bool:
    """Say whether a number after "floor flat" begins the street: "top floor flat 18 Elm Road"."""
    return NUMBER.fullmatch(words[at]) is not None and any(
        word in _TYPES for word in words[at + 1 :]
    )


def _unit(words: list[str], at: int, taken: Taken, *, first: bool) -> int:
    """Read "flat 3", "block b", "flat no 3 a", a lone "flat"; say how many words."""
    kind = UNIT_WORDS.get(words[at]) or _PLURALS.get(words[at])
    if kind is None or (words[at] in _BUILDING_LIKE and not first):
        return 0
    end = at + 1
    while end < len(words) and words[end] in {"no", "number"}:
        end += 1
    if end < len(words) and (
        _is_name(words[end]) or STAIR.fullmatch(words[end]) or "/" in words[end]
    ):
        name = _without_noughts(NUMBER_WORDS.get(words[end], words[end]))
        end += 1
        ones = NUMBER_WORDS.get(words[end], "") if end < len(words) else ""
        if words[end - 1] == "twenty" and len(ones) == 1:
            name, end = f"2{ones}", end + 1
        if name.isdigit() and end < len(words) and len(words[end]) == 1 and words[end].isalpha():
            name += words[end]
            end += 1
        taken.units.append((kind, name))
        return end - at
    if (
        words[at] in _PLURALS
        or kind in UNIT_NEEDS_NUMBER
        or (at > 0 and not _only_fillers(words[:at]))
    ):
        return 0
    return _lone_unit(words, at, taken, kind)


def _lone_unit(words: list[str], at: int, taken: Taken, kind: str) -> int:
    """Read a flat without a number: "The Flat", "Flat above the shop". It is a door of its own."""
    end = at + 1
    while end < len(words) and not NUMBER.fullmatch(words[end]):
        end += 1
    described = [word for word in words[at + 1 : end] if word not in FILLERS]
    if described and described[-1] in STRONG_TYPES | BUILDING_TYPES and described[0] not in MARKS:
        if kind not in _LONE_UNITS or len(described) == 1:
            return 0
        taken.units.append((kind, ""))
        return 1
    taken.units.append((kind, " ".join(described)))
    return end - at


def _stair(words: list[str], at: int, taken: Taken, left: list[str], *, scottish: bool) -> int:
    """Read a flat as stairs number it: "2F1, 12 …", "3/1 12 …", and "12/3 Leith Walk"."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    alone = not following or NUMBER.fullmatch(following) is not None
    if STAIR.fullmatch(word) and (alone or not word[0].isdigit() or "f" in word):
        taken.units.append(("flat", word))
        return 1
    if _SIDE_FLAT.fullmatch(word) and following and NUMBER.fullmatch(following):
        taken.units.append(("flat", word))
        return 1
    pair = _SLASH_NUMBER.fullmatch(word)
    if pair and not alone and (scottish or "f" in pair[2]):
        taken.units.append(("flat", pair[2]))
        left.append(pair[1])
        return 1
    return 0


def _mark(words: list[str], at: int, taken: Taken, left: list[str]) -> int:
    """Read annexe, rear of, upstairs, where they are no part of a street's name."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word not in MARKS or following in _TYPES:
        return 0
    starts = _only_fillers(left) and (
        not following
        or following in {"of", "to", "at", "the"}
        or NUMBER.fullmatch(following) is not None
        or all(one in MARKS | FILLERS | UNIT_WORDS.keys() for one in words[at:])
    )
    trails = not following and bool(left) and left[-1] in _TYPES
    if not (word in ALWAYS_MARKS or starts or (trails and word in MARKS)):
        return 0
    taken.marks.append(word)
    return 2 if following in {"of", "to", "at"} else 1


def _only_fillers(words: list[str]) -> bool:
    return all(word in FILLERS for word in words)


def _is_name(word: str) -> bool:
    return _NAME.fullmatch(word) is not None or word in NUMBER_WORDS
