"""A letter for the post has no address of its recipient that can be found."""

from collections.abc import Iterator

from checker.checks.addresses.destinations import destination
from checker.checks.matter import Matter
from checker.checks.places import place_of_file
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Channel, Finding, Read
from checker.words import say


def address_missing(matter: Matter) -> Iterator[Finding]:
    """Say that a posted letter has no recipient address.

    Why: without one, nobody can compare where the letter says it goes with where it should go.
    Quiet when: it does not go by post, or nothing of it could be read, which is a Stop of its own.
    """
    letter = matter.dispatch.letter
    if letter is None or matter.dispatch.channel is not Channel.POST or letter.read is Read.NO:
        return
    if destination(matter) is None:
        yield raised(
            "address.missing",
            say("The letter has no address"),
            detail=say(
                "No address of {reader} can be found on the letter, so it cannot be compared.",
                reader=reader(matter),
            ),
            actions=(say("Add the address on the case"),),
            place=place_of_file(letter),
        )
