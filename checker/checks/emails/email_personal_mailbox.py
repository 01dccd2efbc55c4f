"""A professional is written to at a personal mail provider."""

from collections.abc import Iterator

from checker.checks.emails.mailboxes import holder, is_personal, targets
from checker.checks.emails.namesakes import namesake
from checker.checks.matter import Matter
from checker.checks.people.standing import is_lay, somebody
from checker.checks.raised import raised
from checker.model import Evidence, Finding
from checker.words import say


def email_personal_mailbox(matter: Matter) -> Iterator[Finding]:
    """Say that a professional's mailbox is a personal one.

    Why: a personal mailbox may be shared at home, and is outside every office's safeguards.
    Quiet when: the recipient is a party or another person with a life in the case.
    """
    case = matter.case
    if case is None:
        return
    for target in targets(matter):
        known = (
            holder(matter, target.address)
            or somebody(matter, matter.recipient.id)
            or namesake(matter, target)
        )
        if known is not None and is_personal(target.address) and not is_lay(case, known):
            yield raised(
                "email.personal-mailbox",
                say("This is a personal mailbox"),
                detail=say("{name} is written to as a professional.", name=known.called),
                actions=(say("Use the office's email address"),),
                place=target.place,
                evidence=Evidence(letter=target.address, about=(known.id,)),
            )
