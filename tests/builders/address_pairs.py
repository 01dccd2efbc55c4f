"""Pairs of written addresses of which it is known whether they are one front door."""

import csv
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.builders.addresses import another, door, written

DATA = Path(__file__).parents[1] / "data"
FILES = ("address_pairs.csv", "address_pairs_more.csv")
OTHER_DOORS = (
    "Annexe", "The Annexe", "Rear", "Flat 2", "Top Floor", "Unit 3", "The Barn", "The Lodge",
    "Lodge 2", "Block C", "C Block", "Room 7", "1st Flr", "Basement", "Flat", "The Flat", "Studio",
    "Caravan", "Rear Flat", "Flat A", "Garden Flat", "Shop", "Above Shop", "2/1", "2F1", "Office 4",
    "The Bungalow", "The Coach House", "Upstairs Flat", "Garage", "Cabin 2", "Side Entrance",
    "Log Cabin", "Mobile Home", "House B", "Left", "West Wing", "Ward 3", "The Bothy", "5",
    "Hazel House", "Level 2", "Entrance C", "Loft", "The Studio", "Old Stables", "The Hut",
    "Penthouse", "Attic Room", "Workshop", "Bedsit 3", "Nissen Hut 4", "Number 2 The Mews",
    "The Tower", "East Lodge", "Cottage 3", "Chalet", "Yurt", "Houseboat", "Maisonette", "Lower",
    "Upper Flat", "GF", "FFF", "Lower Ground", "First Floor Rear", "Middle Flat", "Staff Quarters",
    "Nurses Home", "Hostel", "Gazebo", "Portakabin", "Zebra", "The Larches", "Mrs Bell Annexe",
    "Mr Pike Upstairs", "Room 1.2", "Miss Lowe Caravan", "Dr Hale First Floor", "\u00bd", "1.4",
)  # fmt: skip
"""Lines that, put into an address, make another door of it, or may."""


class Pair(NamedTuple):
    """Two written addresses, and whether they are one front door; None where nobody can tell."""

    a: str
    b: str
    same: bool | None
    note: str
    explained: tuple[str, ...] = ()
    also_written: tuple[str, ...] = ()


def hand_made(*files: str) -> list[Pair]:
    """Give the pairs that people wrote, of all files or of some."""
    return [pair for name in files or FILES for pair in _read(DATA / name)]


def in_house_style(random: Random, count: int) -> Iterator[Pair]:
    """Give one door written twice: capitals, lines, short forms, counties, spaces."""
    for _ in range(count):
        one = door(random)
        yield Pair(written(one, random, plainly=True), written(one, random), same=True, note="")


def another_door(random: Random, count: int) -> Iterator[Pair]:
    """Give two doors, the second made from the first by the smallest of changes."""
    for _ in range(count):
        one = door(random)
        a, b = written(one, random, plainly=True), written(another(one, random), random)
        yield Pair(a, b, same=False, note="")


def with_a_line_more(random: Random, count: int) -> Iterator[Pair]:
    """Give an address, and the same with a line put in that makes another door of it."""
    for _ in range(count):
        a = written(door(random), random, plainly=True)
        line = random.choice(OTHER_DOORS)
        yield Pair(a, with_line(a, line, random), same=False, note=line)


def with_line(text: str, line: str, random: Random) -> str:
    """Put a line somewhere before the postcode, alone or run into one that is there."""
    lines = text.split(", ")
    at = random.randrange(len(lines))
    if random.random() < 0.5 or at == len(lines) - 1:
        return ", ".join([*lines[:at], line, *lines[at:]])
    joined = f"{line} {lines[at]}" if random.random() < 0.5 else f"{lines[at]} {line}"
    return ", ".join([*lines[:at], joined, *lines[at + 1 :]])


