"""A mailbox is a slip of the finger away from one of the case."""

from collections.abc import Iterator

from checker.checks.emails.mailboxes import targets
from checker.checks.emails.namesakes import imitated
from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.model import Evidence, Finding
from checker.words import say


def email_lookalike(matter: Matter) -> Iterator[Finding]:
    """Say that an address only looks like one of the record.

    Why: one letter more or less is another person's mailbox, or that of somebody who waits for it.
    Quiet when: it is exactly an address of the record, the directory or the sender.
    """
    for target in targets(matter):
        known = imitated(matter, target)
        if known and matter.case is not None:
            yield raised(
                "email.lookalike",
                say("This email address looks like one on the case, but is another"),
                detail=say("Compare them letter by letter."),
                actions=(say("Use the email address on the case"),),
                place=target.place,
                evidence=Evidence(letter=target.address, record=known),
            )
