"""Messages that were made, or came, to hurt: a document or a refusal, soon, and nothing else."""

import random
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.model import Read
from checker.reading import read
from checker.reading.asking import Asked, Reading
from checker.reading.mail import message_reading
from checker.reading.msg import msg_reading
from checker.reading.refusal import Unreadable
from checker.reading.tnef import tnef_reading
from tests.builders.ending import ends
from tests.builders.msg_files import PUBLIC, File, Msg, Person, packed_rtf
from tests.builders.tnef_files import Packed, tnef

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
HEADERS = b"From: a@b.example\nTo: c@d.example\nSubject: x\n"


def full_eml() -> bytes:
    """A message with something of everything."""
    message = EmailMessage()
    message["From"] = "Si\u00e2n Moss <s@moss.example>"
    message["To"] = 'Erin Hale <e.hale@mailbox.example>, "Marsh, Bell" <post@marsh.example>'
    message["Subject"] = "Ynghylch Si\u00e2n"
    message["X-Originating-IP"] = "[81.2.69.142]"
    message.set_content("Dear Ms Hale\n\nbegin 644 a.txt\n#0V%T\n`\nend\n")
    message.add_alternative("<p>Dear <b style='color:white'>Ms</b> Hale</p>", subtype="html")
    message.add_attachment("BEGIN:VCALENDAR\nSUMMARY:Visit\nEND:VCALENDAR\n", subtype="calendar")
    message.add_attachment(tnef({0x1000: "x"}), maintype="application", subtype="ms-tnef")
    inner = EmailMessage()
    inner["From"] = "a@b.example"
    inner.set_content("inner")
    message.add_attachment(inner)
    return message.as_bytes()


def full_msg() -> bytes:
    """An Outlook message with something of everything."""
    return bytes(
        Msg(
            html=b"<p>Dear Ms Hale</p>",
            rtf=packed_rtf(rb"{\rtf1 Dear {\v Ms} Hale}"),
            headers="From: a@b.example\r\nThread-Topic: other\r\n",
            people=(Person("a@b.example"), Person("/o=x/cn=y", "Y", field=2, kind="EX")),
            files=(
                File("a.txt", b"x" * 5000, label="a@b"),
                File("in", None, how=5, inside=Msg(subject="inner")),
            ),
            named={(PUBLIC, "Keywords"): ["a", "b"]},
        )
    )


def full_tnef() -> bytes:
    """A winmail.dat with something of everything."""
    return tnef(
        {0x1000: "x", 0x1009: packed_rtf(rb"{\rtf1 y}"), (PUBLIC, "Keywords"): "k"},
        (Person("a@b.example", "A"),),
        (Packed("a.txt", b"x"), Packed("in", None, inside=tnef({0x1000: "y"}))),
    )


SAMPLES: list[tuple[Callable[[Asked], Reading], bytes]] = [
    (message_reading, full_eml()),
    (msg_reading, full_msg()),
    (tnef_reading, full_tnef()),
    (message_reading, (CORPUS / "eml_357efa550e.eml").read_bytes()),
    (msg_reading, (CORPUS / "msg_9f1d5e911e.msg").read_bytes()),
    (msg_reading, (CORPUS / "msg_0538643295.msg").read_bytes()),
]


def changed(data: bytes, chance: random.Random) -> bytes:
    """Flip some bytes, cut the end off, or write a stretch over another."""
    out = bytearray(data)
    how = chance.randrange(4)
    if how == 0:
        return bytes(out[: chance.randrange(len(out))])
    if how == 1:
        size, to = chance.randrange(1, 200), chance.randrange(len(out))
        start = chance.randrange(len(out))
        out[to : to + size] = out[start : start + size]
        return bytes(out)
    for _ in range(chance.choice([1, 4, 30])):
        out[chance.randrange(len(out))] = chance.choice([0, 255, chance.randrange(256)])
    return bytes(out)


def suffer(seed: int, times: int) -> None:
    """Read so many changed files of each kind; anything but an answer or a refusal is a bug."""
    chance = random.Random(seed)
    for reader, sample in SAMPLES:
        for _ in range(times):
            data = changed(sample, chance)
            try:
                answer = reader(Asked(name="mail", data=data))
            except Unreadable:
                continue
            document = answer.document
            assert (document.read is Read.WHOLE) == (not document.gaps)


@pytest.mark.parametrize("seed", range(3))
def test_a_message_that_was_changed_is_read_or_refused(seed: int) -> None:
    """Whatever happened to it on its way."""
    suffer(seed, 60)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(100, 110))
def test_many_messages_that_were_changed_are_read_or_refused(seed: int) -> None:
    """The same, long: run before a release."""
    suffer(seed, 1_000)


def nested(depth: int) -> bytes:
    """Give a message of parts in parts."""
    out = HEADERS
    for at in range(depth):
        out += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at)
    return out + b"Content-Type: text/plain\n\n14 Orchard Close\n"


