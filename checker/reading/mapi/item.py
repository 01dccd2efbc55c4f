"""A message, appointment, contact or task of Outlook, read: the same for msg and winmail.dat."""

import email.message
import re
from collections.abc import Iterator

from checker.model import Line, Mailbox, Message, Part
from checker.reading.assembly import tidy
from checker.reading.mail.addressees import MOST_RECIPIENTS, mailboxes, too_many, written
from checker.reading.mail.charsets import words_of, words_of_markup
from checker.reading.mail.forms import As, Form, read_forms
from checker.reading.mail.gathered import Gathered, squeezed
from checker.reading.mail.images import placed
from checker.reading.mail.telling import all_words, is_answer, told_by
from checker.reading.mail.words import Headers, parsed
from checker.reading.mapi.attachments import take_attachments
from checker.reading.mapi.bag import Bag, Item, html_codec
from checker.reading.mapi.labels import LABELS, NOT_WORDS, is_card, label_of
from checker.reading.mapi.lzfu import rtf_of
from checker.reading.mapi.people import mailbox, recipient, reply_to
from checker.reading.mapi.rich import rich_form
from checker.reading.refusal import Unreadable
from checker.words import say

_SUBJECT, _TOPIC, _CLASS, _HEADERS = 0x0037, 0x0070, 0x001A, 0x007D
_PLAIN, _RTF, _HTML = 0x1000, 0x1009, 0x1013
_ANSWERED = 0x1042
_NOTE = "ipm.note"
_FIELDS = ("To", "Cc", "Bcc")
_RECIPIENT = "recipient shown"
_TOLD = (
    (0x3FF8, "author"),
    (0x3FFA, "last editor"),
    (0x0C1A, "sending mailbox"),
    (0x0E04, _RECIPIENT),
    (0x0E03, _RECIPIENT),
    (0x0E02, _RECIPIENT),
)
"""Names that a message gives beside those of the people it is from and to."""
_FOLDED = re.compile(r"\r?\n[ \t]+")
_ELSEWHERE = frozenset({"from", "to", "cc", "bcc", "reply-to", "subject"})


def read_item(item: Item, gathered: Gathered, *, inside: bool) -> Message:
    """Take everything in an item, and give who it is from and to.

    Raises:
        Unreadable: it goes to more people than can be checked.
    """
    bag = item.bag
    headers = _headers(bag, gathered)
    message = _message(item, headers)
    if len(message.to) + len(message.cc) + len(message.bcc) > MOST_RECIPIENTS:
        raise too_many()
    _take_headers(message, gathered)
    forms = tuple(_forms(bag, gathered))
    read_forms(forms, gathered)
    _take_card(bag, gathered)
    images = {}
    for form in forms:
        if form.kind is As.MARKUP:
            images.update(placed(form.text))
    take_attachments(item, images, gathered)
    for name, text in told_by(headers, message, inside=inside):
        gathered.tell(name, text)
    _tell_differences(headers, message, gathered)
    _tell(item, message, gathered)
    for words in all_words(headers, _ELSEWHERE):
        gathered.beside(words)
    return message


def _headers(bag: Bag, gathered: Gathered) -> Headers:
    """Give the headers with which the message came, where it came by mail."""
    said = bag.text(_HEADERS)
    try:
        return Headers(parsed(said.encode("utf-8", "replace").lstrip(b"\r\n") + b"\r\n\r\n"))
    except Unreadable as fault:
        gathered.gap(fault.code, str(fault), Part.HEADERS)
        return Headers(email.message.Message())


def _message(item: Item, headers: Headers) -> Message:
    bag = item.bag
    subject = tidy(" ".join(_subject(bag).split()))
    people: dict[str, list[Mailbox]] = {"from": [], "to": [], "cc": [], "bcc": []}
    for one in item.recipients[: MOST_RECIPIENTS * 2]:
        found = recipient(one)
        if found is not None:
            people[found[0]].append(found[1])
    sender = _sender(bag, headers)
    people["to"].extend(box for box in people["from"] if box != sender)
    if not item.recipients:
        for field in _FIELDS:
            people[field.lower()].extend(mailboxes(headers.all(field)))
    return Message(
        sender=sender,
        to=tuple(people["to"]),
        cc=tuple(people["cc"]),
        bcc=tuple(people["bcc"]),
        reply_to=reply_to(bag) or mailboxes(headers.all("Reply-To")),
        subject=subject,
        answers=is_answer(headers, subject) or bool(bag.text(_ANSWERED)),
    )


