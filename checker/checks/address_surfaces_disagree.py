"""The letter, a label, a cover sheet or a list row name different destinations."""

from collections.abc import Iterator

from checker.checks.destinations import blocks, destination
from checker.checks.greeting import fits, greeted
from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.premises import are_same_premises
from checker.checks.raised import raised
from checker.checks.standing import parties_of, somebody
from checker.model import Document, Evidence, Finding, Mention, MentionKind
from checker.words import say


def address_surfaces_disagree(matter: Matter) -> Iterator[Finding]:
    """Say that two places of the dispatch send it to different front doors.

    Why: an envelope goes where its label says, whatever the letter inside says.
    Quiet when: all of them name the same premises, however they are written; and for an enclosure
    that is itself a letter to somebody for whom the recipient acts.
    """
    first = destination(matter)
    if first is None:
        return
    others = (
        block
        for document in matter.dispatch.documents
        for block in blocks(matter, document)
        if not _is_clients_letter(matter, document, block)
    )
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


def _is_clients_letter(matter: Matter, document: Document, block: Mention) -> bool:
    """Say whether an enclosure greets, at their own address, somebody the recipient acts for."""
    if document is matter.dispatch.letter:
        return False
    clients = [
        one
        for whom in parties_of(matter, matter.recipient.id)
        if (one := somebody(matter, whom)) is not None
    ]
    greeted_there = [
        name
        for one in matter.mentions
        if one.kind is MentionKind.SALUTATION and one.file == document.name
        for name in greeted(one.value)
    ]
    return any(
        any(fits(name, one) for name in greeted_there)
        and any(are_same_premises(block.lines, home.written()) for home in one.addresses)
        for one in clients
    )