def alternatives(plain: bytes, markup: bytes) -> bytes:
    """Give a message that says two things."""
    head = HEADERS + b"Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
    return head + plain + b"\n--b\nContent-Type: text/html\n\n" + markup + b"\n--b--\n"


LINES = b"".join(b"line %d x\n" % at for at in range(30_000))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            HEADERS + b"Cc: " + b", ".join(b"p%d@x.example" % n for n in range(300_000)) + b"\n\nx",
            id="recipients",
        ),
        pytest.param(HEADERS + b"Cc: " + b"(" * 20_000 + b"\n\nx", id="brackets"),
        pytest.param(HEADERS + b"Cc: " + b'"\\' * 400_000 + b"\n\nx", id="quotes"),
        pytest.param(HEADERS + b"Cc: " + b"<" * 800_000 + b"\n\nx", id="angles"),
        pytest.param(HEADERS + b"Subject:" + b" =?utf-8?q?a?=" * 60_000 + b"\n\nx", id="words"),
        pytest.param(nested(2_000), id="parts in parts"),
        pytest.param(nested(60), id="some parts in parts"),
        pytest.param(
            HEADERS + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000,
            id="parts",
        ),
        pytest.param(HEADERS + b"\n" + b"begin 644 a\n" * 100_000, id="files in letters"),
        pytest.param(HEADERS + b"\n" + b"a\n" * 1_000_000, id="lines"),
        pytest.param(
            HEADERS + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 1_000_000,
            id="lines that flow",
        ),
        pytest.param(
            HEADERS + b"".join(b"Keywords: k%d\n" % n for n in range(60_000)) + b"\nx\n",
            id="headers that tell",
        ),
        pytest.param(
            HEADERS + b"".join(b"X-%d: k%d\n" % (n, n) for n in range(50_000)) + b"\n" + LINES,
            id="headers beside long words",
        ),
        pytest.param(
            HEADERS + b"Content-Type: text/html\n\n" + b"<a href=javascript:x>y</a>" * 20_000,
            id="scripts",
        ),
        pytest.param(
            HEADERS + b"Content-Type: text/html\n\n<p>" + b"<!--[if mso]><style" * 100_000,
            id="settings in comments",
        ),
        pytest.param(
            HEADERS + b"Content-Type: text/plain" + b"; a*0*=b" * 100_000 + b"\n\nx",
            id="many details",
        ),
        pytest.param(alternatives(LINES, b"<p>no</p>" * 1_000), id="lines that are not found"),
        pytest.param(alternatives(b"[" * 500_000, b"<p>x</p>"), id="square brackets"),
        pytest.param(
            HEADERS + b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n" + b'A;B="' * 300_000,
            id="calendar",
        ),
        pytest.param(HEADERS + b"\n-----BEGIN PGP SIGNATURE-----\n" * 50_000, id="signatures"),
        pytest.param(b"From a@b Mon Jan 1 2026\nA: b\n\n" * 30_000, id="mailbox"),
        pytest.param(
            HEADERS + b"Content-Type: text/plain; " + b'a="\\' * 150_000 + b"\n\nx", id="details"
        ),
    ],
)
def test_a_message_that_was_made_to_hurt_ends_soon(data: bytes) -> None:
    """Read, or refused with a reason; what was not read is said."""
    with ends():
        documents = read("mail.eml", data)

    assert documents[0].read is Read.WHOLE or documents[0].gaps


def test_what_stands_too_deep_is_not_passed_over() -> None:
    """A place at the bottom of sixty parts was not read, and that is said."""
    (document,) = read("mail.eml", nested(60))

    assert document.read is Read.PARTLY
    assert document.gaps[0].code == "unread.too-large"


def test_streams_that_share_their_bytes_do_not_fill_the_memory() -> None:
    """A hundred attachments that are all the same five megabytes are refused."""
    data = bytearray(bytes(Msg(files=tuple(File(f"{n}", b"x" * 6000) for n in range(60)))))
    size = (200_000).to_bytes(8, "little")
    at = 0
    while (at := data.find((6000).to_bytes(8, "little"), at)) != -1:
        data[at : at + 8] = size
        at += 8

    (document,) = read("mail.msg", bytes(data))

    assert document.read is Read.NO


def test_names_that_are_written_again_and_again_do_not_fill_the_memory() -> None:
    """Each of two hundred messages inside would have two megabytes of names."""
    inner = Msg(subject="inner")
    names: dict[tuple[str, int | str], str | list[str]] = {(PUBLIC, "n" * 1_000_000): "x"}
    files = tuple(File(f"{n}", None, how=5, inside=inner) for n in range(200))

    (document,) = read("mail.msg", bytes(Msg(files=files, named=names)))

    assert document.gaps[0].code == "unread.too-large"
