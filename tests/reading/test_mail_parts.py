"""Messages by their parts: forms, names, headers, files in letters, seals, mailboxes, pictures."""

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

from checker.model import Concealment, Document, FileKind, Part, Read, TraceKind
from checker.reading import read

PLACE = "14 Orchard Close"
HEAD = b"From: a@b.example\nTo: c@d.example\nSubject: x\n"


def visible(document: Document) -> list[str]:
    """The lines of the body that a person sees."""
    return [
        line.text
        for line in document.lines
        if line.part is Part.BODY and line.hidden is None and line.text
    ]


def told(document: Document) -> list[tuple[str, str]]:
    """What the message tells beside its words."""
    return [(one.name, one.text) for one in document.traces if one.kind is TraceKind.METADATA]


def parts(kind: str, *inside: bytes) -> bytes:
    """A message of several parts."""
    head = HEAD + f'Content-Type: {kind}; boundary="b"\n\n'.encode()
    return head + b"".join(b"--b\n" + one + b"\n" for one in inside) + b"--b--\n"


def part(kind: str, words: str, *more: str) -> bytes:
    """One part."""
    return "\n".join([f"Content-Type: {kind}", *more, "", words]).encode()


@pytest.mark.parametrize(
    ("header", "boxes"),
    [
        pytest.param("Erin Hale <e@h.example>", [("Erin Hale", "e@h.example")], id="ordinary"),
        pytest.param('"Hale, Erin" <e@h.example>', [("Hale, Erin", "e@h.example")], id="comma"),
        pytest.param("e@h.example (Erin)", [("Erin", "e@h.example")], id="comment"),
        pytest.param("E (x, y) <e@h.example>", [("E", "e@h.example")], id="comma in a comment"),
        pytest.param(
            "All: e@h.example, B <b@h.example>;",
            [("", "e@h.example"), ("B", "b@h.example")],
            id="group",
        ),
        pytest.param("undisclosed-recipients:;", [], id="nobody"),
        pytest.param(
            "e@h.example; b@h.example", [("", "e@h.example"), ("", "b@h.example")], id="semicolon"
        ),
        pytest.param(
            "a <e@h.example> b <b@h.example>", [("a b", "e@h.exampleb@h.example")], id="run on"
        ),
        pytest.param(
            "(e@h.example, b@h.example",
            [("", "e@h.example"), ("", "b@h.example")],
            id="comment without an end",
        ),
        pytest.param(
            "=?utf-8?q?Si=C3=A2n?= <s@h.example>", [("Si\u00e2n", "s@h.example")], id="words"
        ),
        pytest.param(
            "=?nonsense?q?Si?= <s@h.example>", [("Si", "s@h.example")], id="unknown words"
        ),
        pytest.param("Si\u00e2n <s@h.example>", [("Si\u00e2n", "s@h.example")], id="eight bits"),
        pytest.param("'e@h.example' <e@h.example>", [("'e@h.example'", "e@h.example")], id="twice"),
    ],
)
def test_whoever_stands_in_a_header_is_found(header: str, boxes: list[tuple[str, str]]) -> None:
    """No address is lost, however the header is written."""
    raw = f"From: a@b.example\nTo: {header}\nSubject: x\n\nhi\n".encode()

    (document,) = read("mail.eml", raw)

    assert document.message is not None
    assert [(one.name, one.address) for one in document.message.to] == boxes


@pytest.mark.parametrize(
    ("plain", "markup"),
    [
        pytest.param("Hello", "<p>Hello</p>", id="the same"),
        pytest.param(
            "Our site <https://www.northern.example/a>", "<a href='x'>Our site</a>", id="link"
        ),
        pytest.param("* One\n\n1. Two\n", "<ul><li>One</li></ul><ol><li>Two</li></ol>", id="list"),
        pytest.param("[cid:logo.png@01]\nHello", "<img src='cid:l'>Hello", id="picture"),
        pytest.param("*Hello* _you_\n\n_____\n", "<b>Hello</b> <i>you</i><hr>", id="looks"),
        pytest.param("> quoted\n> more", "<blockquote>quoted more</blockquote>", id="quoted"),
        pytest.param("a very long\nline", "<p>a very long line</p>", id="broken lines"),
    ],
)
def test_two_forms_that_say_the_same_hide_nothing(plain: str, markup: str) -> None:
    """The plain form is written by a program, in its own way."""
    raw = parts("multipart/alternative", part("text/plain", plain), part("text/html", markup))

    (document,) = read("mail.eml", raw)

    assert not [line for line in document.lines if line.part is Part.OTHER and line.text]
    assert not [one for one in document.traces if one.kind is TraceKind.HIDDEN_TEXT]


