"""A winmail.dat (TNEF) to a Document: the rich form of a message, and the files packed with it."""

from checker.model import FileKind
from checker.reading.asking import Asked, Reading
from checker.reading.mail.gathered import Gathered
from checker.reading.mapi.item import read_item
from checker.reading.tnef.stream import item_of

__all__ = ["tnef_reading"]


def tnef_reading(asked: Asked) -> Reading:
    """Read what Outlook packed, and give the files in it.

    It counts as a message only where it says whom it goes to: else the message around it does.

    Raises:
        Unreadable: it is damaged, or claims to hold more than it does.
    """
    gathered = Gathered()
    item = item_of(asked.data, gathered)
    message = read_item(item, gathered, inside="/" in asked.name)
    addressed = message.to or message.cc or message.bcc
    return gathered.finished(asked, FileKind.TNEF, message if addressed else None)
