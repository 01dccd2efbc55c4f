"""The name shown for a mailbox is not the name of whoever has it."""

from collections.abc import Iterator

from checker.checks.emails.mailboxes import holder, is_own, targets
from checker.checks.emails.namesakes import namesake
from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.matching.names import NameVerdict, compare_names
from checker.model import Evidence, Finding, Person
from checker.words import say


def email_display_name(matter: Matter) -> Iterator[Finding]:
    """Say that the shown name is not that of the mailbox's holder.

    Why: people read the name and not the address, so one of the two is a mistake.
    Quiet when: there is no name, it is an address, or the mailbox is an office's.
    """
    for target in targets(matter):
        known = holder(matter, target.address)
        if not target.name or "@" in target.name or not isinstance(known, Person):
            continue
        if is_own(matter, target.address) or namesake(matter, target):
            continue
        names = [known.name, *(other.name for other in known.other_names)]
        verdict = compare_names(target.name, names, title=known.title)
        if verdict in {NameVerdict.DIFFERENT, NameVerdict.SLIP}:
            yield raised(
                "email.display-name",
                say("The name shown is not that of the email address"),
                detail=say("By the case, the address is {name}'s.", name=known.called),
                actions=(say("Use the name and the address on the case"),),
                place=target.place,
                evidence=Evidence(letter=target.name, record=known.formal_name, about=(known.id,)),
            )
