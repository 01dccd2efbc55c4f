"""Who an email goes to: its own To, Cc and Bcc, each found in the record where it is there."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.people.standing import everybody
from checker.matching.emails import to_email
from checker.model import Channel, Document, Mailbox, Recipient, WhoId


def is_addressed(documents: tuple[Document, ...]) -> bool:
    """Say whether the dispatch is an email, whose recipients stand in the message itself."""
    letter = documents[0] if documents else None
    return letter is not None and letter.parent is None and letter.message is not None


def recipients_of(documents: tuple[Document, ...], matter: Matter | None) -> tuple[Recipient, ...]:
    """Give the recipients of a message. One who matches nobody has no id."""
    message = documents[0].message if documents else None
    if message is None:
        return ()
    fields = (("to", message.to), ("cc", message.cc), ("bcc", message.bcc))
    return tuple(_recipients(fields, matter))


def _recipients(
    fields: tuple[tuple[str, tuple[Mailbox, ...]], ...], matter: Matter | None
) -> Iterator[Recipient]:
    for field, mailboxes in fields:
        for box in mailboxes:
            whom = None if matter is None else _holder(box.address, matter)
            who = (
                next((one for one in everybody(matter) if one.id == whom), None) if matter else None
            )
            case = None if matter is None else matter.case
            yield Recipient(
                id=whom,
                name=box.name if who is None else who.formal_name,
                role="" if case is None else case.role_of(whom),
                via=Channel.EMAIL,
                destination=box.address,
                field=field,
            )


def _holder(address: str, matter: Matter) -> WhoId | None:
    wanted = to_email(address)
    for one in everybody(matter):
        for contact in one.contacts:
            if contact.kind == "email" and to_email(contact.value) == wanted:
                return one.id
    return None
