"""What a message says: its people, its forms, its alphabets, what its headers tell."""

import pytest

from checker.model import Concealment, FileKind, Part, Read, TraceKind
from checker.reading import read
from tests.builders.mail_parts import HEAD, PLACE, part, parts, told, visible


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
