"""The letter goes where somebody lives, or lived, whom a restriction separates from its reader."""

from collections.abc import Iterator

from checker.checks.addresses.destinations import destination, names_of
from checker.checks.addresses.premises import likeness_of
from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.protected.restricted import is_kept_from_reader, separated_from
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Evidence, Finding
from checker.words import say


def address_shared_home(matter: Matter) -> Iterator[Finding]:
    """Say that the letter goes to a home shared with somebody the recipient is kept apart from.

    Why: whoever opens the envelope there may be the very person who must not read it.
    Quiet when: no restriction stands between the two, or the protected one has left the home of
    the other: a letter to that home tells the one who is still there nothing.
    """
    block, case = destination(matter), matter.case
    if block is None or case is None:
        return
    apart, names = separated_from(matter), names_of(matter)
    for person in case.people:
        if person.id not in apart:
            continue
        there = [
            address
            for address in person.addresses
            if likeness_of(block, address, explained=names).same_premises
        ]
        still = any(address.current_on(matter.today) for address in there)
        if there and (still or not is_kept_from_reader(matter, person.id)):
            yield raised(
                "address.shared-home",
                say("Somebody who must be kept apart may be at this address"),
                detail=say(
                    "The address is or was also {other}'s. A restriction stands between {other} "
                    "and {reader}.",
                    other=person.called,
                    reader=reader(matter),
                ),
                actions=(say("Agree a safe address"),),
                place=place_of(block),
                evidence=Evidence(letter=", ".join(block.lines), about=(person.id,)),
            )
