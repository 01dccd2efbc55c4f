"""The headers of a message as words: folded, encoded, in eight bits, or broken."""

import binascii
import email
import email.policy
import quopri
import re
from email.errors import MessageError
from email.message import Message as Mail

from checker.reading.mail.charsets import words_of
from checker.reading.refusal import Unreadable
from checker.words import say

MOST_HEADER_BYTES = 1_000_000
_END_OF_HEADERS = re.compile(rb"\r\n\r\n|\n\n|\r\r")
_ENCODED = re.compile(r"=\?([^?\s]{1,80})\?([bq])\?([^?]{0,4000})\?=", re.IGNORECASE)
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
    """Give a header's words. What cannot be decoded is given as it stands.

    >>> header_words("=?utf-8?q?Si=C3=A2?= =?utf-8?b?bg==?= Moss")
    'Si\u00e2n Moss'
    """
    text = " ".join(raw.split())
    out: list[str] = []
    packed, charset, at = bytearray(), "", 0
    for word in _ENCODED.finditer(text):
        between, said = text[at : word.start()], word[1].partition("*")[0].lower()
        if (between.strip() or said != charset) and charset:
            out.append(words_of(bytes(packed), charset)[0])
            packed.clear()
        if between.strip() or not charset:
            out.append(between)
        packed += _unpacked(word[2].lower(), word[3])
        charset, at = said, word.end()
    if charset:
        out.append(words_of(bytes(packed), charset)[0])
    return "".join((*out, text[at:]))


def _unpacked(how: str, coded: str) -> bytes:
    written = coded.encode("utf-8", "replace")
    if how == "q":
        return quopri.decodestring(written, header=True)
    try:
        return binascii.a2b_base64(written + b"=" * (-len(written) % 4))
    except binascii.Error:
        return written


def _in_letters(value: object) -> str:
    """Give a header's value, whose eight-bit letters the parser keeps as they came."""
    raw = str(value).encode("utf-8", "surrogateescape")
    return words_of(raw, None)[0]
