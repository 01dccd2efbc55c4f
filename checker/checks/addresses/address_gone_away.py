"""Post to this address came back."""

from collections.abc import Iterator

from checker.checks.addresses.destinations import destination, names_of
from checker.checks.addresses.premises import likeness_of
from checker.checks.matter import Matter
from checker.checks.people.standing import of_case
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.wording import written
from checker.days import in_words
from checker.model import Channel, Evidence, Finding
from checker.words import say


def address_gone_away(matter: Matter) -> Iterator[Finding]:
    """Say that post to the letter's address came back.

    Why: whoever lives there now may open what comes next.
    Quiet when: the address was confirmed after the post came back, or the letter goes by email.
    """
    block, case = destination(matter), matter.case
    if block is None or case is None or matter.dispatch.channel is Channel.EMAIL:
        return
    every = {address.id: address for one in of_case(case) for address in one.addresses}
    for returned in case.returned_post:
        address = every.get(returned.address)
        if (
            address is None
            or not likeness_of(block, address, explained=names_of(matter)).same_premises
        ):
            continue
        confirmed = address.last_confirmed_on
        if confirmed is None or confirmed <= returned.on:
            day = in_words(returned.on, matter.today)
            yield raised(
                "address.gone-away",
                say("Post to this address came back on {day}", day=day),
                detail=say("It was marked: {reason}.", reason=returned.reason)
                if returned.reason
                else say("The person may not live there any more."),
                actions=(say("Confirm the address with the person"),),
                place=place_of(block),
                evidence=Evidence(letter=", ".join(block.lines), record=written(address)),
            )
            return
