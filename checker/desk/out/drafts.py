"""An email as a draft for the mail program: recipients of the record, files as confirmed.

A message with `X-Unsent: 1` opens as one that can still be written in (classic Outlook).
"""

import re
from collections.abc import Sequence
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from mimetypes import guess_type
from typing import Final

from checker.desk.answers import OpenedFile
from checker.model import Document, Recipient
from checker.words import say

UNSENT: Final = "X-Unsent"
RECEIPT: Final = "X-Letterlock-Receipt"
_FIELDS: Final = {"to": "To", "cc": "Cc", "bcc": "Bcc"}
_ANY: Final = "application/octet-stream"
_HEADER_END: Final = re.compile(rb"\r?\n\r?\n")
_PARSED: Final = {"message", "multipart", "text"}
"""What a mail library would write anew; it goes as bytes instead."""


def draft_of(
    recipients: Sequence[Recipient], files: Sequence[tuple[OpenedFile, bytes]], receipt: str
) -> bytes:
    """Write a draft to these people with these files; its subject says nothing of the case."""
    message = EmailMessage(policy=policy.SMTP)
    for field, header in _FIELDS.items():
        whom = [_address(one) for one in recipients if one.field == field]
        if whom:
            message[header] = whom
    message["Subject"] = say("Letter")
    message[UNSENT] = "1"
    message[RECEIPT] = receipt
    message.set_content(say("Please see what is attached."))
    for file, data in files:
        main, sub = (guess_type(file.name)[0] or _ANY).split("/", 1)
        if main in _PARSED:
            main, sub = _ANY.split("/", 1)
        message.add_attachment(data, maintype=main, subtype=sub, filename=file.name)
    return message.as_bytes()


def is_as_confirmed(
    draft: Sequence[Document], recipients: Sequence[Recipient], files: Sequence[OpenedFile]
) -> bool:
    """Say whether a draft that was read back goes to these people with these files, and no more.

    Args:
        draft: The message and every file in it, as the reader gave them.
        recipients: Who it was confirmed for.
        files: What was confirmed.
    """
    message = draft[0].message
    if message is None:
        return False
    fields = (("to", message.to), ("cc", message.cc), ("bcc", message.bcc))
    to = sorted((field, box.address.casefold()) for field, boxes in fields for box in boxes)
    carried = [one.sha256 for one in draft if one.parent == draft[0].name]
    return to == sorted((one.field, one.destination.casefold()) for one in recipients) and (
        carried == [file.sha256 for file in files]
    )


def message_unsent(data: bytes, receipt: str) -> bytes:
    """Give a confirmed message as a draft: the same bytes, after two headers more.

    Older headers of ours in its head are left out: an answer carries those of the one before.
    """
    found = _HEADER_END.search(data)
    end = len(data) if found is None else found.end()
    ending = b"\r\n" if b"\r\n" in data[:end] else b"\n"
    names = tuple(f"{one}:".lower().encode() for one in (UNSENT, RECEIPT))
    head = [line for line in data[:end].split(ending) if not line.lower().startswith(names)]
    ours = [f"{UNSENT}: 1".encode(), f"{RECEIPT}: {receipt}".encode()]
    return ending.join((*ours, *head)) + data[end:]


def _address(one: Recipient) -> Address:
    user, _, domain = one.destination.rpartition("@")
    return Address(display_name=one.name, username=user, domain=domain)
