"""A file, or a part of one, could not be read."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.places import place_of_file, place_of_gap
from checker.checks.raised import raised
from checker.model import Document, Evidence, Finding, Gap, Read, Severity
from checker.words import say

SMALL_MM2 = 1_500
"""A logo or a signature: about 5 by 3 centimetres."""
LARGE_MM2 = 12_000
"""About a fifth of a page: room for an address, a stamp or a paragraph."""

TITLES = {
    "unread.encrypted": lambda: say("This file is locked with a password"),
    "unread.damaged": lambda: say("This file is damaged"),
    "unread.unsupported": lambda: say("A part of this file could not be read"),
    "unread.too-large": lambda: say("This file is too large to check"),
    "unread.timed-out": lambda: say("Reading this file took too long"),
    "unread.scan": lambda: say("There is a picture that could not be read"),
}


def unread(matter: Matter) -> Iterator[Finding]:
    """Say what could not be read, and why.

    Why: what nobody read may hold another family's page, or an address that must be kept back.
    Quiet when: everything was read. A scan that was read but for a few doubtful words is to be
    looked at. A picture that could not be read is weighed by its size on the page, because a logo
    must not stop every letter: a small one (a logo, a signature) is worth knowing, a middling one
    is to be looked at, and a large one, or one whose size is not known, is a Stop.
    """
    for document in matter.dispatch.documents:
        for gap in document.gaps:
            yield _unread(document, gap)
        if document.read is Read.NO and not document.gaps:
            yield raised(
                "unread.damaged",
                say("This file could not be read"),
                detail=say("Somebody must read all of it before it goes."),
                place=place_of_file(document),
            )


def _unread(document: Document, gap: Gap) -> Finding:
    scan = gap.code == "unread.scan"
    return raised(
        gap.code,
        _title(document, gap),
        detail=gap.why,
        actions=(say("Give the password"),) if gap.code == "unread.encrypted" else (),
        place=place_of_gap(document, gap),
        evidence=Evidence(letter=gap.quoted),
        severity=_weight(gap.area_mm2, doubtful=gap.doubtful) if scan else None,
    )


def _title(document: Document, gap: Gap) -> str:
    """Say what could not be read: of a file of which nothing was, it is no part of it."""
    if gap.doubtful:
        return say("A few words of a scan are in doubt")
    if gap.code == "unread.unsupported" and document.read is Read.NO:
        return say("This file could not be read")
    return TITLES[gap.code]()


def _weight(area_mm2: float | None, *, doubtful: bool) -> Severity:
    if doubtful:
        return Severity.CHECK
    if area_mm2 is None or area_mm2 >= LARGE_MM2:
        return Severity.STOP
    return Severity.NOTE if area_mm2 < SMALL_MM2 else Severity.CHECK
