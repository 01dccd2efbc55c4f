"""winmail.dat: the rich form of a message and its files, and streams that lie about their size."""

import struct
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.model import FileKind, Part, Read, TraceKind
from checker.reading import read
from tests.builders.ending import ends
from tests.builders.msg_files import PUBLIC, Person, packed_rtf
from tests.builders.tnef_files import MESSAGE, Packed, attribute, properties, tnef

PLACE = "14 Orchard Close"
CORPUS = Path(__file__).parents[2] / "data" / "corpus"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(tnef({0x1000: PLACE}), id="plain"),
        pytest.param(tnef({0x1009: packed_rtf(b"{\\rtf1 14 Orchard Close}")}), id="rtf"),
        pytest.param(tnef({0x1013: b"<p>14 Orchard Close</p>"}), id="html"),
        pytest.param(tnef(older=(attribute(MESSAGE, 0x0002800C, PLACE.encode()),)), id="older"),
    ],
)
def test_the_words_are_read(data: bytes) -> None:
    """In whichever form they are packed."""
    (document,) = read("winmail.dat", data)

    assert document.kind is FileKind.TNEF
    assert document.read is Read.WHOLE
    assert document.text().strip() == PLACE
    assert document.message is None


def test_the_people_are_read() -> None:
    """Where the stream says whom the message goes to, it is a message."""
    people = (Person("e.hale@mailbox.example", "Erin Hale"), Person("b@c.example", field=3))

    (document,) = read("winmail.dat", tnef({0x0037: "XX26P00001"}, people))

    assert document.message is not None
    assert document.message.subject == "XX26P00001"
    assert document.message.to[0].name == "Erin Hale"
    assert document.message.bcc[0].address == "b@c.example"


def test_the_older_sender_is_read() -> None:
    """The first versions wrote a name and an address, one behind the other."""
    content = struct.pack("<HHHH", 4, 30, 9, 19) + b"Kay Moss\0SMTP:k@moss.example"

    (document,) = read("winmail.dat", tnef(older=(attribute(MESSAGE, 0x00008000, content),)))

    assert document.text(Part.HEADERS) == "From: Kay Moss <k@moss.example>"


def test_the_files_are_read() -> None:
    """Each by its own reader, under its long name."""
    files = (
        Packed("LETTER~1.TXT", b"Dear Mr Hale", {0x3707: "letter to Mr Hale.txt"}),
        Packed("b.txt", b"second"),
        Packed("empty.txt", None),
    )

    documents = read("winmail.dat", tnef({}, files=files))

    assert [one.name for one in documents] == [
        "winmail.dat",
        "winmail.dat/letter to Mr Hale.txt",
        "winmail.dat/b.txt",
    ]
    assert documents[1].text() == "Dear Mr Hale"
    assert documents[0].gaps[0].code == "unread.unsupported"


def test_a_message_in_it_is_read() -> None:
    """Packed in the same way, inside."""
    inner = tnef({0x0037: "inner", 0x1000: PLACE}, files=(Packed("c.txt", b"third"),))

    documents = read("winmail.dat", tnef({}, files=(Packed("inner", None, inside=inner),)))

    assert [one.name for one in documents[1:]] == [
        "winmail.dat/inner.msg",
        "winmail.dat/inner.msg/c.txt",
    ]
    assert PLACE in documents[1].text()


def test_named_properties_are_told() -> None:
    """By their set and their name."""
    (document,) = read("winmail.dat", tnef({(PUBLIC, "Keywords"): "Hale refuge", 0x1000: "x"}))

    assert [(one.kind, one.name, one.text) for one in document.traces] == [
        (TraceKind.METADATA, "categories", "Hale refuge")
    ]


def test_it_is_read_as_an_attachment() -> None:
    """The message around it counts, and what is packed is checked like the rest."""
    message = EmailMessage()
    message["From"] = "support@northern.example"
    message["To"] = "e.hale@mailbox.example"
    message.set_content("See the attachment.\n")
    message.add_attachment(
        tnef({0x1000: PLACE}, files=(Packed("a.txt", b"Dear"),)),
        maintype="application", subtype="ms-tnef", filename="winmail.dat",
    )  # fmt: skip

    documents = read("mail.eml", message.as_bytes())

    assert [one.name for one in documents] == [
        "mail.eml",
        "mail.eml/winmail.dat",
        "mail.eml/winmail.dat/a.txt",
    ]
    assert documents[0].read is Read.WHOLE


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(struct.pack("<I", 0xFFFFFFFF), id="four thousand million properties"),
        pytest.param(struct.pack("<IHHI", 1, 0x1003, 0x8500, 0xFFFFFFF), id="long list"),
        pytest.param(struct.pack("<IHHII", 1, 0x001F, 0x1000, 1, 0xFFFFFFFF), id="long text"),
        pytest.param(struct.pack("<IHHI", 1, 0x001F, 0x1000, 0x7FFFFFFF), id="many texts"),
        pytest.param(struct.pack("<IHH", 1, 0x0777, 0x1000), id="a type that nobody knows"),
        pytest.param(properties({0x1000: "x"})[:-6], id="cut short"),
    ],
)
def test_a_count_that_lies_is_said_at_once(content: bytes) -> None:
    """Nothing is set aside for what is not there."""
    with ends():
        (document,) = read("winmail.dat", tnef(older=(attribute(MESSAGE, 0x00069003, content),)))

    assert [gap.code for gap in document.gaps] == ["unread.damaged"]


def test_fifty_bytes_that_ask_for_a_gigabyte_are_refused_at_once() -> None:
    """A file that other readers ran out of memory on."""
    data = (CORPUS / "tnef_2e0c13e3ba.tnef").read_bytes()
    with ends():
        (document,) = read("winmail.dat", data)

    assert document.read is Read.NO
    assert document.gaps[0].code == "unread.damaged"


def test_an_attribute_that_nobody_knows_is_a_gap() -> None:
    """Nobody can say what it tells."""
    (document,) = read("winmail.dat", tnef({0x1000: "x"}, older=(attribute(1, 0x00069999, b"?"),)))

    assert [gap.code for gap in document.gaps] == ["unread.unsupported"]
    assert document.text() == "x"


def test_a_stream_that_is_cut_short_says_so() -> None:
    """What was read is given; the rest is a gap."""
    data = tnef({0x1000: PLACE}, files=(Packed("a.txt", b"Dear Mr Hale" * 20),))

    document = read("winmail.dat", data[:-150])[0]

    assert PLACE in document.text()
    assert "unread.damaged" in [gap.code for gap in document.gaps]
