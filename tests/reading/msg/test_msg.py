"""Outlook messages: their people, their forms, their alphabets."""

import base64
import io
import struct
from email.message import EmailMessage

import oxmsg
import pytest

from checker.model import Concealment, Document, FileKind, Part, Read, TraceKind
from checker.reading import read
from tests.builders.mail_parts import PLACE, visible
from tests.builders.msg_files import (
    File,
    Msg,
    Narrow,
    Person,
    Props,
    packed_rtf,
)

DISTINGUISHED = "/o=Northern/ou=Exchange/cn=Recipients/cn=ehale"


PLAIN = "Dear Ms Hale,\r\n\r\nPlease see the report.\r\n"


WRAPPED = (
    rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf\par\htmlrtf0 Dear Ms Hale,"
    rb"{\*\htmltag72 </p>}{\*\htmltag64 <p>}Please see the report.{\*\htmltag72 </p>}}"
)


def only(message: Msg) -> Document:
    """Read a message that holds no other file."""
    (document,) = read("mail.msg", bytes(message))
    return document


def test_the_builder_makes_what_others_can_read() -> None:
    """The files of these tests are Outlook messages to a reader that others wrote."""
    people = (Person("e.hale@mailbox.example", "Erin Hale"), Person("b@c.example", field=2))

    message = oxmsg.Message.load(
        io.BytesIO(
            bytes(Msg(people=people, files=(File("a.txt", b"hi"), File("b.txt", b"x" * 9000))))
        )
    )

    assert message.subject == "XX26P00001"
    assert [one.email_address for one in message.recipients] == [
        "e.hale@mailbox.example",
        "b@c.example",
    ]
    assert [one.file_bytes for one in message.attachments] == [b"hi", b"x" * 9000]


def test_a_message_says_who_it_is_from_and_to() -> None:
    """To, Cc and Bcc are told apart, and stand in lines as in any other message."""
    people = (
        Person("e.hale@mailbox.example", "Erin Hale"),
        Person("b@c.example", field=2),
        Person("hidden@d.example", "Hidden", field=3),
    )

    document = only(Msg(people=people))

    assert document.message is not None
    assert document.message.sender is not None
    assert document.message.sender.address == "support@northern.example"
    assert [one.name for one in document.message.to] == ["Erin Hale"]
    assert [(one.address, one.name) for one in document.message.cc] == [("b@c.example", "")]
    assert document.message.bcc[0].address == "hidden@d.example"
    assert "To: Erin Hale <e.hale@mailbox.example>" in document.text(Part.HEADERS)
    assert document.kind is FileKind.MSG
    assert document.read is Read.WHOLE


@pytest.mark.parametrize(
    ("person", "address"),
    [
        pytest.param(
            Person(DISTINGUISHED, "Erin Hale", kind="EX", smtp="e.hale@mailbox.example"),
            "e.hale@mailbox.example",
            id="the address that mail goes by comes first",
        ),
        pytest.param(
            Person(DISTINGUISHED, "Erin Hale", kind="EX"),
            DISTINGUISHED,
            id="an address of the office's own is shown as it is, and none is guessed",
        ),
    ],
)
def test_a_recipient_of_the_same_office(person: Person, address: str) -> None:
    """The name alone is no address."""
    document = only(Msg(people=(person,)))

    assert document.message is not None
    assert document.message.to[0].address == address
    assert document.message.to[0].name == "Erin Hale"


def test_people_who_stand_in_the_headers_alone_are_found() -> None:
    """Some programs write no table of recipients."""
    headers = "To: Erin Hale <e.hale@mailbox.example>\r\nCc: b@c.example\r\nIn-Reply-To: <1@x>\r\n"

    document = only(Msg(people=(), headers=headers))

    assert document.message is not None
    assert [one.address for one in document.message.to] == ["e.hale@mailbox.example"]
    assert [one.address for one in document.message.cc] == ["b@c.example"]
    assert document.message.answers


@pytest.mark.parametrize(("count", "how"), [(250, Read.WHOLE), (251, Read.NO), (3_000, Read.NO)])
def test_a_message_to_hundreds_is_not_checked_for_hours(count: int, how: Read) -> None:
    """Every rule runs for every recipient, as for any other message."""
    people = tuple(Person(f"p{number}@mailbox.example") for number in range(count))

    document = only(Msg(people=people))

    assert document.read is how
    assert [gap.code for gap in document.gaps] == ["unread.too-large"][: how is Read.NO]


