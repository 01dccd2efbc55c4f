"""An email message to Documents: the body, its headers, and every attachment, each read in turn."""

import email
import email.policy
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Mail
from email.utils import getaddresses

from PIL import Image

from checker.model import (
    Concealment,
    Document,
    FileKind,
    Gap,
    Line,
    Mailbox,
    Message,
    Part,
    Read,
    Sha256,
)
from checker.reading.asking import Asked, Held, Reading
from checker.reading.assembly import content_hash, file_name_line, numbered, tidy
from checker.reading.markup import lines_of_markup
from checker.reading.refusal import Unreadable
from checker.reading.text import decoded, lines_of
from checker.words import say

MOST_HEADER_BYTES = 1_000_000
MOST_RECIPIENTS = 250
"""Every rule runs for each of them: more would keep a person waiting for longer than they will."""
MOST_MARKS = 8_000
DEEPEST = 20
_MM_PER_PIXEL = 25.4 / 96
_ADDRESSED = ("From", "To", "Cc", "Bcc", "Reply-To", "Resent-To", "Resent-Cc", "Resent-Bcc")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


@dataclass
class _Body:
    """What the walk through the parts of a message gathers."""

    plain: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)


def message_reading(asked: Asked) -> Reading:
    """Read a message, and give its attachments in their order.

    Raises:
        Unreadable: the headers are larger than any mail program makes.
    """
    mail = _parsed(asked.data)
    body = _Body()
    _walk(mail, body, 0)
    message = _message(mail)
    lines = numbered([*_lines(mail, body, message), file_name_line(asked.name)])
    gaps = tuple(body.gaps)
    document = Document(
        name=asked.name,
        kind=FileKind.EML,
        size=len(asked.data),
        sha256=Sha256(hashlib.sha256(asked.data).hexdigest()),
        content_hash=content_hash(lines),
        read=Read.PARTLY if gaps else Read.WHOLE,
        lines=lines,
        gaps=gaps,
        message=message,
    )
    return Reading(document, tuple(body.held))


def _parsed(data: bytes) -> Mail:
    end = _END_OF_HEADERS.search(data)
    if (end.start() if end else len(data)) > MOST_HEADER_BYTES:
        raise Unreadable(
            "unread.too-large", say("The message's headers are too long to be checked.")
        )
    try:
        return email.message_from_bytes(data, policy=email.policy.compat32)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        why = say("The message is damaged. Save it again from the mail program.")
        raise Unreadable("unread.damaged", why) from error


def _walk(part: Mail, body: _Body, depth: int) -> None:
    if depth > DEEPEST:
        why = say("The message holds messages inside messages, more deeply than can be checked.")
        body.gaps.append(Gap(code="unread.too-large", why=why, part=Part.ATTACHMENT))
        return
    kind = part.get_content_type()
    if kind == "message/rfc822" and depth:
        for held in _held(part):
            body.held.append(Held(_file_name(part) or say("attached message.eml"), held.as_bytes()))
        return
    if part.is_multipart():
        for held in _held(part):
            _walk(held, body, depth + 1)
        return
    _take(part, kind, body, top=depth == 0)


def _held(part: Mail) -> list[Mail]:
    payload = part.get_payload()
    return [held for held in payload if isinstance(held, Mail)] if isinstance(payload, list) else []


def _take(part: Mail, kind: str, body: _Body, *, top: bool) -> None:
    content = _content(part, body)
    name = _file_name(part)
    attached = str(part.get("Content-Disposition", "")).lower().startswith("attachment")
    charset = part.get_param("charset")
    said = charset if isinstance(charset, str) else None
    if kind == "text/html" and not attached and not name:
        body.markup.append(decoded(content, said))
    elif (kind.startswith("text/plain") or top) and not attached and not name:
        body.plain.append(decoded(content, said))
    elif kind.startswith("image/"):
        body.gaps.append(_picture(content, name))
    elif content or name:
        body.held.append(Held(name or say("attachment without a name"), content))


