"""Write a made-up email as a file."""

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from checker.practice.draft import Box, Mail

_BOUNDARY = "=_letterlock_practice"
_OFFICE = "vnd.openxmlformats-officedocument"
_KINDS = {
    "pdf": ("application", "pdf"),
    "odt": ("application", "vnd.oasis.opendocument.text"),
    "xlsx": ("application", f"{_OFFICE}.spreadsheetml.sheet"),
    "zip": ("application", "zip"),
    "csv": ("text", "csv"),
    "jpg": ("image", "jpeg"),
    "docx": (
        "application",
        f"{_OFFICE}.wordprocessingml.document",
    ),
}


def eml_bytes(mail: Mail, at: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)) -> bytes:
    """Give a message as a file, the same bytes for the same message."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(mail.sender)
    for field, boxes in (("To", mail.to), ("Cc", mail.cc), ("Bcc", mail.bcc)):
        if boxes:
            message[field] = tuple(map(_address, boxes))
    message["Subject"] = mail.subject
    if mail.answers:
        message["In-Reply-To"] = message["References"] = mail.answers
    message["Date"] = format_datetime(at)
    message.set_content(mail.text + "\n")
    for attachment in mail.attachments:
        kind = attachment.name.rpartition(".")[2]
        maintype, subtype = _KINDS.get(kind, ("application", "octet-stream"))
        message.add_attachment(
            attachment.data,
            maintype=maintype,
            subtype=subtype,
            filename=attachment.name,
        )
    if mail.attachments:
        message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _address(box: Box) -> Address:
    name, address = box
    return Address(display_name=name, addr_spec=address)