def _subject(bag: Bag) -> str:
    """Give the subject. A mark before it may say how long "Re: " in it is ([MS-OXCMSG])."""
    said = bag.text(_SUBJECT) or bag.text(0x003D) + bag.text(0x0E1D)
    return said[2:] if said[:1] == "\x01" else said


def _sender(bag: Bag, headers: Headers) -> Mailbox | None:
    """Give whom the message is from: in whose name it is sent, else who sends it."""
    boxes = (
        mailbox(bag.text(0x0042), bag.text(0x5D02), bag.text(0x0065)),
        mailbox(bag.text(0x0C1A), bag.text(0x5D01), bag.text(0x0C1F)),
    )
    said = mailboxes(headers.all("From"))
    box = next((one for one in boxes if one.address), None)
    if said and (box is None or "@" not in box.address):
        return said[0]
    return box or next((one for one in boxes if one.name), None)


def _take_headers(message: Message, gathered: Gathered) -> None:
    if message.subject:
        gathered.subject(message.subject)
    sender = (message.sender,) if message.sender else ()
    fields = (("From", sender), ("To", message.to), ("Cc", message.cc), ("Bcc", message.bcc))
    for number, (name, boxes) in enumerate((*fields, ("Reply-To", message.reply_to))):
        gathered.header(name, ", ".join(written(box) for box in boxes), number)


def _forms(bag: Bag, gathered: Gathered) -> Iterator[Form]:
    """Give the forms in which the item says what it says, the richest first."""
    html = bag.data(_HTML)
    markup = _markup(bag, html, gathered)
    if markup:
        yield Form(As.MARKUP, markup)
    packed = bag.data(_RTF)
    if packed:
        try:
            yield from rich_form(rtf_of(packed), gathered, rare=bool(markup))
        except Unreadable as fault:
            gathered.gap(fault.code, str(fault))
    plain = bag.text(_PLAIN)
    if plain:
        yield Form(As.PLAIN, plain)


def _markup(bag: Bag, html: bytes, gathered: Gathered) -> str:
    if bag.text(_HTML):
        return bag.text(_HTML)
    codec = html_codec(bag)
    text, sure = words_of_markup(html, codec) if codec is None else words_of(html, codec)
    if not sure:
        why = say("The message names an alphabet that is not known: some letters may be wrong.")
        gathered.gap("unread.damaged", why)
    return text


def _take_card(bag: Bag, gathered: Gathered) -> None:
    """Take what an appointment, a contact or a task shows beside its text."""
    if not is_card(bag.text(_CLASS)):
        return
    block = max((line.block for line in gathered.lines), default=0) + 1
    for number, text in bag.texts():
        label = label_of(bag, number)
        if label is not None:
            for words in text.splitlines():
                said = tidy(f"{label}: {words}" if label else words)
                gathered.add([Line(text=said, block=block)])
            block += 1


def _tell_differences(headers: Headers, message: Message, gathered: Gathered) -> None:
    """Take whom and what the headers name that the message itself does not."""
    boxes = (*message.to, *message.cc, *message.bcc)
    known = {one.casefold() for box in boxes for one in (box.address, box.name)}
    for box in mailboxes([one for field in _FIELDS for one in headers.all(field)]):
        if box.address.casefold() in known:
            continue
        if box.name and box.name.casefold() in known:
            gathered.beside(box.address)
        elif "@" in box.address:
            gathered.tell("recipient in the headers", box.address)
    subject = headers.first("Subject")
    if subject and squeezed([subject]) != squeezed([message.subject]):
        gathered.tell("second subject", subject)


def _tell(item: Item, message: Message, gathered: Gathered) -> None:
    """Take what the properties tell beside the message itself."""
    bag = item.bag
    boxes = (*((message.sender,) if message.sender else ()), *message.to, *message.cc, *message.bcc)
    known = squeezed(f"{box.name} {box.address} " for box in boxes)
    for number, name in _TOLD:
        for words in bag.text(number).split(";") if name == _RECIPIENT else [bag.text(number)]:
            if squeezed([words]) and squeezed([words]) not in known:
                gathered.tell(name, words)
    for at, words in bag.texts():
        named = bag.names.get(at)
        label = LABELS.get((named.family, named.key)) if named else None
        if label is not None:
            gathered.tell(label, words)
    for one in (bag, *item.recipients[: MOST_RECIPIENTS * 2]):
        for at, words in one.texts():
            if at not in NOT_WORDS:
                gathered.beside(words)