def test_every_text_of_a_mixed_message_is_seen() -> None:
    """Only forms of the same thing stand for each other."""
    both = parts(
        "multipart/alternative", part("text/plain", "one"), part("text/html", "<p>one</p>")
    )
    inner = both.partition(b"Subject: x\n")[2].replace(b'"b"', b'"c"').replace(b"--b", b"--c")
    raw = parts("multipart/mixed", inner, part("text/plain", PLACE), part("text/html", "<p>3</p>"))

    (document,) = read("mail.eml", raw)

    assert visible(document) == ["one", PLACE, "3"]


def test_forms_with_files_between_them_are_seen() -> None:
    """A program that puts pictures between words sends several texts for one plain form."""
    html = parts(
        "multipart/mixed", part("text/html", "<p>one</p>"), part("text/html", "<p>two</p>")
    )
    inner = html.partition(b"Subject: x\n")[2].replace(b'"b"', b'"c"').replace(b"--b", b"--c")
    raw = parts("multipart/alternative", part("text/plain", "one\n\ntwo"), inner)

    (document,) = read("mail.eml", raw)

    assert visible(document) == ["one", "two"]
    assert not document.traces


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(
            HEAD + b"Content-Type: text/plain; charset=iso-8859-1\n\nSi\xc3\xa2n",
            "Si\u00e2n",
            id="utf-8 called latin",
        ),
        pytest.param(
            HEAD + b"Content-Type: text/plain; charset=utf-8\n\nSi\xe2n",
            "Si\u00e2n",
            id="latin called utf-8",
        ),
        pytest.param(
            HEAD + b"Content-Type: text/plain; charset=us-ascii\n\nSi\xc3\xa2n",
            "Si\u00e2n",
            id="utf-8 called ascii",
        ),
        pytest.param(
            HEAD + b"Content-Type: text/plain; charset=punycode\n\nhi-there",
            "hi-there",
            id="no alphabet for letters",
        ),
        pytest.param(
            HEAD + b"Content-Type: text/html\n\n<meta charset=koi8-r><p>\xe4\xc1",
            "\u0414\u0430",
            id="said inside",
        ),
        pytest.param(HEAD.replace(b"\n", b"\r") + b"\rhi\rthere", "hi", id="bare returns"),
        pytest.param(HEAD.replace(b"\n", b"\r\n") + b"\r\nhi", "hi", id="Windows"),
    ],
)
def test_letters_are_read_whatever_they_are_called(raw: bytes, words: str) -> None:
    """A wrong name for an alphabet is common."""
    (document,) = read("mail.eml", raw)

    assert visible(document)[0] == words
    assert document.read is Read.WHOLE


def test_letters_that_nobody_knows_are_said() -> None:
    """They may be wrong."""
    (document,) = read("mail.eml", HEAD + b"Content-Type: text/plain; charset=x-own\n\nSi\xe2n")

    assert [gap.code for gap in document.gaps] == ["unread.damaged"]


@pytest.mark.parametrize("mark", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_message_saved_with_two_bytes_a_letter_is_read(mark: str) -> None:
    """Some programs save one so."""
    (document,) = read("mail.eml", (HEAD + f"\n{PLACE}\n".encode()).decode().encode(mark))

    assert document.kind is FileKind.EML
    assert visible(document) == [PLACE]


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


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param(
            "X-Originating-IP: [81.2.69.142]",
            [("address of the sender's computer", "81.2.69.142")],
            id="computer",
        ),
        pytest.param("X-Originating-IP: [10.1.2.3]", [], id="computer in the office"),
        pytest.param(
            "Received: from a by b for <blind@d.example>; x",
            [("delivered to", "blind@d.example")],
            id="delivered",
        ),
        pytest.param(
            "Received: from a by b for <c@d.example>; x", [], id="delivered to the recipient"
        ),
        pytest.param(
            "Delivered-To: blind@d.example",
            [("delivered to", "blind@d.example")],
            id="delivered to",
        ),
        pytest.param(
            "Thread-Topic: Hale and Marsh",
            [("subject of the earlier messages", "Hale and Marsh")],
            id="thread",
        ),
        pytest.param("Thread-Topic: x", [], id="the same thread"),
        pytest.param("Keywords: refuge", [("keywords", "refuge")], id="keywords"),
        pytest.param(
            "Sender: k.moss@moss.example", [("sending mailbox", "k.moss@moss.example")], id="sender"
        ),
        pytest.param("Sender: a@b.example", [], id="the same sender"),
        pytest.param(
            "X-MS-Exchange-Organization-AuthAs: Internal\nThread-Index: Ac8x\n"
            "X-Mailer: Outlook\nMessage-ID: <1@x>\nX-Unsent: 1",
            [],
            id="programs",
        ),
    ],
)
def test_headers_tell_only_what_they_tell(headers: str, expected: list[tuple[str, str]]) -> None:
    """Ordinary ones are quiet: false alarms teach clicking."""
    (document,) = read("mail.eml", HEAD + f"{headers}\n\nhi\n".encode())

    assert told(document) == expected


