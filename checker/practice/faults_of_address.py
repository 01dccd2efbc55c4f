"""Letters that go to the wrong place: one mistake in the address of an ordinary letter."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from checker.model import Case, Person, PostalAddress
from checker.practice.draft import Draft
from checker.practice.wording import Occasion, current, ordinary

Fault: TypeAlias = Callable[[Occasion, tuple[Case, ...]], Draft | None]
"""Writes a letter with one mistake, or None where the case gives no room for that mistake."""

_TYPES = {
    "Road": "Close",
    "Close": "Road",
    "Street": "Lane",
    "Lane": "Street",
    "Drive": "Avenue",
}
_NUMBER = re.compile(r"^\d+")
_DOOR = re.compile(r"\dF\d")
"""A flat on a Scottish stair, by its floor and its door."""


def previous(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to an address that somebody has left."""
    del cases
    left = [one for one in occasion.to.addresses if one.use == "previous"]
    return _to(occasion, left[0].written()) if left and not _shared(occasion) else None


def other_person(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to the other parent's address."""
    del cases
    other = next(one for one in occasion.case.people[:2] if one.id != occasion.to.id)
    theirs = current(other, occasion.today)
    return _to(occasion, theirs.written()) if theirs and not _shared(occasion) else None


def other_case(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to somebody of another case."""
    other = occasion.random.choice([case for case in cases if case.id != occasion.case.id])
    theirs = current(other.people[0], occasion.today)
    return _to(occasion, theirs.written()) if theirs else None


def near_miss(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to another house of the street, or to the Close for the Road."""
    del cases
    home = _numbered(occasion)
    if home is None:
        return None
    first = home.lines[-1]
    number = _NUMBER.match(first)
    kind = first.split()[-1]
    if kind in _TYPES and occasion.random.random() < 0.3:  # noqa: PLR2004 - most slips are in the number
        wrong = first.removesuffix(kind) + _TYPES[kind]
    else:
        was = number[0] if number else "1"
        swapped = was[::-1].lstrip("0")
        now = (
            swapped if swapped not in {was, ""} and len(swapped) == len(was) else f"{int(was) + 2}"
        )
        wrong = now + first.removeprefix(was)
    return _to(occasion, (*home.lines[:-1], wrong, home.town, home.postcode))


def unknown(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to an address that nobody in the caseload has."""
    del cases
    number = occasion.random.randint(200, 400)
    return _to(occasion, (f"{number} Nowhere Lane", "Farthingstow", "XX30 7ZZ"))


def written_differently(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to the right door, with a slip in the street."""
    del cases
    home = _numbered(occasion)
    if home is None:
        return None
    words = home.lines[-1].split()
    if len(words[1]) < 5 or not words[1].isalpha():  # noqa: PLR2004 - a slip in a short name makes another name
        return None
    at = occasion.random.randint(2, len(words[1]) - 2)
    words[1] = words[1][:at] + words[1][at] + words[1][at:]
    return _to(occasion, (*home.lines[:-1], " ".join(words), home.town, home.postcode))


def flat_form(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write a flat on a Scottish stair as a plain number."""
    del cases
    home = current(occasion.to, occasion.today)
    if home is None or not _DOOR.fullmatch(home.lines[0]):
        return None
    floor, door = home.lines[0].split("F")
    return _to(occasion, (f"Flat {int(floor) * 2 + int(door)}", *home.written()[1:]))


def malformed(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write an address that a sorting machine cannot read."""
    del cases
    home = _numbered(occasion)
    if home is None:
        return None
    outward, inward = home.postcode.split()
    return _to(
        occasion,
        occasion.random.choice(
            (
                (*home.lines, home.town),
                (*home.lines, home.town, f"{outward} {inward[1:]}{inward[0]}"),
                (*home.lines, f"({home.town})", home.postcode),
            )
        ),
    )


def missing(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write no address at all."""
    del cases
    return _to(occasion, ())


def gone_away(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to where post came back from."""
    del cases
    home = current(occasion.to, occasion.today)
    back = {one.address for one in occasion.case.returned_post}
    return ordinary(occasion) if home and home.id in back else None


def known_wrong(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to where a letter went by mistake before."""
    del cases
    before = [one for one in occasion.case.wrong_destinations if one.kind == "address"]
    return _to(occasion, tuple(before[0].value.split(", "))) if before else None


def shared_home(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to a home that the person kept away from them has lived in."""
    del cases
    is_first = occasion.to.id == occasion.case.people[0].id
    return ordinary(occasion) if is_first and _shared(occasion) else None


def no_post(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to somebody who is not to be sent post."""
    del cases
    to = occasion.to
    refuses = isinstance(to, Person) and to.preferences.no_post is True
    return ordinary(occasion) if refuses else None


def special(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to a prison without a prisoner number."""
    del cases
    home = current(occasion.to, occasion.today)
    return ordinary(occasion) if home and home.kind == "prison" else None


def unconfirmed(occasion: Occasion, cases: tuple[Case, ...]) -> Draft | None:
    """Write to an address that nobody has confirmed for long."""
    del cases
    home = current(occasion.to, occasion.today)
    confirmed = home.last_confirmed_on if home else None
    return ordinary(occasion) if confirmed and (occasion.today - confirmed).days > 365 else None  # noqa: PLR2004 - the policy's year


def _to(occasion: Occasion, address: tuple[str, ...]) -> Draft | None:
    """Write an ordinary letter to another address; None to those who may not be written to."""
    to = occasion.to
    held = current(to, occasion.today)
    refuses = isinstance(to, Person) and to.preferences.no_post is True
    special_place = held is None or held.kind in {"prison", "refuge"}
    back = held is not None and held.id in {one.address for one in occasion.case.returned_post}
    if refuses or special_place or back:
        return None
    draft = ordinary(occasion)
    addressee = draft.addressee if address else ()
    return replace(draft, address=address, addressee=addressee)


def _numbered(occasion: Occasion) -> PostalAddress | None:
    """Give the recipient's home if it has a house number in a named street."""
    home = current(occasion.to, occasion.today)
    return home if home and _NUMBER.match(home.lines[-1]) and not _shared(occasion) else None


def _shared(occasion: Occasion) -> bool:
    """Say whether a home of the case was also the other party's."""
    here, there = occasion.case.people[:2]
    ours, theirs = ({one.written() for one in who.addresses} for who in (here, there))
    return bool(ours & theirs)


FAULTS: tuple[tuple[str, Fault], ...] = (
    ("address.previous", previous),
    ("address.other-person", other_person),
    ("address.other-case", other_case),
    ("address.near-miss", near_miss),
    ("address.unknown", unknown),
    ("address.written-differently", written_differently),
    ("address.flat-form", flat_form),
    ("address.malformed", malformed),
    ("address.missing", missing),
    ("address.gone-away", gone_away),
    ("address.known-wrong", known_wrong),
    ("address.shared-home", shared_home),
    ("address.no-post", no_post),
    ("address.special", special),
    ("address.unconfirmed", unconfirmed),
)
"""Every mistake of this file, under the code of its finding."""
