"""Messages by their parts: names, files in letters, seals, calendars, mailboxes, pictures."""

import base64
import datetime as dt
import io
from email.message import EmailMessage

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from PIL import Image

from checker.model import Concealment, Read
from checker.reading import read
from tests.builders.mail_parts import HEAD, PLACE, part, parts, visible


@pytest.mark.parametrize(
    ("header", "name"),
    [
        pytest.param('attachment; filename="a.txt"', "a.txt", id="ordinary"),
        pytest.param("attachment; filename*=utf-8''Si%C3%A2n.txt", "Si\u00e2n.txt", id="RFC 2231"),
        pytest.param(
            "attachment; filename*0*=utf-8''Si%C3; filename*1*=%A2n.txt",
            "Si\u00e2n.txt",
            id="in pieces",
        ),
        pytest.param(
            'attachment; filename="=?utf-8?q?Si=C3=A2n?=.txt"', "Si\u00e2n.txt", id="words"
        ),
        pytest.param('attachment; filename="../../etc/a.txt"', ".._.._etc_a.txt", id="path"),
        pytest.param("attachment", "attachment without a name.txt", id="nameless"),
    ],
)
def test_a_file_has_its_name(header: str, name: str) -> None:
    """In every way that programs write one."""
    raw = parts(
        "multipart/mixed",
        part("text/plain", "x"),
        part("text/plain", "Dear", f"Content-Disposition: {header}"),
    )

    documents = read("mail.eml", raw)

    assert documents[1].name == f"mail.eml/{name}"


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(part("application/octet-stream", "Dear"), id="nameless"),
        pytest.param(part("application/applefile; name=a", "\0\5\x16\7"), id="Mac"),
        pytest.param(part("application/octet-stream; name=a.txt", ""), id="empty"),
        pytest.param(part("nonsense", "Dear", "Content-Disposition: attachment"), id="no type"),
        pytest.param(part("text/rtf", "{\\rtf1 Dear}"), id="another kind of text"),
        pytest.param(
            part("image/png; name=a.png", "x", "Content-Disposition: attachment"), id="image"
        ),
    ],
)
def test_every_file_is_given_to_its_reader(inside: bytes) -> None:
    """None is passed over: it is read, or says why not."""
    documents = read("mail.eml", parts("multipart/mixed", part("text/plain", "x"), inside))

    assert len(documents) == 2


def test_a_message_that_was_packed_on_its_way_is_unpacked() -> None:
    """A message in a message may not be packed, and is."""
    packed = base64.encodebytes(HEAD + f"\n{PLACE}\n".encode())
    inside = b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + packed

    documents = read("mail.eml", parts("multipart/mixed", part("text/plain", "x"), inside))

    assert PLACE in documents[1].text()


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("begin 644 a.txt\n#0V%T\n`\nend\n", id="uuencode"),
        pytest.param("begin-base64 644 a.txt\nQ2F0\n====\n", id="base64"),
    ],
)
def test_a_file_in_letters_is_a_file(inside: str) -> None:
    """Older programs write one into the text."""
    documents = read("mail.eml", HEAD + f"\nHello\n\n{inside}\nGoodbye\n".encode())

    assert visible(documents[0]) == ["Hello", "Goodbye"]
    assert documents[1].name == "mail.eml/a.txt"
    assert documents[1].text() == "Cat"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param(
            HEAD + b"\n=ybegin line=128 size=3 name=a\n\x8d\n=yend", "unread.unsupported", id="yEnc"
        ),
        pytest.param(
            HEAD + b"\nbegin 644 a\n#\xc3\xa9\xc3\xa9\nend\n",
            "unread.unsupported",
            id="broken letters",
        ),
        pytest.param(
            HEAD + b"\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
            "unread.encrypted",
            id="PGP",
        ),
        pytest.param(
            parts("multipart/encrypted", part("application/pgp-encrypted", "Version: 1")),
            "unread.encrypted",
            id="PGP in parts",
        ),
        pytest.param(
            HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\n0\x80",
            "unread.encrypted",
            id="S/MIME",
        ),
        pytest.param(
            parts(
                "multipart/mixed",
                part("message/external-body; access-type=x", "Content-Type: text/plain\n\n"),
            ),
            "unread.unsupported",
            id="kept elsewhere",
        ),
        pytest.param(
            HEAD + b"Content-Type: message/partial; id=1; number=1\n\nx",
            "unread.unsupported",
            id="in pieces",
        ),
        pytest.param(
            HEAD + b"Content-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg\n\nx",
            "unread.encrypted",
            id="rights",
        ),
    ],
)
def test_what_cannot_be_read_is_said(raw: bytes, code: str) -> None:
    """No part is passed over."""
    document = read("mail.eml", raw)[0]

    assert code in [gap.code for gap in document.gaps]


