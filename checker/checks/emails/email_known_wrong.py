"""An email goes to a mailbox to which one of our own went by mistake before."""

from collections.abc import Iterator

from checker.checks.emails.mailboxes import targets
from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.days import in_words
from checker.matching.emails import to_email
from checker.model import Evidence, Finding
from checker.words import say


def email_known_wrong(matter: Matter) -> Iterator[Finding]:
    """Say that something of this case went to this mailbox by mistake before.

    Why: what an address was chosen from once (a list of suggestions) offers it again.
    Quiet when: it went to another mailbox, or the mistake is not on the record of this case.
    """
    if matter.case is None:
        return
    wrong = {
        to_email(one.value): one for one in matter.case.wrong_destinations if one.kind == "email"
    }
    for target in targets(matter):
        before = wrong.get(to_email(target.address))
        if before is None:
            continue
        yield raised(
            "address.known-wrong",
            say("Something went to this email address by mistake before"),
            detail=say(
                "An email of this case was sent there by mistake on {day}.",
                day=in_words(before.on, matter.today),
            ),
            actions=(say("Use the email address on the case"),),
            place=target.place,
            evidence=Evidence(letter=target.address, record=before.value),
        )
