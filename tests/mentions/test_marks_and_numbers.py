"""Emails, phones, exchanges, references, instructions, births, greetings, lone postcodes."""

import pytest

from checker.mentions import find
from checker.model import Line, MentionKind, Part
from tests.builders.cases import case as made_up_case
from tests.builders.cases import policy
from tests.builders.plain_text import text_document

CASE = made_up_case()


def values(text: str, kind: MentionKind, part: Part = Part.BODY) -> list[str]:
    """Give the values of one kind found in a text, with the made-up case."""
    found = find(text_document(text, part=part), case=CASE, policy=policy())
    return [one.value for one in found if one.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "at Joe.Hale@Example.TEST.", ["joe.hale@example.test"], id="capitals, full stop"
        ),
        pytest.param("joe@example.cmo", ["joe@example.cmo"], id="a misspelt ending"),
        pytest.param("<mailto:a.b@c.example>", ["a.b@c.example"], id="in a link"),
        pytest.param("a@one.example;b@two.example", ["a@one.example", "b@two.example"], id="two"),
        pytest.param("o'neill@mail.example", ["o'neill@mail.example"], id="an apostrophe"),
        pytest.param("meet @ 5.30 at home", [], id="an at sign"),
    ],
)
def test_emails(text: str, expected: list[str]) -> None:
    """Every address is found as it would be typed, in lower case."""
    assert values(text, MentionKind.EMAIL) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("07700 900 233", ["447700900233"], id="a mobile"),
        pytest.param("+44 (0)7700 900182", ["447700900182"], id="with the country"),
        pytest.param("(020) 7946 0018", ["442079460018"], id="brackets"),
        pytest.param("01632 960001 ext 12", ["441632960001"], id="an extension"),
        pytest.param("call 01632-960-001.", ["441632960001"], id="dashes"),
        pytest.param("NHS No 485 777 3456", [], id="an NHS number"),
        pytest.param("on 01/02/2026 at 10.30", [], id="a date"),
        pytest.param("1234-5678-9012-3456", [], id="a case number"),
    ],
)
def test_phones(text: str, expected: list[str]) -> None:
    """British numbers are found however they are spaced, and no other numbers."""
    assert values(text, MentionKind.PHONE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("case BS24P00731.", ["BS24P00731"], id="a court's number"),
        pytest.param("bs 24 p 00731", ["BS24P00731"], id="spaced, small letters"),
        pytest.param("1234-5678-9012-3456", ["1234567890123456"], id="sixteen digits with dashes"),
        pytest.param("1234567890123456", ["1234567890123456"], id="sixteen digits"),
        pytest.param("RE: COM0810140", ["COM0810140"], id="after RE:"),
        pytest.param("Our ref: AB/123/JS", ["AB/123/JS"], id="ours"),
        pytest.param("Your Ref. JS 12345", ["JS12345"], id="yours, two words"),
        pytest.param("Our ref: AB/12   Your ref: CD/34", ["AB/12", "CD/34"], id="two on a line"),
        pytest.param("Our ref: 12 March 2026", [], id="a date"),
        pytest.param("Ref: 12/03/2026", [], id="a date in numbers"),
        pytest.param("Ref: XX1 4AB", [], id="a postcode"),
        pytest.param("Reference for Joanne", [], id="no number"),
        pytest.param("ref 07700900123", [], id="a phone"),
        pytest.param("NI number QQ 12 34 56 C", [], id="a national insurance number"),
    ],
)
def test_references(text: str, expected: list[str]) -> None:
    """Numbers of a case are found by their shape or their label; dates and phones are none."""
    assert values(text, MentionKind.REFERENCE) == expected


