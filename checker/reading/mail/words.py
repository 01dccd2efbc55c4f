"""The headers of a message as words: folded, encoded, in eight bits, or broken."""

import email
import email.policy
import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message as Mail

from checker.reading.mail.charsets import words_of
from checker.reading.refusal import Unreadable
from checker.words import say

MOST_HEADER_BYTES = 1_000_000
_END_OF_HEADERS = re.compile(rb"\r\n\r\n|\n\n|\r\r")
_POLICY = email.policy.compat32.clone(max_line_length=None)


class Headers:
    """The headers of one message or one part of it, in their order."""

    def __init__(self, mail: Mail) -> None:
        """Take the headers of a message as they were written."""
        self.written = [(name.strip(), _in_letters(value)) for name, value in mail.raw_items()]

    def all(self, name: str) -> list[str]:
        """Give every header of a name, unfolded but still encoded."""
        return [value for key, value in self.written if key.lower() == name.lower()]

    def first(self, name: str) -> str:
        """Give the words of the first header of a name, or nothing."""
        return next((header_words(value) for value in self.all(name)), "")


def parsed(data: bytes) -> Mail:
    """Parse a message.

    Raises:
        Unreadable: its headers are longer than any program makes, or it is no message at all.
    """
    end = _END_OF_HEADERS.search(data)
    if (end.start() if end else len(data)) > MOST_HEADER_BYTES:
        raise Unreadable(
            "unread.too-large", say("The message's headers are too long to be checked.")
        )
    try:
        return email.message_from_bytes(data, policy=_POLICY)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise damaged_message() from error
    except RecursionError as error:
        raise damaged_message() from error


def damaged_message() -> Unreadable:
    """Give the refusal of a message that is not whole."""
    why = say("The message is damaged. Save it again from the mail program.")
    return Unreadable("unread.damaged", why)


def header_words(raw: str) -> str:
    """Give a header's words. What cannot be decoded is given as it stands."""
    text = " ".join(raw.split())
    if "=?" not in text:
        return text
    try:
        pieces = decode_header(text)
    except (MessageError, ValueError, LookupError):
        return text
    return "".join(_piece(words, charset) for words, charset in pieces)


def _piece(words: object, charset: str | None) -> str:
    if not isinstance(words, bytes):
        return str(words)
    if charset is None:
        return words.decode("raw-unicode-escape", "replace")
    return words_of(words, charset.partition("*")[0])[0]


def _in_letters(value: object) -> str:
    """Give a header's value, whose eight-bit letters the parser keeps as they came."""
    raw = str(value).encode("utf-8", "surrogateescape")
    return words_of(raw, None)[0]
