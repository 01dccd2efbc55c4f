"""Email messages: headers, bodies in every form, attachments, and messages that are wrong."""

import io
from email.message import EmailMessage

import pytest
from PIL import Image

from checker.model import Concealment, Document, FileKind, Part, Read
from checker.reading import Effort, read


def mail(body: str = "Dear Ms Hale,\n\nPlease see the report.\n", **headers: str) -> EmailMessage:
    """A message with ordinary headers unless others are given (cc="...")."""
    message = EmailMessage()
    message["From"] = "Business Support <support@northern.example>"
    message["To"] = "Erin Hale <e.hale@mailbox.example>"
    message["Subject"] = "XX26P00001"
    for name, value in headers.items():
        del message[name]
        message[name] = value
    message.set_content(body)
    return message


def visible(document: Document) -> list[str]:
    """The lines of the body that a person sees."""
    return [
        line.text
        for line in document.lines
        if line.part is Part.BODY and line.hidden is None and line.text
    ]


def test_a_message_says_who_it_is_from_and_to() -> None:
    """Display names and addresses, of every kind of recipient."""
    message = mail(cc="Marsh and Bell <post@marsh.example>, b@c.example", bcc="hidden@d.example")

    (document,) = read("mail.eml", message.as_bytes())

    assert document.message is not None
    assert document.message.to[0].name == "Erin Hale"
    assert [box.address for box in document.message.cc] == ["post@marsh.example", "b@c.example"]
    assert document.message.bcc[0].address == "hidden@d.example"
    assert document.message.subject == "XX26P00001"
    assert document.text(Part.SUBJECT) == "XX26P00001"
    assert "To: Erin Hale <e.hale@mailbox.example>" in document.text(Part.HEADERS)


@pytest.mark.parametrize("subject", ["Re: the report", "FW: the report", "Ateb: adroddiad"])
def test_an_answer_is_known_as_one(subject: str) -> None:
    """By its subject, or by its headers."""
    (document,) = read("mail.eml", mail(Subject=subject).as_bytes())

    assert document.message is not None
    assert document.message.answers


def test_the_markup_is_what_a_person_sees() -> None:
    """The plain form counts only where it says something else, and that is hidden."""
    message = mail("Dear Ms Hale\nThe secret is 14 Orchard Close\n")
    message.add_alternative("<p>Dear Ms Hale</p><p>Goodbye</p>", subtype="html")

    (document,) = read("mail.eml", message.as_bytes())

    assert visible(document) == ["Dear Ms Hale", "Goodbye"]
    (other,) = [line for line in document.lines if line.part is Part.OTHER]
    assert other.text == "The secret is 14 Orchard Close"
    assert other.hidden is Concealment.UNUSED


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        pytest.param('<p style="display:none">secret</p>', Concealment.HIDDEN, id="not displayed"),
        pytest.param('<span style="color:#ffffff">secret</span>', Concealment.WHITE, id="white"),
        pytest.param('<p style="font-size:0px">secret</p>', Concealment.HIDDEN, id="no size"),
        pytest.param("<!-- secret -->", Concealment.COMMENT, id="comment"),
        pytest.param("<div hidden>secret</div>", Concealment.HIDDEN, id="hidden"),
    ],
)
def test_hidden_markup_is_told_apart(markup: str, why: Concealment) -> None:
    """Its text is read, with the reason why nobody sees it."""
    message = mail("x")
    message.set_content(f"<html><body><p>Dear Ms Hale</p>{markup}</body></html>", subtype="html")

    (document,) = read("mail.eml", message.as_bytes())

    assert visible(document) == ["Dear Ms Hale"]
    assert [line.hidden for line in document.lines if line.text == "secret"] == [why]


def test_an_attachment_is_read_and_named_by_where_it_is() -> None:
    """`outer/inner`, with its parent."""
    message = mail()
    message.add_attachment("Dear Mr Hale", filename="letter.txt")

    outer, inner = read("mail.eml", message.as_bytes())

    assert (inner.name, inner.parent, inner.kind) == (
        "mail.eml/letter.txt",
        "mail.eml",
        FileKind.TXT,
    )
    assert inner.text().strip() == "Dear Mr Hale"
    assert outer.read is Read.WHOLE


def test_a_message_in_a_message_is_read() -> None:
    """A forwarded message is an attachment like any other."""
    message = mail()
    message.add_attachment(mail("The address is 14 Orchard Close.\n"))

    documents = read("mail.eml", message.as_bytes())

    assert documents[1].kind is FileKind.EML
    assert "14 Orchard Close" in documents[1].text()
    assert documents[1].parent == "mail.eml"


