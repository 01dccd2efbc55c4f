"""Each recipient beside their own letter, where one file holds a letter for each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.checks.matter import Matter
from checker.checks.people.standing import somebody
from checker.checks.running import parted
from checker.desk.answers import Comparison, Point
from checker.desk.letter.comparing import comparison
from checker.desk.letter.people import posted_to
from checker.model import Dispatch, Mention, Result
from checker.words import later, say


def compared(
    matter: Matter, result: Result, mentions: Sequence[Mention]
) -> Iterator[tuple[Comparison, tuple[Mention, ...]]]:
    """Give for each recipient what their letter says beside the record, and what is in it.

    Args:
        matter: the case, the policy and the day.
        result: the check, with its documents and recipients.
        mentions: what was found in the documents that are not inside another.
    """
    dispatch = Dispatch(documents=result.documents, recipients=result.recipients)
    matters = [
        replace(matter, dispatch=dispatch, recipient=one, mentions=tuple(mentions))
        for one in result.recipients
    ]
    if not matters:
        return
    for share, whole in zip(parted(matters)[0], matters, strict=True):
        own, recipient = share.matter, whole.recipient
        who = None if own.case is None else somebody(own, recipient.id)
        address = None if who is None else posted_to(own, who, own.mentions)
        told = comparison(
            recipient, own.case, address, own.dispatch.letter, own.mentions, own.today
        )
        yield (
            replace(told, letter=share.number, letters=share.of, page=share.page),
            own.mentions,
        )


def points(told: Comparison) -> Iterator[Point]:
    """Say on the confirm screen how a recipient's own letter of several compares."""
    if not told.letter:
        return
    words = (
        later("Letter {number} of {count} in this file is theirs: name and address match")
        if told.agrees
        else later("Letter {number} of {count} in this file is theirs: not everything matches")
    )
    yield Point(text=say(words, number=told.letter, count=told.letters), good=told.agrees)
