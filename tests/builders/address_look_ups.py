"""Made-up neighbourhoods, and letters that go to one of their doors, next door, or nowhere."""

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import NamedTuple

from tests.builders.addresses import STREETS, TYPES, Door, another, door, written

CANDIDATES = 49
LETTERS_A_PLACE = 50
KINDS = ("nobody's", "a neighbour's", "right", "right, with a slip")

_LONG_WORD = re.compile(r"[A-Za-z]{5,}")
_ROOM_WORDS = frozenset({"apartment"})


class LookUp(NamedTuple):
    """A letter's address, whose it is among the candidates (-1: nobody's), and the recipient."""

    letter: str
    candidates: tuple[str, ...]
    door: int
    recipient: int
    kind: str


def look_ups(random: Random, count: int) -> Iterator[LookUp]:
    """Give letters of many neighbourhoods, each held against all addresses of its own."""
    made = 0
    while made < count:
        doors = neighbourhood(random)
        candidates = tuple(written(one, random, plainly=True) for one in doors)
        for _ in range(min(LETTERS_A_PLACE, count - made)):
            yield _letter(doors, candidates, random)
            made += 1


def neighbourhood(random: Random) -> list[Door]:
    """Give doors that are easily mistaken: next door, upstairs, the sister street, near codes."""
    doors = [door(random) for _ in range(4)]
    while len(doors) < CANDIDATES:
        near = random.choice(doors)
        more = random.choice((another(near, random), _across(near, random), near))
        more = replace(more, town=near.town, county=near.county, locality=near.locality)
        names_a_door = bool(more.number or more.house)
        if names_a_door and identity(more) not in {identity(one) for one in doors}:
            doors.append(more)
        elif random.random() < 0.1:
            doors.append(door(random))
    return doors[:CANDIDATES]


def identity(one: Door) -> tuple[object, ...]:
    """Give what tells one door from another, however it is written."""
    return (
        one.flat.upper(), one.building, one.house, one.number.upper(), one.street, one.type,
        one.postcode,
    )  # fmt: skip


def _across(near: Door, random: Random) -> Door:
    """Give a door with the same number in another street of the same postcode."""
    return replace(near, street=random.choice(STREETS), type=random.choice(list(TYPES)))


def _letter(doors: list[Door], candidates: tuple[str, ...], random: Random) -> LookUp:
    kind = random.choice(KINDS)
    recipient, at = random.sample(range(len(doors)), 2)
    if kind == "nobody's":
        held = {identity(one) for one in doors}
        one = another(doors[recipient], random)
        while identity(one) in held:
            one = another(one, random)
        return LookUp(_written(one, random), candidates, -1, recipient, kind)
    at = at if kind == "a neighbour's" else recipient
    letter = _written(doors[at], random)
    if kind == "right, with a slip":
        letter = _slip(letter, random)
    return LookUp(letter, candidates, at, recipient, kind)


def _written(one: Door, random: Random) -> str:
    text = written(one, random)
    if random.random() < 0.1:
        for mark in (",\n", "\n", ", ", " | "):
            text = text.replace(mark, " ")
    return text


def _slip(text: str, random: Random) -> str:
    """Double a letter of a word, or swap two: no other door is made so here."""
    long = [one for one in _LONG_WORD.finditer(text) if one[0].lower() not in _ROOM_WORDS]
    if not long:
        return text
    word = random.choice(long)
    cut = random.randrange(word.start() + 1, word.end() - 2)
    if random.random() < 0.5:
        return text[: cut + 1] + text[cut:]
    return text[:cut] + text[cut + 1] + text[cut] + text[cut + 2 :]