def test_files_packed_too_deeply_are_a_finding() -> None:
    """Four deep is enough for anybody."""
    message = mail("at the bottom")
    for _ in range(6):
        outer = mail()
        outer.add_attachment(message)
        message = outer

    documents = read("mail.eml", message.as_bytes())

    assert documents[-1].gaps[0].code == "unread.too-large"


def test_a_picture_in_a_message_is_a_gap_of_its_size() -> None:
    """A logo is small, a screenshot is not: the rule decides by the area."""
    picture = io.BytesIO()
    Image.new("RGB", (960, 480)).save(picture, "PNG")
    message = mail()
    message.add_attachment(
        picture.getvalue(), maintype="image", subtype="png", disposition="inline", filename="a.png"
    )

    (document,) = read("mail.eml", message.as_bytes())

    assert document.gaps[0].code == "unread.scan"
    assert document.gaps[0].area_mm2 == pytest.approx(254 * 127)


def test_headers_in_other_alphabets_are_decoded() -> None:
    """Encoded words are words."""
    raw = mail(Subject="x").as_bytes().replace(b"Subject: x", b"Subject: =?utf-8?b?U2nDom4=?=")

    (document,) = read("mail.eml", raw)

    assert document.text(Part.SUBJECT) == "Si\u00e2n"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(
            b"From: a\nTo: b\nContent-Type: multipart/mixed\n\nno boundary", id="boundary"
        ),
        pytest.param(
            b"From: a\nTo: b\nContent-Type: text/plain; charset=nonsense\n\nhi", id="charset"
        ),
        pytest.param(b"From: =?x?q?=\nTo: group: ;\n\nhi", id="group and bad word"),
        pytest.param(
            b"From: a\nTo: b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%",
            id="bad base64",
        ),
        pytest.param(b"From: a\nTo: " + b"(" * 20000 + b"\n\nhi", id="brackets"),
    ],
)
def test_a_broken_message_is_read_or_says_why(raw: bytes) -> None:
    """No exception, whatever is in it."""
    for document in read("mail.eml", raw):
        assert document.read is Read.WHOLE or document.gaps


def test_a_thorough_look_gives_the_same_message() -> None:
    """Only a pdf has more to show."""
    raw = mail().as_bytes()

    assert read("mail.eml", raw, effort=Effort.CLOSE) == read("mail.eml", raw)


def test_two_attachments_of_one_name_are_told_apart() -> None:
    """Each can be pointed at."""
    message = mail()
    message.add_attachment("one", filename="a.txt")
    message.add_attachment("two", filename="a.txt")

    names = [document.name for document in read("mail.eml", message.as_bytes())]

    assert len(set(names)) == 3


@pytest.mark.parametrize("fields", [("To",), ("To", "Cc", "Bcc")])
@pytest.mark.parametrize("count", [251, 3_000, 100_000])
def test_a_message_to_hundreds_is_not_checked_for_hours(
    fields: tuple[str, ...], count: int
) -> None:
    """Every rule runs for every recipient: it is said at once that they are too many."""
    everybody = [f"p{number}@mailbox.example" for number in range(count)]
    headers = [f"{field}: " + ", ".join(everybody[n :: len(fields)])
               for n, field in enumerate(fields)]  # fmt: skip
    raw = "\n".join(("From: a@northern.example", "Subject: All", *headers, "", "Hello.", ""))

    (document,) = read("all.eml", raw.encode())

    assert document.read is Read.NO
    assert document.gaps[0].code == "unread.too-large"


def test_a_message_to_a_meeting_is_checked() -> None:
    """Two hundred and fifty is the most."""
    everybody = ", ".join(f"p{number}@mailbox.example" for number in range(250))
    raw = f"From: a@northern.example\nTo: {everybody}\nSubject: All\n\nHello.\n"

    (document,) = read("all.eml", raw.encode())

    assert document.message is not None
    assert len(document.message.to) == 250


def test_a_body_nested_too_deeply_is_held_not_passed_as_empty() -> None:
    """What stands at the bottom was not read, so the message was not."""
    deep = "<div>" * 600 + "14 Orchard Close" + "</div>" * 600
    message = mail("x")
    message.set_content(f"<html><body>{deep}</body></html>", subtype="html")

    (document,) = read("mail.eml", message.as_bytes())

    assert document.gaps[0].code == "unread.damaged" or "14 Orchard Close" in document.text()
