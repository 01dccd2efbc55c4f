"""Letters, messages and what is found in them, made as the readers and finders would make them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from checker.checks.matter import Matter
from checker.checks.people.standing import of_case
from checker.days import day_in_england
from checker.model import (
    Case,
    Channel,
    Concealment,
    Dispatch,
    Document,
    FileKind,
    Gap,
    Line,
    Mailbox,
    Mention,
    MentionKind,
    Message,
    OtherCases,
    Part,
    PostalAddress,
    Read,
    Recipient,
    Role,
    Sha256,
    Trace,
    WhoId,
)
from checker.settings import Policy
from tests.builders.cases import MOTHER_ID, NOW
from tests.builders.cases import policy as usual_policy


def document(
    text: str = "",
    *,
    name: str = "letter.docx",
    kind: FileKind = FileKind.DOCX,
    also: Iterable[Line] = (),
    traces: tuple[Trace, ...] = (),
    gaps: tuple[Gap, ...] = (),
    message: Message | None = None,
    parent: str | None = None,
    read: Read = Read.WHOLE,
) -> Document:
    """Make a document from the text of its body, and any other lines."""
    body = [Line(text=line) for line in text.splitlines()]
    return Document(
        name=name,
        kind=kind,
        size=len(text),
        sha256=Sha256("0" * 64),
        read=read,
        lines=placed((*body, *also, Line(text=name.rsplit("/", 1)[-1], part=Part.FILENAME))),
        traces=traces,
        gaps=gaps,
        message=message,
        parent=parent,
    )


def placed(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Give lines with `start` counted in each part, as every reader gives them."""
    ends: dict[Part, int] = {}
    found = []
    for line in lines:
        found.append(replace(line, start=ends.get(line.part, 0)))
        ends[line.part] = found[-1].start + len(line.text) + 1
    return tuple(found)


def hidden(text: str, how: Concealment, part: Part = Part.BODY) -> Line:
    """Make a line that the page does not show."""
    return Line(text=text, part=part, hidden=how)


def to(whom: str | None = MOTHER_ID, **changes: object) -> Recipient:
    """Make a recipient."""
    made = Recipient(id=WhoId(whom) if whom else None, name="")
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def dispatch(*documents: Document, to: str = MOTHER_ID, via: Channel = Channel.POST) -> Dispatch:
    """Make a dispatch of some documents to one or more people, by their ids with commas."""
    return Dispatch(
        documents=documents,
        recipients=tuple(Recipient(id=WhoId(one), name="", via=via) for one in to.split(",")),
        channel=via,
    )


def block(
    address: PostalAddress | str,
    *,
    role: Role = Role.RECIPIENT,
    file: str = "letter.docx",
    addressee: tuple[str, ...] = (),
    hidden: Concealment | None = None,
) -> Mention:
    """Make the mention of an address block; a text has its lines parted by commas."""
    lines = (
        tuple(part.strip() for part in address.split(","))
        if isinstance(address, str)
        else address.written()
    )
    return Mention(
        kind=MentionKind.ADDRESS,
        text="\n".join((*addressee, *lines)),
        value=", ".join(lines),
        file=file,
        role=role,
        lines=lines,
        addressee=addressee,
        hidden=hidden,
    )


def mention(
    kind: MentionKind,
    text: str,
    *,
    value: str | None = None,
    role: Role = Role.MENTION,
    file: str = "letter.docx",
    part: Part = Part.BODY,
    hidden: Concealment | None = None,
    span: tuple[int, int] = (0, 0),
) -> Mention:
    """Make any other mention; its value is its text unless another is given."""
    return Mention(
        kind=kind,
        text=text,
        value=text if value is None else value,
        file=file,
        part=part,
        role=role,
        hidden=hidden,
        span=span,
    )


def matter(
    letter: Dispatch | Document,
    *mentions: Mention,
    case: Case | None,
    policy: Policy | None = None,
    others: OtherCases | None = None,
    now: datetime = NOW,
    recipient: int = 0,
) -> Matter:
    """Make the matter of one recipient of a dispatch."""
    sent = letter if isinstance(letter, Dispatch) else dispatch(letter)
    return Matter(
        dispatch=sent,
        recipient=sent.recipients[recipient],
        mentions=mentions,
        case=case,
        policy=policy or usual_policy(),
        others=others,
        now=now,
        today=day_in_england(now),
    )


def message_to(
    *to: str,
    cc: tuple[str, ...] = (),
    bcc: tuple[str, ...] = (),
    subject: str = "",
    answers: bool = False,
) -> Message:
    """Make a message's headers; a mailbox is an address, or `Name <address>`."""
    return Message(
        to=tuple(_mailbox(one) for one in to),
        cc=tuple(_mailbox(one) for one in cc),
        bcc=tuple(_mailbox(one) for one in bcc),
        subject=subject,
        answers=answers,
    )


def mailed(text: str, sent: Message, *more: Document, record: Case) -> Dispatch:
    """Make the dispatch of a message: its recipients are found by their addresses."""
    holders = {
        contact.value: (one.id, one.name)
        for one in of_case(record)
        for contact in one.contacts
        if contact.kind == "email"
    }
    headers = [
        Line(text=f"{name}: {box.name} <{box.address}>", part=Part.HEADERS)
        for name, boxes in (("To", sent.to), ("Cc", sent.cc), ("Bcc", sent.bcc))
        for box in boxes
    ]
    subject = [Line(text=sent.subject, part=Part.SUBJECT)] if sent.subject else []
    letter = document(
        text, name="mail.eml", kind=FileKind.EML, message=sent, also=(*subject, *headers)
    )
    recipients = tuple(
        Recipient(
            id=holders.get(box.address, (None, ""))[0],
            name=holders.get(box.address, (None, box.name))[1],
            via=Channel.EMAIL,
            destination=box.address,
            field=field,
        )
        for field, boxes in (("to", sent.to), ("cc", sent.cc), ("bcc", sent.bcc))
        for box in boxes
    )
    return Dispatch(documents=(letter, *more), recipients=recipients, channel=Channel.EMAIL)


def _mailbox(written: str) -> Mailbox:
    name, _, address = written.rpartition("<")
    return Mailbox(address=address.strip("> "), name=name.strip())


def codes(found: Iterable[object]) -> list[str]:
    """Give the codes of findings, in order."""
    return [finding.code for finding in found]  # type: ignore[attr-defined]  # findings have codes
