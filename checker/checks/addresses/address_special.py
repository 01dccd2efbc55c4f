"""A kind of address that easily goes astray: prison, forces, PO Box, care of, no fixed abode."""

import re
from collections.abc import Iterator

from checker.checks.addresses.destinations import destination, goes_to
from checker.checks.matter import Matter
from checker.checks.people.standing import addressee
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.model import Evidence, Finding, Organisation
from checker.words import say

PRISON = re.compile(r"\b(?:HMP|HMYOI|YOI|HM Prison|HM Young Offender)\b", re.IGNORECASE)
PRISONER = re.compile(r"\b[A-Z]\d{4}[A-Z]{2}\b")
"""A prisoner's number: A1234BC."""
FORCES = re.compile(r"^BFPO\s*\d{1,4}$", re.IGNORECASE)
FORCES_POSTCODE = re.compile(r"^BF1\s*\d[A-Z]{2}$", re.IGNORECASE)
UNIT = re.compile(
    r"\d|\b(?:regiment|regt|squadron|sqn|company|coy|platoon|battalion|bn|unit|hms|raf|flight|"
    r"troop|brigade|corps|royal|army|operation|op|barracks|station|service|forces)\b",
    re.IGNORECASE,
)
BOX = re.compile(r"\bP\.?\s*O\.?\s*Box\b", re.IGNORECASE)
CARE_OF = re.compile(r"(?:^|\s)(?:c/o|care of)\b", re.IGNORECASE)
NO_ABODE = re.compile(r"\b(?:no fixed (?:abode|address)|NFA)\b", re.IGNORECASE)


def address_special(matter: Matter) -> Iterator[Finding]:
    """Say that the address is of a kind that needs more than a street.

    Why: without its number a prison opens the letter, a town sends forces post through a foreign
    post office, and a box or a "care of" is opened by somebody else.
    Quiet when: an organisation is written to at its own box.
    """
    block = destination(matter)
    if block is None:
        return
    why = _why((*block.addressee, *block.lines), body=isinstance(addressee(matter), Organisation))
    address = goes_to(matter)
    if (
        why is None
        and address is not None
        and address.kind == "prison"
        and not _numbered(block.addressee + block.lines)
    ):
        why = _no_number()
    if why is not None:
        yield raised(
            "address.special",
            say("Check this kind of address"),
            detail=why,
            place=place_of(block),
            evidence=Evidence(letter=", ".join((*block.addressee, *block.lines))),
        )


def _why(lines: tuple[str, ...], *, body: bool) -> str | None:
    """Say what makes an address special, or None."""
    pieces = [piece.strip() for line in lines for piece in line.split(",") if piece.strip()]
    whole = "\n".join(lines)
    if NO_ABODE.search(whole):
        return say("It says that the person has no fixed address.")
    if PRISON.search(whole) and not _numbered(lines):
        return _no_number()
    if any(FORCES.match(piece) for piece in pieces) and _has_town(pieces):
        return say("Forces post goes by its BFPO number alone. Leave the town and country out.")
    if CARE_OF.search(whole):
        return say("It goes in care of somebody else, who may open it.")
    if BOX.search(whole) and not body:
        return say("It goes to a post box. Make sure that only this person opens it.")
    return None


def _numbered(lines: tuple[str, ...]) -> bool:
    return PRISONER.search("\n".join(lines)) is not None


def _no_number() -> str:
    return say("It is a prison, and there is no prisoner number. Without one it may be opened.")


def _has_town(pieces: list[str]) -> bool:
    """Say whether something after the BFPO number, or an ordinary postcode, names a town."""
    at = next(index for index, piece in enumerate(pieces) if FORCES.match(piece))
    after = [piece for piece in pieces[at + 1 :] if not FORCES_POSTCODE.match(piece)]
    before = pieces[at - 1] if at > 1 else ""
    return bool(after) or bool(before and at > 2 and not UNIT.search(before))  # noqa: PLR2004 - name, unit, then a place
