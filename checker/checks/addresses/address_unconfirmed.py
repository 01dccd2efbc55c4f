"""Nobody has confirmed the recipient's address for a long time."""

from collections.abc import Iterator

from checker.checks.addresses.destinations import destination, goes_to
from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.wording import written
from checker.days import in_words
from checker.model import Evidence, Finding
from checker.words import say


def address_unconfirmed(matter: Matter) -> Iterator[Finding]:
    """Say that the address was last confirmed longer ago than the policy allows.

    Why: people move, and the case may not know it yet.
    Quiet when: the address was confirmed since, or the case does not keep such a date.
    """
    block, address = destination(matter), goes_to(matter)
    confirmed = address.last_confirmed_on if address else None
    if block is None or address is None or confirmed is None:
        return
    if (matter.today - confirmed).days > matter.policy.limits.unconfirmed_days:
        day = in_words(confirmed, matter.today)
        yield raised(
            "address.unconfirmed",
            say("This address was last confirmed on {day}", day=day),
            detail=say("It may be out of date."),
            place=place_of(block),
            evidence=Evidence(letter=", ".join(block.lines), record=written(address)),
        )
