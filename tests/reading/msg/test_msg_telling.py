"""What an Outlook message, an appointment or a contact says of itself."""

import pytest

from checker.model import Document, Part
from checker.reading import read
from tests.builders.mail_parts import PLACE, told, visible
from tests.builders.msg_files import (
    APPOINTMENT,
    COMMON,
    PUBLIC,
    File,
    Msg,
)


def only(message: Msg) -> Document:
    """Read a message that holds no other file."""
    (document,) = read("mail.msg", bytes(message))
    return document


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

    assert told(document) == [(name, text)]
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
