"""The same pages went out before: to this recipient, or to somebody else."""

from collections.abc import Iterator

from checker.checks.letters.greeting import greeted
from checker.checks.matter import Matter
from checker.checks.places import place_of_file
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.days import day_in_england, in_words
from checker.model import Document, Finding, MentionKind, Part, Role, Sending, Severity
from checker.words import say

_TOLD = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL, Part.IMAGE})


def dispatch_duplicate(matter: Matter) -> Iterator[Finding]:
    """Say that a letter with the same words was confirmed before.

    Why: a letter that goes twice frightens; one that was another's shows somebody's case to the
    wrong person.
    Quiet when: only an enclosure or a leaflet went before, which may go to many on purpose. What
    counts is the letter itself, and as another person's only one that names whom it is for. It is
    quiet too when the earlier one went to somebody who receives this one as well.
    """
    letter, sent = matter.dispatch.letter, matter.sent
    if letter is None or sent is None or not letter.content_hash or not _has_words(letter):
        return
    earlier = sent.of_content(letter.content_hash)
    again = next((one for one in earlier if _is_to(matter, one)), None)
    if again is not None:
        yield raised(
            "dispatch.duplicate",
            say("This letter went to {name} already", name=reader(matter)),
            detail=say(
                "The same pages were confirmed for {name} on {day}.",
                name=reader(matter),
                day=_day(matter, again),
            ),
            actions=(say("Make sure that it is meant to go again"),),
            place=place_of_file(letter),
        )
        return
    to_others = [one for one in earlier if not _is_here(matter, one)]
    if to_others and _is_personal(matter, letter):
        yield raised(
            "dispatch.duplicate",
            say("This letter went to somebody else before"),
            detail=say(
                "The same pages were confirmed for another person on {day}. The letter was "
                "written for them, or it went astray then.",
                day=_day(matter, to_others[0]),
            ),
            actions=(say("Check whose letter it is"),),
            place=place_of_file(letter),
            severity=Severity.STOP,
        )


def _is_to(matter: Matter, earlier: Sending) -> bool:
    """Say whether an earlier letter went to this recipient: the same person or the same mailbox."""
    here = matter.recipient
    if earlier.whom is not None and here.id is not None:
        case = matter.case.id if matter.case else None
        return earlier.whom == here.id and earlier.case == case
    return bool(here.destination) and earlier.destination.lower() == here.destination.lower()


def _is_here(matter: Matter, earlier: Sending) -> bool:
    """Say whether it went to somebody who is among the recipients now."""
    case = matter.case.id if matter.case else None
    return earlier.case == case and any(
        one.id is not None and one.id == earlier.whom for one in matter.dispatch.recipients
    )


def _is_personal(matter: Matter, letter: Document) -> bool:
    """Say whether a letter names whom it is for: above an address, or in its greeting."""
    for mention in matter.mentions:
        if mention.file != letter.name or mention.hidden is not None:
            continue
        if mention.kind is MentionKind.SALUTATION and greeted(mention.value):
            return True
        if mention.kind is MentionKind.ADDRESS and mention.role is Role.RECIPIENT:
            return True
    return False


def _has_words(letter: Document) -> bool:
    return any(line.part in _TOLD and line.text.strip() for line in letter.lines)


def _day(matter: Matter, earlier: Sending) -> str:
    return in_words(day_in_england(earlier.at), matter.today)