def test_whom_an_answer_goes_to() -> None:
    """It is an entry in a list of its own."""
    names = "Other Desk\0SMTP\0other@desk.example\0".encode("utf-16-le")
    entry = bytes(4) + bytes.fromhex("812b1fa4bea310199d6e00dd010f5402") + b"\0\0\x01\x90" + names
    entries = struct.pack("<III", 1, len(entry) + 4, len(entry)) + entry

    document = only(Msg(more={0x004F: entries, 0x0050: "Other Desk"}))

    assert document.message is not None
    assert document.message.reply_to[0].address == "other@desk.example"
    assert "Reply-To: Other Desk <other@desk.example>" in document.text(Part.HEADERS)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(Msg(), id="plain"),
        pytest.param(
            Msg(body="", html=b"<p>Dear Ms Hale,</p><p>Please see the report.</p>"), id="html"
        ),
        pytest.param(
            Msg(body="", rtf=packed_rtf(rb"{\rtf1 Dear Ms Hale,\par\par Please see the report.}")),
            id="rtf alone",
        ),
        pytest.param(Msg(body="", rtf=packed_rtf(WRAPPED)), id="html in rtf"),
        pytest.param(
            Msg(html=b"<p>Dear Ms Hale,</p><p>Please see the report.</p>", rtf=packed_rtf(WRAPPED)),
            id="all of them",
        ),
        pytest.param(Msg(body="", more={0x1000: Narrow(PLAIN.encode())}), id="eight bits"),
    ],
)
def test_every_form_gives_the_same_words(message: Msg) -> None:
    """And none of them hides anything while they say the same."""
    document = only(message)

    assert visible(document) == ["Dear Ms Hale,", "Please see the report."]
    assert document.read is Read.WHOLE
    assert not document.traces


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(Msg(body=PLACE, html=b"<p>Hello</p>"), id="plain"),
        pytest.param(
            Msg(body="Hello", html=b"<p>Hello</p>", rtf=packed_rtf(rb"{\rtf1 14 Orchard Close}")),
            id="rtf",
        ),
    ],
)
def test_what_another_form_says_apart_is_hidden(message: Msg) -> None:
    """Nobody sees it, and whoever gets the file can read it."""
    document = only(message)

    assert visible(document) == ["Hello"]
    (line,) = [line for line in document.lines if line.text == PLACE]
    assert line.hidden is Concealment.UNUSED
    assert [one.text for one in document.traces if one.kind is TraceKind.HIDDEN_TEXT] == [PLACE]


@pytest.mark.parametrize(
    ("props", "words"),
    [
        pytest.param(
            {0x3FFD: 1251, 0x1000: Narrow("\u0414\u0430".encode("cp1251"))},
            "\u0414\u0430",
            id="code page",
        ),
        pytest.param(
            {0x3FF1: 1049, 0x3FDE: 0, 0x1000: Narrow("\u0414\u0430".encode("cp1251"))},
            "\u0414\u0430",
            id="language",
        ),
        pytest.param(
            {0x3FFD: 932, 0x1000: Narrow("\u65e5".encode("cp932"))}, "\u65e5", id="Japanese"
        ),
        pytest.param(
            {0x3FDE: 1252, 0x1013: "<p>Si\u00e2n</p>".encode("cp1252")}, "Si\u00e2n", id="html"
        ),
        pytest.param({0x3FFD: 1252, 0x1000: Narrow("Si\u00e2n".encode())}, "Si\u00e2n", id="a lie"),
    ],
)
def test_every_alphabet_is_read(props: Props, words: str) -> None:
    """By the number the message gives, or by its language."""
    document = only(Msg(body="", more=props))

    assert visible(document) == [words]
    assert document.read is Read.WHOLE


def test_an_alphabet_that_nobody_knows_is_said() -> None:
    """The letters may be wrong, so somebody has to look."""
    document = only(Msg(body="", more={0x3FFD: 99999, 0x3FDE: 0, 0x1000: Narrow(b"Si\xe2n")}))

    assert visible(document) == ["Si\u00e2n"]
    assert [gap.code for gap in document.gaps] == ["unread.damaged"]


@pytest.mark.parametrize("html", [False, True])
def test_the_same_message_as_eml_and_msg(html: bool) -> None:
    """Gives the same lines and the same people."""
    mail = EmailMessage()
    mail["From"] = "Business Support <support@northern.example>"
    mail["To"] = "Erin Hale <e.hale@mailbox.example>, b@c.example"
    mail["Cc"] = "Marsh and Bell <post@marsh.example>"
    mail["Reply-To"] = "other@desk.example"
    mail["Subject"] = "Re: XX26P00001"
    mail.set_content("Dear Ms Hale,\n\nPlease see the report.\n")
    markup = "<p>Dear Ms Hale,</p><p style='display:none'>secret</p><p>Please see the report.</p>\n"
    if html:
        mail.add_alternative(markup, subtype="html")
    people = (
        Person("e.hale@mailbox.example", "Erin Hale"),
        Person("b@c.example"),
        Person("post@marsh.example", "Marsh and Bell", field=2),
    )
    message = Msg(
        subject="Re: XX26P00001",
        people=people,
        body="Dear Ms Hale,\r\n\r\nPlease see the report.\r\n",
        html=markup.encode() if html else b"",
        more={0x0050: "other@desk.example"},
    )

    (one,) = read("mail", mail.as_bytes())
    (other,) = read("mail", bytes(message))

    assert one.message == other.message
    assert one.lines == other.lines
    assert one.traces == other.traces
    assert one.content_hash == other.content_hash


def test_letters_of_a_rich_form_that_was_changed_on_its_way() -> None:
    """The checksum does not fit: the form is a gap, and the plain one is read."""
    packed = bytearray(packed_rtf(rb"{\rtf1 Dear Ms Hale}"))
    packed[-4] ^= 1

    document = only(Msg(rtf=bytes(packed)))

    assert visible(document)[0] == "Dear Ms Hale,"
    assert [gap.code for gap in document.gaps] == ["unread.damaged"]


def test_base64_is_no_message() -> None:
    """A file that only begins like one of Outlook's is damaged."""
    (document,) = read(
        "mail.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + base64.b64encode(b"x" * 900)
    )

    assert document.gaps[0].code == "unread.damaged"
