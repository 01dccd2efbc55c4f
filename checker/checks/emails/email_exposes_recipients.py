"""To or Cc shows somebody's personal address to people who may not have it."""

from collections.abc import Iterator

from checker.checks.emails.mailboxes import holder, is_own, is_personal, message
from checker.checks.matter import Matter
from checker.checks.people.standing import is_lay, lives_with, stands_with
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.matching.emails import to_email
from checker.model import (
    Case,
    Confidential,
    Contact,
    Evidence,
    Finding,
    Mailbox,
    Part,
    Person,
    Place,
)
from checker.words import say


def email_exposes_recipients(matter: Matter) -> Iterator[Finding]:
    """Say whose address this recipient would see.

    Why: everybody on a message sees every address in To and Cc, and can keep and use it.
    Quiet when: it is an office's, the recipient's own, of somebody they act for or live with, or
    the case says that the address is open.
    """
    sent, case, letter = message(matter), matter.case, matter.dispatch.letter
    if sent is None or case is None or letter is None:
        return
    shown = [box for box in (*sent.to, *sent.cc) if _is_hidden(matter, case, box)]
    if shown:
        yield raised(
            "email.exposes-recipients",
            say("This email shows somebody's address to the others"),
            detail=say(
                "{name} would see a personal email address that is not for them.",
                name=reader(matter),
            ),
            actions=(say("Send one email to each person"),),
            place=Place(file=letter.name, part=Part.HEADERS),
            evidence=Evidence(
                letter=", ".join(box.address for box in shown),
                about=tuple(
                    known.id
                    for box in shown
                    if (known := holder(matter, to_email(box.address))) is not None
                ),
                masked=True,
            ),
        )


def _is_hidden(matter: Matter, case: Case, box: Mailbox) -> bool:
    """Say whether a mailbox is a personal one that this recipient may not have."""
    address = to_email(box.address)
    if address == to_email(matter.recipient.destination) or is_own(matter, address):
        return False
    if is_own(matter, matter.recipient.destination):
        return False
    known = holder(matter, address)
    if known is None:
        return is_personal(address)
    readers = stands_with(matter, matter.recipient.id)
    if known.id in readers or any(lives_with(case, one, known.id) for one in readers):
        return False
    contact = _contact(known.contacts, address)
    open_to_all = contact is not None and contact.confidential is Confidential.NO
    return isinstance(known, Person) and is_lay(case, known) and not open_to_all


def _contact(contacts: tuple[Contact, ...], address: str) -> Contact | None:
    return next((one for one in contacts if to_email(one.value) == address), None)