def test_a_reference_of_the_record_is_found_without_a_label() -> None:
    """What the record knows is found as written, also with other spaces."""
    written = CASE.references[0].value

    assert values(f"about {written[:4]} {written[4:]} again", MentionKind.REFERENCE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Send by email only to: a@b.example", ["email"], id="send by email only to"),
        pytest.param("BY EMAIL ONLY", ["email"], id="capitals"),
        pytest.param("By secure e-mail", ["email"], id="secure e-mail"),
        pytest.param("By DX", ["dx"], id="DX"),
        pytest.param("By hand", ["hand"], id="by hand"),
        pytest.param("Hand delivered", ["hand"], id="hand delivered"),
        pytest.param("By Special Delivery", ["post"], id="special delivery"),
        pytest.param("By first class post", ["post"], id="first class"),
        pytest.param("By email and by post", ["email", "post"], id="two ways"),
        pytest.param("This letter is sent by email only.", ["email"], id="in a sentence"),
        pytest.param("By email: a@b.example", ["email"], id="with the address"),
        pytest.param("You may reply by email or by post.", [], id="how to answer"),
        pytest.param("We sent it by post last week.", [], id="what was done"),
        pytest.param("By post you may also", [], id="a line of a paragraph"),
        pytest.param("EMAIL ONLY - DO NOT POST", ["email"], id="and not so"),
        pytest.param("By email - hard copy will not follow", ["email"], id="no paper"),
        pytest.param("Delivery method: Email", ["email"], id="a field"),
        pytest.param("Private and confidential - by email only", ["email"], id="behind a marking"),
        pytest.param("Sent by Egress secure email", ["email"], id="a product"),
        pytest.param("I am sending this letter by secure email.", ["email"], id="who sends it"),
        pytest.param("Trwy e-bost yn unig", ["email"], id="in Welsh"),
        pytest.param("Drwy'r post dosbarth cyntaf", ["post"], id="post in Welsh"),
        pytest.param("Recorded delivery", ["post"], id="recorded"),
        pytest.param("Special Delivery Guaranteed by 1pm", ["post"], id="guaranteed"),
        pytest.param("This letter is sent by first class post.", ["post"], id="post in a sentence"),
        pytest.param("By DX 1234 Exampletown 1", ["dx"], id="DX with its number"),
        pytest.param("By hand and in confidence", ["hand"], id="by hand with more"),
        pytest.param("DX 1234 Exampletown 1", [], id="a DX address"),
        pytest.param("All letters to the school are sent by email only.", [], id="other letters"),
        pytest.param("The order was served by first class post.", [], id="another paper"),
        pytest.param("Please contact the office by email only.", [], id="how to write"),
        pytest.param("Recorded delivery of the parcel was refused.", [], id="a sentence's start"),
    ],
)
def test_instructions(text: str, expected: list[str]) -> None:
    """A line that says how the letter travels is found; how others may write is not."""
    assert values(text, MentionKind.INSTRUCTION) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("was born on 14 July 2021", ["2021-07-14"], id="born on"),
        pytest.param("DOB: 04/03/1990", ["1990-03-04"], id="DOB"),
        pytest.param("(d.o.b. 4.3.90)", ["1990-03-04"], id="dotted, short year"),
        pytest.param("date of birth is 1st May 2019", ["2019-05-01"], id="an ordinal"),
        pytest.param("born 2018-05-06", ["2018-05-06"], id="year first"),
        pytest.param("DOB: 31/02/1990", [], id="no such day"),
        pytest.param("the hearing on 14 July 2021", [], id="another date"),
    ],
)
def test_dates_of_birth(text: str, expected: list[str]) -> None:
    """Only a date that is said to be somebody's birth is one."""
    assert values(text, MentionKind.DATE_OF_BIRTH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Dear Ms Hale,", ["Ms Hale"], id="with a comma"),
        pytest.param("Dear Mr and Mrs Singh-Gill", ["Mr and Mrs Singh-Gill"], id="two"),
        pytest.param("Dear Sir or Madam", ["Sir or Madam"], id="nobody by name"),
        pytest.param("DEAR MS HALE:", ["MS HALE"], id="capitals"),
        pytest.param("Annwyl Mr ap Rhys", ["Mr ap Rhys"], id="Welsh"),
        pytest.param("Hi Tom,", ["Tom"], id="informal"),
        pytest.param("It cost her dear in the end", [], id="no greeting"),
    ],
)
def test_greetings(text: str, expected: list[str]) -> None:
    """The value of a greeting is whom it greets."""
    assert values(text, MentionKind.SALUTATION) == expected


def test_exchanges() -> None:
    """A DX number carries its exchange."""
    assert values("DX 412 London Chancery Lane", MentionKind.DX) == ["DX 412 LONDON CHANCERY LANE"]
    assert values("DX: 12345 Ormley 2", MentionKind.DX) == ["DX 12345 ORMLEY 2"]


def test_a_lone_postcode_is_found_and_an_addresss_own_is_not_repeated() -> None:
    """A postcode alone may give a place away; one in an address is part of that mention."""
    assert values("near xx14ab, we think", MentionKind.POSTCODE) == ["XX1 4AB"]
    assert values("14 Elm Road, Ormley XX1 4AB", MentionKind.POSTCODE) == []


def test_headers_say_whose_an_email_is() -> None:
    """To, Cc and From of a message give their addresses a role."""
    lines = ("From: a@own.example", "To: b@to.example", "Cc: c@cc.example")
    starts = (0, 20, 37)
    document = text_document(
        "",
        *(
            Line(text=text, part=Part.HEADERS, start=at)
            for text, at in zip(lines, starts, strict=True)
        ),
    )

    found = find(document, case=None, policy=policy())

    assert [(one.value, one.role) for one in found] == [
        ("a@own.example", "sender"),
        ("b@to.example", "recipient"),
        ("c@cc.example", "copy"),
    ]
