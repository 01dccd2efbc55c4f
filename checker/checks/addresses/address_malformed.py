"""The address cannot be delivered as it is written."""

import re
from collections.abc import Iterator

from checker.checks.addresses.destinations import destination
from checker.checks.addresses.post_towns import AREA_OF
from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.matching.addresses import parse
from checker.matching.postcodes import AREAS
from checker.model import Evidence, Finding
from checker.words import say

FEWEST_LINES = 3
NEED_NO_POSTCODE = ("bfpo", "dx", "no-home")
AREA = re.compile(r"[A-Z]+")
BROKEN = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*[\dOI][A-Z\d]{0,3}\s*$", re.IGNORECASE)
"""Something at the end of an address that is meant for a postcode."""
CANNOT_START = frozenset('@()=[]"\\/,<>~')
"""The characters with which GOV.UK Notify lets no line of an address begin."""


def address_malformed(matter: Matter) -> Iterator[Finding]:
    """Say what keeps an address from being delivered.

    Why: the post returns such a letter, or leaves it to somebody's guess.
    Quiet when: it has a postcode, or a place that needs none, and at least three lines. One line
    that runs on is not counted: the page that it was read from may have had several.
    """
    block = destination(matter)
    if block is None:
        return
    why = _why(block.lines, (*block.addressee, *block.lines), block.text.splitlines())
    if why is not None:
        yield raised(
            "address.malformed",
            say("This address may not be deliverable"),
            detail=why,
            actions=(say("Use the address on the case"),),
            place=place_of(block),
            evidence=Evidence(letter=", ".join((*block.addressee, *block.lines))),
        )


def _why(lines: tuple[str, ...], whole: tuple[str, ...], shown: list[str]) -> str | None:
    """Say what is wrong with an address, or None.

    `whole` also has the name above it; `shown` are its lines as the page has them.
    """
    address = parse(lines)
    apart = any(address.special_of(kind) for kind in NEED_NO_POSTCODE) or address.places.country
    broken = BROKEN.search(lines[-1] if lines else "") is not None
    lacking = not address.postcode and not apart
    if address.postcode_misread or (lacking and broken):
        return say("The postcode is not a possible one.")
    if lacking:
        return say("There is no postcode.")
    if _is_elsewhere(address.postcode, address.places.towns):
        return say("The postcode is not of that town.")
    if any(line.lstrip()[:1] in CANNOT_START for line in (*whole, *shown) if line.strip()):
        return say("A line begins with a character that no address line can begin with.")
    few = len(lines) > 1 and len(whole) < FEWEST_LINES
    return say("It has fewer than three lines.") if few else None


def _is_elsewhere(postcode: str, towns: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether the last town of an address is one whose postcodes all begin otherwise."""
    begins = AREA.match(postcode)
    town = " ".join(towns[-1]) if towns else ""
    expected = AREA_OF.get(town)
    return bool(begins and expected and begins[0] in AREAS and begins[0] != expected)
