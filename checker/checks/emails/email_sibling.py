"""A mailbox bears the name of somebody of the case, and is not theirs."""

from collections.abc import Iterator

from checker.checks.emails.mailboxes import holder, is_own, targets
from checker.checks.emails.namesakes import imitated, namesake
from checker.checks.matter import Matter
from checker.checks.people.standing import workplaces
from checker.checks.raised import raised
from checker.model import Evidence, Finding
from checker.words import say


def email_sibling(matter: Matter) -> Iterator[Finding]:
    """Say that an address bears a name of the case and is not that person's.

    Why: mail programs suggest whoever has the same name, and nobody looks at the rest.
    Quiet when: it is theirs, at the office of theirs, or differs from theirs only by a slip.
    """
    for target in targets(matter):
        person = namesake(matter, target)
        if person is None or imitated(matter, target) or is_own(matter, target.address):
            continue
        known = holder(matter, target.address)
        if known is not None and known.id in {person.id, *workplaces(matter, person.id)}:
            continue
        theirs = next((one.value for one in person.contacts if one.kind == "email"), "")
        yield raised(
            "email.sibling",
            say("This email address is not {name}'s", name=person.called),
            detail=say("It bears the name, but the case holds another address.")
            if theirs
            else say("It bears the name, but the case holds no email address."),
            actions=(say("Use the email address on the case"),) if theirs else (),
            place=target.place,
            evidence=Evidence(letter=target.address, record=theirs, about=(person.id,)),
        )