def _content(part: Mail, body: _Body) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    why = say("One part of the message is damaged and could not be read.")
    body.gaps.append(Gap(code="unread.damaged", why=why, part=Part.ATTACHMENT))
    return b""


def _picture(content: bytes, name: str) -> Gap:
    area = None
    try:
        with Image.open(io.BytesIO(content)) as picture:
            width, height = picture.size
        area = width * height * _MM_PER_PIXEL**2
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        area = None
    shown = name or say("a picture in the message")
    why = say(
        "{picture} is a picture. Letterlock cannot read words in pictures yet.", picture=shown
    )
    return Gap(code="unread.scan", why=why, part=Part.IMAGE, area_mm2=area)


def _file_name(part: Mail) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        name = ""
    return tidy(_words(name)).replace("/", "_").replace("\\", "_").replace("\n", " ")[:255]


def _words(raw: object) -> str:
    """Give a header's words. A header that cannot be decoded is given as it stands."""
    text = " ".join(str(raw).split())
    try:
        return str(make_header(decode_header(text)))
    except (MessageError, ValueError, LookupError):
        return text


def _mailboxes(mail: Mail, header: str) -> tuple[Mailbox, ...]:
    fields = [str(value) for value in mail.get_all(header, [])]
    if sum(value.count("@") + value.count(",") for value in fields) > MOST_MARKS:
        raise _too_many()
    try:
        pairs = getaddresses(fields)
    except (RecursionError, ValueError, IndexError) as error:
        why = say("Who the message goes to cannot be read from it. Write the message anew.")
        raise Unreadable("unread.damaged", why) from error
    return tuple(
        Mailbox(address=tidy(address).strip(), name=tidy(_words(name)))
        for name, address in pairs
        if address.strip() or name.strip()
    )


def _too_many() -> Unreadable:
    why = say(
        "The message goes to more than {most} addresses, which is more than can be checked. "
        "Send it to fewer at a time.",
        most=MOST_RECIPIENTS,
    )
    return Unreadable("unread.too-large", why)


def _message(mail: Mail) -> Message:
    senders = _mailboxes(mail, "From")
    subject = tidy(_words(mail.get("Subject", "")))
    answers = bool(mail.get("In-Reply-To") or mail.get("References"))
    to = _mailboxes(mail, "To") + _mailboxes(mail, "Resent-To")
    cc = _mailboxes(mail, "Cc") + _mailboxes(mail, "Resent-Cc")
    bcc = _mailboxes(mail, "Bcc") + _mailboxes(mail, "Resent-Bcc")
    if len(to) + len(cc) + len(bcc) > MOST_RECIPIENTS:
        raise _too_many()
    return Message(
        sender=senders[0] if senders else None,
        to=to,
        cc=cc,
        bcc=bcc,
        reply_to=_mailboxes(mail, "Reply-To"),
        subject=subject,
        answers=answers or bool(re.match(r"(?i)\s*(?:re|fw|fwd|ateb|yml)\s*:", subject)),
    )


def _lines(mail: Mail, body: _Body, message: Message) -> Iterator[Line]:
    """Give the body as a person sees it, then whatever other form of it the message carries."""
    if message.subject:
        yield Line(text=message.subject, part=Part.SUBJECT, block=-2)
    for number, header in enumerate(_ADDRESSED):
        for value in mail.get_all(header, []):
            words = tidy(_words(value))
            if words:
                yield Line(text=f"{header}: {words}", part=Part.HEADERS, block=-3 - number)
    plain = list(lines_of("\n".join(body.plain))) if body.plain else []
    shown = [line for markup in body.markup for line in lines_of_markup(markup)]
    if not shown:
        yield from plain
        return
    yield from shown
    seen = _folded(line.text for line in shown if line.hidden is None)
    for line in plain:
        if line.text and _folded([line.text]) not in seen:
            yield Line(text=line.text, part=Part.OTHER, block=line.block, hidden=Concealment.UNUSED)


def _folded(texts: Iterator[str] | list[str]) -> str:
    return "".join(re.sub(r"\W+", "", text).casefold() for text in texts)
