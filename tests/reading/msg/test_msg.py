"""Outlook's own messages: people, forms, attachments, what a message says of itself."""

import base64
import io
import struct
from email.message import EmailMessage

import oxmsg
import pytest
from PIL import Image

from checker.model import Concealment, Document, FileKind, Part, Read, TraceKind
from checker.reading import read
from checker.reading.msg.compound import compound_file
from tests.builders.msg_files import (
    APPOINTMENT,
    COMMON,
    PUBLIC,
    File,
    Msg,
    Narrow,
    Person,
    Props,
    packed_rtf,
)

PLACE = "14 Orchard Close"
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


def visible(document: Document) -> list[str]:
    """The lines of the body that a person sees."""
    return [
        line.text
        for line in document.lines
        if line.part is Part.BODY and line.hidden is None and line.text
    ]


def told(document: Document) -> dict[str, str]:
    """What the message says of itself, by name."""
    return {one.name: one.text for one in document.traces if one.kind is TraceKind.METADATA}


def picture(width: int = 960, height: int = 480) -> bytes:
    """A black picture."""
    drawn = io.BytesIO()
    Image.new("RGB", (width, height)).save(drawn, "PNG")
    return drawn.getvalue()


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


def test_attachments_are_given_to_their_readers() -> None:
    """In their order, named by where they are; one without bytes too."""
    files = (File("letter.txt", b"Dear Mr Hale"), File("empty.txt", b""), File("", b"x"))

    names = [(one.name, one.read) for one in read("mail.msg", bytes(Msg(files=files)))]

    assert names == [
        ("mail.msg", Read.WHOLE),
        ("mail.msg/letter.txt", Read.WHOLE),
        ("mail.msg/empty.txt", Read.NO),
        ("mail.msg/attachment without a name", Read.WHOLE),
    ]


def test_messages_in_messages_are_read() -> None:
    """With their own people, names and attachments, as deep as anything is read."""
    deepest = Msg(subject="third", body=PLACE, named={(PUBLIC, "Keywords"): ["Orchard"]})
    middle = Msg(subject="second", files=(File("third", None, how=5, inside=deepest),))
    outer = Msg(files=(File("second", None, how=5, inside=middle), File("a.txt", b"hi")))

    documents = read("mail.msg", bytes(outer))

    assert [one.name for one in documents] == [
        "mail.msg",
        "mail.msg/second.msg",
        "mail.msg/second.msg/third.msg",
        "mail.msg/a.txt",
    ]
    assert documents[2].message is not None
    assert documents[2].message.subject == "third"
    assert PLACE in documents[2].text()
    assert documents[2].parent == "mail.msg/second.msg"


def test_a_message_in_a_message_opens_by_itself() -> None:
    """It is written down as Outlook would save it, for others to read as well."""
    inner = Msg(subject="inner", files=(File("b.txt", b"x" * 5000),))

    (_, document, _) = read("mail.msg", bytes(Msg(files=(File("in", None, how=5, inside=inner),))))

    assert document.message is not None
    assert document.message.to[0].address == "e.hale@mailbox.example"


def test_the_names_of_an_inner_message_are_those_of_the_whole_file() -> None:
    """Named properties are named once, at the top."""
    inner = Msg(more={0x8000: "Orchard"})
    outer = Msg(
        files=(File("in", None, how=5, inside=inner),), named={(PUBLIC, "Keywords"): "Outer"}
    )

    _, document = read("mail.msg", bytes(outer))

    assert told(document) == {"categories": "Orchard"}


def test_an_object_is_a_file_of_its_own() -> None:
    """What it is, its own reader says."""
    folder = {"WordDocument": b"x" * 5000}
    message = Msg(files=(File("Picture", None, how=6, inside=dict(folder)),))

    outer, inner = read("mail.msg", bytes(message))

    assert [(one.kind, one.text) for one in outer.traces] == [(TraceKind.EMBEDDED, "Picture.doc")]
    assert inner.name == "mail.msg/Picture.doc"
    assert inner.gaps


def test_a_file_that_is_kept_elsewhere_is_a_gap() -> None:
    """Only its path is sent, and that tells something."""
    path = "\\\\server\\cases\\hale.docx"

    document = only(Msg(files=(File("hale.docx", None, how=2, more={0x370D: path}),)))

    assert [gap.code for gap in document.gaps] == ["unread.unsupported"]
    assert told(document) == {"path of an attachment": path}


def test_a_picture_in_the_words_is_no_attachment() -> None:
    """It is weighed by the size that the words give it; others are files."""
    message = Msg(
        html=b'<p>Hello</p><img width="96" height="48" src="cid:a@b">',
        body="",
        files=(File("a.png", picture(), label="a@b"), File("b.png", picture())),
    )

    documents = read("mail.msg", bytes(message))

    assert [one.name for one in documents] == ["mail.msg", "mail.msg/b.png"]
    (gap,) = [gap for gap in documents[0].gaps if gap.part is Part.IMAGE]
    assert gap.area_mm2 == pytest.approx(25.4 * 12.7)


def test_an_attachment_that_the_program_does_not_show_is_told() -> None:
    """It is read like the others."""
    message = Msg(files=(File("a.txt", b"Dear", more={0x7FFE: True}),))

    document, inner = read("mail.msg", bytes(message))

    assert [(one.kind, one.text) for one in document.traces] == [(TraceKind.EMBEDDED, "a.txt")]
    assert inner.text() == "Dear"