def test_blind_copies_of_an_attached_message_are_told() -> None:
    """Whoever gets the file sees them. In the message that is being sent they are ordinary."""
    inner = HEAD + b"Bcc: blind@d.example\n\nhi\n"
    raw = parts(
        "multipart/mixed", part("text/plain", "x"), b"Content-Type: message/rfc822\n\n" + inner
    )

    outer, attached = read("mail.eml", raw)
    (alone,) = read("mail.eml", inner)

    assert not outer.traces
    assert told(attached) == [("blind copy", "blind@d.example")]
    assert not alone.traces


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


@pytest.mark.parametrize(
    ("details", "lines"),
    [
        pytest.param("", ["14 Orchard", "Close", "> Where is", "> it?"], id="as written"),
        pytest.param("; format=flowed", ["14 Orchard Close", "> Where is it?"], id="flowing"),
        pytest.param(
            "; format=flowed; delsp=yes", ["14 OrchardClose", "> Where isit?"], id="no space"
        ),
    ],
)
def test_lines_that_were_broken_on_their_way_are_whole_again(
    details: str, lines: list[str]
) -> None:
    """As a mail program shows them, so that an address is not torn apart."""
    words = b"14 Orchard \nClose\n> Where is \n> it?\n"

    (document,) = read("mail.eml", HEAD + f"Content-Type: text/plain{details}\n\n".encode() + words)

    assert visible(document) == lines


def test_a_second_subject_is_told() -> None:
    """A mail program shows one of them."""
    (document,) = read("mail.eml", HEAD + b"Subject: Hale refuge\n\nhi\n")

    assert told(document) == [("second subject", "Hale refuge")]


OUTLOOK = """<html xmlns:o="urn:x"><head><meta name=Generator content="Microsoft Word 15">
<!--[if !mso]><style>v\\:* {behavior:url(#x);}</style><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom></xml><![endif]--></head>
<body lang=EN-GB><div class=WordSection1><p class=MsoNormal>Dear Ms Hale,<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>The report is on <a href="https://www.northern.example/r">our site</a>.</p>
<p class=MsoNormal><img width=96 height=48 src="cid:i@x" alt="Northern logo"></p>
<div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Erin Hale</p></div>{more}</body></html>
"""
ITS_PLAIN_FORM = """Dear Ms Hale,

The report is on our site<https://www.northern.example/r>.
[Northern logo]
From: Erin Hale
"""


@pytest.mark.parametrize(
    ("more", "hidden"),
    [
        pytest.param("", [], id="nothing more"),
        pytest.param(
            "<!--[if mso]><p>14 Orchard Close</p><![endif]-->", [PLACE], id="for one program alone"
        ),
        pytest.param("<!-- 14 Orchard Close -->", [PLACE], id="comment"),
    ],
)
def test_an_everyday_message_hides_nothing(more: str, hidden: list[str]) -> None:
    """As Outlook writes it: settings in comments, links and a logo in the plain form."""
    markup = OUTLOOK.replace("{more}", more)
    raw = parts(
        "multipart/alternative", part("text/plain", ITS_PLAIN_FORM), part("text/html", markup)
    )

    (document,) = read("mail.eml", raw)

    told = [one for one in document.traces if one.name != Concealment.ALTERNATIVE.value]
    assert [one.text.strip() for one in told] == hidden
    assert visible(document)[:2] == ["Dear Ms Hale,", "The report is on our site."]
