"""A message of Outlook (msg) to a Document: its words, its people, and every file in it."""

from checker.model import FileKind
from checker.reading.asking import Asked, Reading
from checker.reading.mail.gathered import Gathered
from checker.reading.mapi.item import read_item
from checker.reading.msg.storage import Storage

__all__ = ["msg_reading"]


def msg_reading(asked: Asked) -> Reading:
    """Read a message, and give its attachments in their order.

    Raises:
        Unreadable: the file is damaged, or holds more than can be checked.
    """
    gathered = Gathered()
    item = Storage(asked.data).item(gathered)
    message = read_item(item, gathered, inside="/" in asked.name)
    return gathered.finished(asked, FileKind.MSG, message)
