"""The record says not to post to this address, or that the address is not known."""

from collections.abc import Iterator

from checker.checks.addresses.destinations import destination, goes_to, held, held_now, unknown
from checker.checks.matter import Matter
from checker.checks.people.standing import addressee
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.wording import reader, written
from checker.model import Channel, Evidence, Finding, Person, Place
from checker.words import say


def address_no_post(matter: Matter) -> Iterator[Finding]:
    """Say that nothing is to be posted there.

    Why: the person asked for it, somebody else may open the post, or nobody knows where they are.
    Quiet when: the letter does not go by post.
    """
    if matter.case is None or matter.dispatch.channel is not Channel.POST:
        return
    known, address = addressee(matter), goes_to(matter)
    lost = [one for one in held(matter) if unknown(one) and one.current_on(matter.today)]
    name = reader(matter)
    if isinstance(known, Person) and known.preferences.no_post is True:
        detail = say("The case says that {reader} is not to be written to by post.", reader=name)
    elif address is not None and address.safe_to_post is False:
        detail = say("The case says that it is not safe to post to this address.")
    elif lost and not held_now(matter):
        detail = say("The case says that {reader}'s address is not known.", reader=name)
    else:
        return
    block = destination(matter)
    yield raised(
        "address.no-post",
        say("The case says not to post here"),
        detail=detail,
        actions=(say("Send it another way"),),
        place=place_of(block) if block else Place(),
        evidence=Evidence(
            letter=", ".join(block.lines) if block else "",
            record=written(address or lost[0]) if address or lost else "",
            about=(known.id,) if known else (),
        ),
    )
