"""An answer goes to more people than the message that it answers."""

import re
from collections.abc import Iterator

from checker.checks.emails.mailboxes import is_own, message, targets
from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.matching.emails import to_email
from checker.model import Evidence, Finding, MentionKind, Part
from checker.words import say

QUOTED = re.compile(
    r"^\W*(?:from|to|cc|sent by|oddi wrth|at)\s*:|\bwrote:\s*$|\bysgrifennodd\b", re.IGNORECASE
)
"""The lines by which a message names who wrote and who received what it answers."""


def email_reply_all(matter: Matter) -> Iterator[Finding]:
    """Say that an answer goes to somebody whom the quoted message does not name.

    Why: "reply to all", or a name added on the way, brings in people who did not have it before.
    Quiet when: the message answers nothing, or quotes nothing that says who had it before: one
    message alone does not show more.
    """
    sent, letter = message(matter), matter.dispatch.letter
    if sent is None or letter is None or not sent.answers:
        return
    quoted = [line for line in letter.lines if line.part is Part.BODY and QUOTED.search(line.text)]
    before = {
        to_email(mention.value)
        for mention in matter.mentions
        if mention.kind is MentionKind.EMAIL
        and (mention.file, mention.part) == (letter.name, Part.BODY)
        and any(line.start <= mention.span[0] <= line.start + len(line.text) for line in quoted)
    }
    for target in targets(matter):
        if before and target.address not in before and not is_own(matter, target.address):
            yield raised(
                "email.reply-all",
                say("This answer goes to somebody who did not have the message before"),
                detail=say("The message that is quoted does not name this address."),
                actions=(say("Answer only those who wrote"),),
                place=target.place,
                evidence=Evidence(letter=target.address),
            )
