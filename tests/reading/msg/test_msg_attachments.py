"""The attachments of Outlook messages: files, messages, objects, pictures, seals."""

import io

import pytest
from PIL import Image

from checker.model import Document, Part, Read, TraceKind
from checker.reading import read
from checker.reading.msg.compound import compound_file
from tests.builders.mail_parts import PLACE, told
from tests.builders.msg_files import (
    PUBLIC,
    File,
    Msg,
)


def only(message: Msg) -> Document:
    """Read a message that holds no other file."""
    (document,) = read("mail.msg", bytes(message))
    return document


def picture(width: int = 960, height: int = 480) -> bytes:
    """A black picture."""
    drawn = io.BytesIO()
    Image.new("RGB", (width, height)).save(drawn, "PNG")
    return drawn.getvalue()


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

    assert told(document) == [("categories", "Orchard")]


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
    assert told(document) == [("path of an attachment", path)]


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