def signed(data: bytes, *options: pkcs7.PKCS7Options) -> bytes:
    """Sign a message with a certificate that nobody knows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Kay Moss")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=1))
        .sign(key, SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data).add_signer(certificate, key, SHA256())
    return builder.sign(Encoding.DER, list(options))


def test_a_message_signed_as_a_whole_is_opened() -> None:
    """It is signed, not locked."""
    inside = signed(b"Content-Type: text/plain\r\nMIME-Version: 1.0\r\n\r\n14 Orchard Close\r\n")
    raw = (
        HEAD
        + b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
        + b"Content-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(inside)
    )

    documents = read("mail.eml", raw)

    assert documents[0].read is Read.WHOLE
    assert documents[1].text().strip() == PLACE


def test_a_signature_is_no_file() -> None:
    """What is signed is read; the signature tells nothing. Anything else under its name is read."""
    seal = base64.encodebytes(signed(b"x", pkcs7.PKCS7Options.DetachedSignature)).decode()
    how = ("Content-Transfer-Encoding: base64", "Content-Disposition: attachment")
    kind = "application/pkcs7-signature; name=smime.p7s"
    other = base64.encodebytes(b"Dear Ms Hale").decode()

    quiet = read(
        "mail.eml", parts("multipart/signed", part("text/plain", "x"), part(kind, seal, *how))
    )
    loud = read(
        "mail.eml", parts("multipart/signed", part("text/plain", "x"), part(kind, other, *how))
    )

    assert [one.read for one in quiet] == [Read.WHOLE]
    assert loud[1].text() == "Dear Ms Hale"


def test_an_entry_of_a_calendar_is_words() -> None:
    """Its long lines are put together again, and its marks are what they stand for."""
    entry = (
        "BEGIN:VCALENDAR\nPRODID:-//x\nBEGIN:VEVENT\nUID:1@x\n"
        'ATTENDEE;CN="Erin Hale";ROLE=REQ:mailto:e@h.example\n'
        "LOCATION:14 Orch\n ard Close\\, Carlisle\nDESCRIPTION:one\\ntwo\nEND:VEVENT\nEND:VCALENDAR"
    )

    (document,) = read("mail.eml", parts("multipart/mixed", part("text/calendar", entry)))

    assert visible(document) == [
        "Attendee: Erin Hale mailto:e@h.example",
        "Location: 14 Orchard Close, Carlisle",
        "Description: one",
        "two",
    ]


CARD = (
    "BEGIN:VCARD\nFN:Erin Hale\nADR;TYPE=home:;;14 Orchard\n  Close;Carlisle;;;\n"
    "NOTE;ENCODING=b;X-FILENAME=note.txt:RGVhcg==\nEND:VCARD"
)


def test_a_contact_card_is_words() -> None:
    """And a file that is built into it is a file."""
    document, inner = read("mail.eml", parts("multipart/mixed", part("text/vcard", CARD)))

    assert visible(document) == ["Fn: Erin Hale", "Adr: 14 Orchard Close, Carlisle"]
    assert (inner.name, inner.text()) == ("mail.eml/note.txt", "Dear")


def test_a_contact_card_in_a_file_is_read_in_the_same_way() -> None:
    """Its long lines would tear an address apart."""
    document, inner = read("card.vcf", CARD.encode())

    assert visible(document) == ["Fn: Erin Hale", "Adr: 14 Orchard Close, Carlisle"]
    assert inner.text() == "Dear"


def test_a_report_of_a_mail_program_is_words() -> None:
    """It is made of headers alone."""
    report = "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; e.hale@mailbox.example\n"

    (document,) = read(
        "mail.eml", parts("multipart/report", part("message/delivery-status", report))
    )

    assert "Final-Recipient: rfc822; e.hale@mailbox.example" in visible(document)


@pytest.mark.parametrize(
    ("where", "hidden"),
    [
        pytest.param("This is a multi-part message in MIME format.", False, id="everyday"),
        pytest.param(PLACE, True, id="words"),
    ],
)
def test_words_before_the_first_part_are_hidden(where: str, hidden: bool) -> None:
    """No program shows them."""
    raw = parts("multipart/mixed", part("text/plain", "x")).replace(
        b"\n--b\n", f"\n{where}\n--b\n".encode(), 1
    )

    (document,) = read("mail.eml", raw)

    assert [line.hidden for line in document.lines if line.text == where] == (
        [Concealment.UNUSED] if hidden else []
    )


def test_a_part_behind_the_end_is_said() -> None:
    """Another program may show it."""
    raw = parts("multipart/mixed", part("text/plain", "x"))
    raw += b"--c\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nRGVhcg==\n"

    (document,) = read("mail.eml", raw)

    assert [gap.code for gap in document.gaps] == ["unread.damaged"]


def test_a_mailbox_in_one_file_gives_each_message() -> None:
    """Each is a file of its own, with its own people."""
    one = b"From a@b.example Mon Jan  5 09:00:00 2026\n" + HEAD + b"\nfirst\n\n"

    documents = read("all.mbox", one + one.replace(b"first", PLACE.encode()))

    assert [document.name for document in documents] == [
        "all.mbox",
        "all.mbox/message 1.eml",
        "all.mbox/message 2.eml",
    ]
    assert PLACE in documents[2].text()
    assert PLACE not in documents[1].text()


def test_a_picture_in_the_words_is_weighed_as_it_is_shown() -> None:
    """By the size that the words give it, else by its own."""
    drawn = io.BytesIO()
    Image.new("RGB", (960, 480)).save(drawn, "PNG")
    message = EmailMessage()
    message["From"] = "a@b.example"
    message["To"] = "c@d.example"
    message.set_content("x")
    message.add_alternative("<p>Hello</p><img src='cid:logo@x' width=96 height=48>", subtype="html")
    body = message.get_payload()
    assert isinstance(body, list)
    assert isinstance(body[1], EmailMessage)
    body[1].add_related(drawn.getvalue(), "image", "png", cid="<logo@x>", filename="logo.png")

    (document,) = read("mail.eml", message.as_bytes())

    assert [gap.area_mm2 for gap in document.gaps] == [pytest.approx(25.4 * 12.7)]