def by_address_errors(seed: int) -> Iterator[Pair] | None:
    """Give pairs that the package address-errors made of its invented town, or None without it.

    What it recorded is held against the address that it came from, and against those of the
    building, the street and the same house number, which are never the same.
    """
    try:
        package: Any = import_module("address_errors")
    except ModuleNotFoundError:
        return None
    return _recorded(package, seed)


_ANOTHER_DOOR = frozenset({"SU1", "SU3", "SU6", "SU7", "SU8", "SU9", "SU14", "SU15", "BN4", "PN2",
    "PN3", "PN4", "PN6", "PN7", "PN8", "ST2", "ST4", "ST5", "BN3", "DQ1", "DQ3"})  # fmt: skip
"""Its kinds of change that make another door, or hide which one it is."""
_STYLE = frozenset({"TX1", "FM8", "FM9", "SU10:unit_word_swapped"})
"""Its kinds of change that leave the door what it is."""


def _recorded(package: Any, seed: int) -> Iterator[Pair]:  # noqa: ANN401 - the package has no types
    profile = package.Profile.load()
    town = package.load_components(package.example_path())
    held = {one["uprn"]: one for one in town}
    random = Random(seed)
    style = random.choice((None, *profile.styles()))
    controls = package.Controls(prevalence=random.choice((2, 8, 20)))
    made = package.Corruptor(profile, style=style, seed=seed, controls=controls)
    made.index(town)
    short: dict[str, str] = import_module("address_errors.vocab").ABBR
    for row in made.generate(list(held)):
        source = held[row["source_uprn"]]
        text = f"{row['recorded_address']}, {row['recorded_postcode']}"
        same = True if _is_only_shorter(row, source, short) else _judged(row)
        yield Pair(text, _whole(source), same=same, note=row["applied_rules"])
        for other in _neighbours(source, town, random):
            if row["collision_uprn"] != other["uprn"] and "matches_other" not in row["collision"]:
                yield Pair(text, _whole(other), same=False, note=row["applied_rules"])


def _is_only_shorter(row: dict[str, str], source: dict[str, str], short: dict[str, str]) -> bool:
    """Say whether only words were shortened: it calls HSE for HOUSE another name."""
    there, here = (
        [short.get(word, word) for word in re.findall(r"[A-Z0-9]+", text.upper())]
        for text in (f"{row['recorded_address']} {row['recorded_postcode']}", _whole(source))
    )
    return there == here


def _judged(row: dict[str, str]) -> bool | None:
    rules = [rule for rule in row["applied_rules"].split("|") if rule]
    kinds = {rule.split(":")[0] for rule in rules}
    if kinds & _ANOTHER_DOOR or "verify:second_difference" in rules or row["postcode_edit"]:
        return False
    plain = all(rule in _STYLE or rule.split(":")[0] in _STYLE for rule in rules)
    whole = row["recorded_postcode"] and not row["sy1_truncated"]
    return True if plain and whole else None


def _whole(one: dict[str, str]) -> str:
    street = f"{one['number']} {one['streetname']}".strip()
    parts = (one["subname"], one["name"], street, one["locality"], one["townname"], one["postcode"])
    return ", ".join(part for part in parts if part).title().replace("'S ", "'s ")


def _neighbours(
    source: dict[str, str], town: list[dict[str, str]], random: Random
) -> list[dict[str, str]]:
    found = [
        one
        for one in town
        if (one["streetname"] == source["streetname"] or one["number"] == source["number"])
        and one["uprn"] != source["uprn"]
        and _whole(one) != _whole(source)
    ]
    return random.sample(found, min(3, len(found)))


def _read(file: Path) -> list[Pair]:
    with file.open(encoding="utf-8", newline="") as text:
        return [
            Pair(
                row["a"],
                row["b"],
                same=row["same"] == "1",
                note=row["note"],
                explained=_several(row.get("explained")),
                also_written=_several(row.get("also_written")),
            )
            for row in csv.DictReader(text)
        ]


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (cell or "").split(";") if one.strip())
