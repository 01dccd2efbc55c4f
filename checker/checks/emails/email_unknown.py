"""An email goes to an address that is neither on the case nor in the directory."""

from collections.abc import Iterator

from checker.checks.emails.mailboxes import is_known, targets
from checker.checks.emails.namesakes import imitated, namesake
from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.model import Evidence, Finding
from checker.words import say


def email_unknown(matter: Matter) -> Iterator[Finding]:
    """Say that an address is nobody's.

    Why: an address chosen from a list of suggestions may be a stranger's.
    Quiet when: it is on the case, in the directory or the sender's own, or when it looks like an
    address or a person of the case, which is said by `email.lookalike` and `email.sibling`.
    """
    if matter.case is None:
        return
    for target in targets(matter):
        if is_known(matter, target) or namesake(matter, target) or imitated(matter, target):
            continue
        yield raised(
            "email.unknown",
            say("This email address is not on the case"),
            detail=say("Neither the case nor the directory holds it."),
            actions=(say("Use the email address on the case"),),
            place=target.place,
            evidence=Evidence(letter=target.address),
        )
