"""Where a dispatch goes, from the record alone: the envelope, and what speaks for it."""

from collections.abc import Iterator
from datetime import timedelta

from checker.checks.matter import Matter
from checker.checks.people.standing import lives_with, somebody
from checker.days import in_words
from checker.decision import MONITOR
from checker.desk.answers import Comparison, Going, Point
from checker.desk.letter.own_letters import points
from checker.desk.letter.people import posted_to, role_words
from checker.model import (
    Case,
    Channel,
    Mention,
    Person,
    PostalAddress,
    Recipient,
    Result,
    Severity,
    Verdict,
)
from checker.words import later, say, say_count

_WAYS = {
    Channel.POST: later("Post"),
    Channel.EMAIL: later("Email"),
    Channel.DX: later("Document exchange (DX)"),
    Channel.HAND: later("By hand"),
}
_FRESH = timedelta(days=90)


def channel_words(channel: Channel) -> str:
    """Say how something travels: "Post"."""
    return say(_WAYS[channel])


def going(
    matter: Matter,
    recipient: Recipient,
    result: Result,
    mentions: tuple[Mention, ...],
    compared: Comparison,
) -> Going:
    """Say where a dispatch goes for one recipient. Nothing in it was typed by anybody.

    Args:
        matter: the case, the policy and the day.
        recipient: whom it goes to.
        result: the check.
        mentions: what was found in the recipient's own letter, and beside it.
        compared: that letter beside the record.
    """
    who = somebody(matter, recipient.id)
    carried = recipient.via in (Channel.POST, Channel.HAND)
    address = posted_to(matter, who, mentions) if who is not None and carried else None
    lines: tuple[str, ...] = (recipient.name,)
    secret = None
    if address is not None:
        lines = (recipient.name, *address.written())
        secret = lines.index(address.postcode) if address.postcode else None
    elif recipient.destination and not carried:
        lines = tuple(filter(None, (recipient.name, recipient.destination)))
        secret = len(lines) - 1 if recipient.via is Channel.EMAIL else None
    return Going(
        recipient=recipient.id,
        name=recipient.name or recipient.destination,
        role="" if matter.case is None else role_words(matter.case, recipient.id),
        lines=lines,
        secret=secret,
        channel=recipient.via,
        points=(*points(compared), *_points(matter, who, address, result)),
    )


def _points(
    matter: Matter, who: object, address: PostalAddress | None, result: Result
) -> Iterator[Point]:
    clear = result.verdict is Verdict.CLEAR
    if clear:
        yield Point(text=say("Same as the case record"), good=True)
    elif result.mode == MONITOR:
        yield Point(text=say("What was found is recorded, and was not asked about"), good=False)
    else:
        kept = sum(one.severity is not Severity.NOTE for one in result.findings)
        words = say_count(
            "{count} thing was looked at and kept", "{count} things were looked at and kept", kept
        )
        yield Point(text=words, good=False)
    if address is None:
        return
    confirmed = address.last_confirmed_on
    if confirmed is None:
        yield Point(text=say("Not known when the address was confirmed"), good=False)
    else:
        fresh = matter.today - confirmed < _FRESH
        day = in_words(confirmed, matter.today)
        yield Point(text=say("Address confirmed {day}", day=day), good=fresh)
    if isinstance(who, Person) and matter.case is not None:
        there = _recorded_at(matter.case, who, address)
        strangers = [one for one in there if not lives_with(matter.case, who.id, one.id)]
        if strangers:
            yield Point(text=say("Somebody else of this case is recorded there"), good=False)
        elif not there:
            yield Point(text=say("No one else is recorded there"), good=True)


def _recorded_at(case: Case, who: Person, address: PostalAddress) -> list[Person]:
    """Give the others of a case for whom the same address is recorded."""
    return [
        person
        for person in case.people
        if person.id != who.id
        and any(
            other.postcode == address.postcode and other.lines == address.lines
            for other in person.addresses
            if address.postcode
        )
    ]
