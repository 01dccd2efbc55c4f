"""What the headers of a message tell that nobody meant to tell; ordinary ones are passed over."""

import ipaddress
import re
from collections.abc import Iterator

from checker.model import Mailbox, Message
from checker.reading.mail.addressees import mailboxes
from checker.reading.mail.words import Headers, header_words
from checker.reading.refusal import Unreadable
from checker.words import say

_ANSWER = re.compile(r"(?i)^\s*(?:(?:re|fw|fwd|aw|wg|ateb|yml|atb)\s*(?:\[\d+\])?\s*:\s*)+")
_ANSWERED = re.compile(r"(?i)\s*(?:re|fw|fwd|ateb|yml)\s*:")
_DELIVERED = frozenset(
    {
        "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-rcptto",
        "x-forwarded-to", "x-ms-exchange-organization-originalenveloperecipients",
    }
)  # fmt: skip
_FOR = re.compile(r"\bfor\s+<([^<>\s]{1,300}@[^<>\s]{1,300})>", re.IGNORECASE)
_COMPUTER = frozenset(
    {"x-originating-ip", "x-sender-ip", "x-client-ip", "x-source-ip", "x-forwarded-for"}
)
_NUMBERS = re.compile(r"[0-9A-Fa-f:.]{3,45}")
_ADDRESS = re.compile(r"[^\s<>\"(),;:]{1,256}@[^\s<>\"(),;:]{1,256}")
_NOTES = {
    "comments": "comments",
    "keywords": "keywords",
    "x-keywords": "keywords",
    "organization": "company",
    "organisation": "company",
    "x-message-flag": "follow-up note",
    "disposition-notification-to": "who is told that it was read",
    "return-receipt-to": "who is told that it was read",
    "x-sender": "sending mailbox",
    "x-authenticated-user": "sending mailbox",
    "x-authenticated-sender": "sending mailbox",
    "x-original-from": "sending mailbox",
    "x-original-sender": "sending mailbox",
    "errors-to": "sending mailbox",
    "sender": "sending mailbox",
    "return-path": "sending mailbox",
}
"""What a person may have written, or did not know of, under the name that they know it by."""


def is_answer(headers: Headers, subject: str) -> bool:
    """Say whether a message answers or forwards another one."""
    referring = headers.first("In-Reply-To") or headers.first("References")
    return bool(referring) or _ANSWERED.match(subject) is not None


def message_of(headers: Headers) -> Message:
    """Give who a message is from and to, as its headers say.

    Raises:
        Unreadable: it goes to more people than can be checked.
    """
    senders = mailboxes(headers.all("From"))
    subject = headers.first("Subject")
    to, cc, bcc = (
        mailboxes([*headers.all(name), *headers.all(f"Resent-{name}")])
        for name in ("To", "Cc", "Bcc")
    )
    return Message(
        sender=senders[0] if senders else None,
        to=to,
        cc=cc,
        bcc=bcc,
        reply_to=mailboxes(headers.all("Reply-To")),
        subject=subject,
        answers=is_answer(headers, subject),
    )


def told_by(headers: Headers, message: Message, *, inside: bool) -> Iterator[tuple[str, str]]:
    """Give what the headers tell beside the message itself, each under a name for a person.

    A message `inside` another file was sent before: whoever gets it sees its blind copies.
    """
    known = {box.address.casefold() for box in _known(message)}
    for name, value in headers.written:
        words, key = header_words(value), name.lower()
        if key in _NOTES:
            label = _NOTES[key]
            if not _only_known(words, known):
                yield label, words
        elif key in _DELIVERED:
            yield from (("delivered to", one) for one in _strangers(words, known))
        elif key == "received":
            yield from (("delivered to", one) for one in _FOR.findall(words) if _is_new(one, known))
        elif key in _COMPUTER:
            yield from (("address of the sender's computer", one) for one in _public(words))
    topic = headers.first("Thread-Topic")
    if topic and _topic(topic) != _topic(message.subject):
        yield "subject of the earlier messages", topic
    if inside:
        for box in message.bcc:
            yield "blind copy", f"{box.name} {box.address}".strip()


def all_words(headers: Headers, but: frozenset[str]) -> Iterator[str]:
    """Give the words of the headers that are neither routing nor told already."""
    for name, value in headers.written:
        if name.lower() not in but and not _is_routing(name.lower()):
            yield header_words(value)


def _is_routing(name: str) -> bool:
    return name.startswith(_ROUTING) or name in _EVERYWHERE


_ROUTING = (
    "arc-", "authentication-results", "dkim-", "domainkey", "list-", "received", "x-forefront-",
    "x-gm-", "x-google-", "x-microsoft-antispam", "x-mimecast", "x-mozilla-", "x-ms-exchange-",
    "x-proofpoint", "x-received", "x-spam", "x-virus",
)  # fmt: skip
_EVERYWHERE = frozenset(
    {
        "mime-version", "content-type", "content-transfer-encoding", "date", "message-id",
        "content-length", "content-disposition", "content-language", "accept-language", "x-mailer",
        "user-agent", "x-priority", "importance", "priority", "thread-index", "in-reply-to",
        "references", "x-unsent", "x-uidl", "lines", "status", "x-status", "x-msmail-priority",
        "precedence", "autocrypt", "x-originatororg", "x-tmn", "x-mimeole", "x-attachment-id",
    }
)  # fmt: skip
"""Headers that programs write for programs."""


def _known(message: Message) -> tuple[Mailbox, ...]:
    sender = (message.sender,) if message.sender else ()
    return (*sender, *message.to, *message.cc, *message.bcc, *message.reply_to)


def _strangers(words: str, known: set[str]) -> Iterator[str]:
    try:
        boxes = mailboxes([words])
    except Unreadable:
        yield say("more addresses than can be checked")
        return
    yield from (box.address for box in boxes if _is_new(box.address, known))


def _is_new(address: str, known: set[str]) -> bool:
    return address.casefold() not in known and "@" in address


def _only_known(words: str, known: set[str]) -> bool:
    """Say whether a header gives nothing but addresses that the message shows already."""
    found = _ADDRESS.findall(words)
    return not words.strip("<> ") or bool(
        found and all(one.strip(".").casefold() in known for one in found)
    )


def _public(words: str) -> Iterator[str]:
    """Give the addresses from which one may find where a computer stood."""
    for numbers in _NUMBERS.findall(words):
        try:
            address = ipaddress.ip_address(numbers.strip("."))
        except ValueError:
            continue
        if address.is_global:
            yield str(address)


def _topic(subject: str) -> str:
    return "".join(sign for sign in _ANSWER.sub("", subject).casefold() if sign.isalnum())
