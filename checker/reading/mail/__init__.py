"""An email message (eml) to a Document: its words, its headers, and every file in it."""

from checker.model import FileKind, Message
from checker.reading.asking import MOST_FILES, Asked, Held, Reading
from checker.reading.mail.addressees import MOST_RECIPIENTS, too_many
from checker.reading.mail.forms import read_forms
from checker.reading.mail.gathered import Gathered
from checker.reading.mail.packed import messages_in
from checker.reading.mail.telling import all_words, message_of, told_by
from checker.reading.mail.walk import Walk
from checker.reading.mail.words import Headers, damaged_message, header_words, parsed
from checker.reading.refusal import too_large
from checker.reading.sniff import wide_message
from checker.words import say

__all__ = ["message_reading"]

_ADDRESSED = ("From", "To", "Cc", "Bcc", "Reply-To", "Resent-To", "Resent-Cc", "Resent-Bcc")
_TOLD = frozenset({"subject", *(name.lower() for name in _ADDRESSED)})


def message_reading(asked: Asked) -> Reading:
    """Read a message, and give its attachments in their order.

    A file that keeps several messages gives each of them.

    Raises:
        Unreadable: its headers, or its recipients, are more than any mail program makes.
    """
    data = wide_message(asked.data) or asked.data
    several = tuple(messages_in(data))
    gathered = Gathered()
    if len(several) > MOST_FILES:
        raise too_large()
    if several:
        gathered.held.extend(
            Held(say("message {number}.eml", number=at), one) for at, one in enumerate(several, 1)
        )
        return gathered.finished(asked, FileKind.EML, None)
    try:
        message = _read(data, gathered, inside="/" in asked.name)
    except RecursionError as fault:
        raise damaged_message() from fault
    return gathered.finished(asked, FileKind.EML, message)


def _read(data: bytes, gathered: Gathered, *, inside: bool) -> Message:
    mail = parsed(data)
    headers = Headers(mail)
    message = message_of(headers)
    if len(message.to) + len(message.cc) + len(message.bcc) > MOST_RECIPIENTS:
        raise too_many()
    _take_headers(headers, message, gathered, inside=inside)
    walk = Walk(gathered)
    walk.through(mail)
    read_forms(walk.forms, gathered)
    walk.end()
    return message


def _take_headers(headers: Headers, message: Message, gathered: Gathered, *, inside: bool) -> None:
    if message.subject:
        gathered.subject(message.subject)
    for number, name in enumerate(_ADDRESSED):
        for value in headers.all(name):
            gathered.header(name, header_words(value), number)
    for other in headers.all("Subject")[1:]:
        gathered.tell("second subject", header_words(other))
    for name, text in told_by(headers, message, inside=inside):
        gathered.tell(name, text)
    for words in all_words(headers, _TOLD):
        gathered.beside(words)
