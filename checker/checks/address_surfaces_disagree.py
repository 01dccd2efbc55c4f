"""The letter, a label, a cover sheet or a list row name different destinations."""

from collections.abc import Iterator

from checker.checks.destinations import blocks, destination
from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.premises import are_same_premises
from checker.checks.raised import raised
from checker.model import Evidence, Finding
from checker.words import say


def address_surfaces_disagree(matter: Matter) -> Iterator[Finding]:
    """Say that two places of the dispatch send it to different front doors.

    Why: an envelope goes where its label says, whatever the letter inside says.
    Quiet when: all of them name the same premises, however they are written.
    """
    first = destination(matter)
    if first is None:
        return
    others = (block for document in matter.dispatch.documents for block in blocks(matter, document))
    for other in others:
        if other is not first and not are_same_premises(first.lines, other.lines):
            yield raised(
                "address.surfaces-disagree",
                say("Two addresses for this letter do not agree"),
                detail=say(
                    "The letter goes to one address, and {file} to another.", file=other.file
                )
                if other.file != first.file
                else say("The letter itself has two different addresses to go to."),
                actions=(say("Use the address on the case in both places"),),
                place=place_of(other),
                evidence=Evidence(letter=", ".join(other.lines), record=", ".join(first.lines)),
            )