@pytest.mark.parametrize(
    ("message", "name", "text"),
    [
        pytest.param(Msg(more={0x3FFA: "Kay Moss"}), "last editor", "Kay Moss", id="editor"),
        pytest.param(Msg(more={0x0C1A: "Kay Moss"}), "sending mailbox", "Kay Moss", id="on behalf"),
        pytest.param(
            Msg(more={0x0E04: "Erin Hale; Ben Hale"}), "recipient shown", "Ben Hale", id="shown"
        ),
        pytest.param(
            Msg(named={(PUBLIC, "Keywords"): ["Hale refuge"]}),
            "categories",
            "Hale refuge",
            id="categories",
        ),
        pytest.param(
            Msg(named={(COMMON, 0x8530): "Ring Mr Marsh"}),
            "follow-up note",
            "Ring Mr Marsh",
            id="flag",
        ),
        pytest.param(
            Msg(headers="To: e.hale@mailbox.example, b@c.example\r\n"),
            "recipient in the headers",
            "b@c.example",
            id="another recipient",
        ),
        pytest.param(
            Msg(headers="To: x\r\nSubject: Hale refuge\r\n"),
            "second subject",
            "Hale refuge",
            id="another subject",
        ),
        pytest.param(
            Msg(headers="To: x\r\nThread-Topic: Hale and Marsh\r\n"),
            "subject of the earlier messages",
            "Hale and Marsh",
            id="thread",
        ),
        pytest.param(
            Msg(headers="To: x\r\nX-Originating-IP: [198.51.100.7, 81.2.69.142]\r\n"),
            "address of the sender's computer",
            "81.2.69.142",
            id="computer",
        ),
        pytest.param(
            Msg(files=(File("letter.pdf", b"%PDF-", short="LETTER.EXE"),)),
            "other name of an attachment",
            "LETTER.EXE",
            id="two names",
        ),
    ],
)
def test_what_a_message_tells_beside_its_words(message: Msg, name: str, text: str) -> None:
    """It is told, and it goes through every check as a line."""
    document = read("mail.msg", bytes(message))[0]

    assert told(document) == {name: text}
    assert text in [line.text for line in document.lines if line.part is Part.METADATA]


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(
            Msg(more={0x3FFA: "Business Support", 0x3FF8: "Business Support"}), id="editor"
        ),
        pytest.param(Msg(more={0x0E04: "Erin Hale", 0x0E03: "", 0x0E02: "\0"}), id="shown"),
        pytest.param(Msg(more={0x0070: "XX26P00001"}), id="topic"),
        pytest.param(
            Msg(
                headers="To: Erin Hale <e.hale@mailbox.example>\r\nSubject: XX26P00001\r\n"
                "Thread-Topic: XX26P00001\r\nX-Originating-IP: [10.0.0.7]\r\n"
                "Received: from a by b for <e.hale@mailbox.example>; Mon, 1 Jan 2026 09:00\r\n"
                "X-MS-Exchange-Organization-SCL: -1\r\nThread-Index: Ac8x\r\n"
            ),
            id="headers",
        ),
        pytest.param(
            Msg(files=(File("long letter.html", b"<html>", short="LONGLE~1.HTM"),)), id="two names"
        ),
    ],
)
def test_what_every_message_carries_is_not_told(message: Msg) -> None:
    """False alarms teach clicking."""
    document = read("mail.msg", bytes(message))[0]

    assert not document.traces


def test_an_appointment_shows_where_it_is() -> None:
    """Its place and its people are words that a person reads."""
    message = Msg(
        kind="IPM.Appointment",
        named={(APPOINTMENT, 0x8208): PLACE, (APPOINTMENT, 0x8238): "Erin Hale; Ben Hale"},
    )

    lines = visible(only(message))

    assert f"Location: {PLACE}" in lines
    assert "All attendees: Erin Hale; Ben Hale" in lines


def test_a_contact_shows_its_addresses() -> None:
    """A contact is nothing but properties."""
    message = Msg(kind="IPM.Contact", people=(), more={0x3A1C: "07700 900123", 0x3A5D: PLACE})

    lines = visible(only(message))

    assert "Mobile phone: 07700 900123" in lines
    assert PLACE in lines


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(
            Msg(kind="IPM.Note.SMIME", body="", files=(File("smime.p7m", b"0\x80junk"),)),
            id="S/MIME",
        ),
        pytest.param(Msg(files=(File("message.rpmsg", b"\x76\xe8\x04\x60"),)), id="rights"),
    ],
)
def test_an_enciphered_message_is_a_gap(message: Msg) -> None:
    """Nobody has seen what it says."""
    document = only(message)

    assert [gap.code for gap in document.gaps] == ["unread.encrypted"]


def test_a_signed_message_is_read() -> None:
    """Its words stand inside what is signed."""
    inside = b"Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n--b--\r\n"
    message = Msg(kind="IPM.Note.SMIME.MultipartSigned", files=(File("smime.p7m", inside),))

    documents = read("mail.msg", bytes(message))

    assert documents[1].text().strip() == "Hello"


def test_a_message_with_a_locked_file_is_no_locked_file() -> None:
    """The lock is the attachment's."""
    locked = compound_file({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"x" * 100})

    documents = read("mail.msg", bytes(Msg(files=(File("a.docx", locked),))))

    assert documents[0].read is Read.WHOLE
    assert documents[1].gaps[0].code in {"unread.encrypted", "unread.damaged"}


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
