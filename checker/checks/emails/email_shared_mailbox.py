"""The mailbox is shared: a family's, or an office's."""

import re
from collections.abc import Iterator

from checker.checks.emails.mailboxes import holder, is_own, recorded, targets
from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.model import Evidence, Finding, Organisation
from checker.words import say

SHARED = re.compile(
    r"(?:info|office|admin|enquir(?:y|ies)|contact|mail|post|reception|hello|help|team|family|"
    r"families|home|governance|the[a-z]{3,}s|[a-z]+family|family[a-z]+|[a-z]+and[a-z]{3,})"
)


def email_shared_mailbox(matter: Matter) -> Iterator[Finding]:
    """Say that others may read what goes to this mailbox.

    Why: what is for one person's eyes is read by a household or an office.
    Quiet when: it is an office that is written to and the record does not say that it is shared.
    """
    for target in targets(matter):
        if is_own(matter, target.address):
            continue
        contact, known = recorded(matter, target.address), holder(matter, target.address)
        told = contact.shared_mailbox if contact else None
        office = isinstance(known, Organisation) or known is None
        local = target.address.partition("@")[0]
        if told is True or (told is None and not office and SHARED.fullmatch(local)):
            yield raised(
                "email.shared-mailbox",
                say("Other people may read this mailbox"),
                detail=say("The case says that it is shared.")
                if told
                else say("Its name is that of a family or an office."),
                actions=(say("Ask for a mailbox of their own"),),
                place=target.place,
                evidence=Evidence(letter=target.address, about=(known.id,) if known else ()),
            )
