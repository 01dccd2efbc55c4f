"""Damaged and hostile RTF files end in a document or a clear sentence, quickly."""

import random

import pytest

from checker.model import Read
from checker.reading.asking import Asked, Reading
from checker.reading.docx import sheet
from checker.reading.refusal import Unreadable
from checker.reading.rtf import html_in_rtf, rtf_reading, tokens
from tests.builders.ending import ends
from tests.builders.rtf_files import TRACKED, built_in, lines, packaged, picture, rtf, shape, table

WHOLE = rtf(
    r"{\info{\title Letter}}{\header \pard x\par}",
    lines("Ms Erin Hale", "14 Orchard Close"),
    table(("a", "b"), ("c", "d")),
    r"{\field{\*\fldinst MERGEFIELD Name}{\fldrslt Erin}}{\v gone}{\deleted\revauthdel1 old}",
    r"{\*\atnauthor Kit}{\*\annotation why}\u346?\'e9",
    built_in("Package", packaged("a.txt", b"text")),
    picture(says="crest"),
    shape("box", ("fHidden", "0")),
    r"{\bin4 abcd}{\*\htmltag64 <b>}",
    head=TRACKED,
)
CONTROL = b"{}\\\\\\'*;0123456789 abcdefghijklmnopqrstuvwxyz\x00\xff"


def read(data: bytes) -> Reading | Unreadable:
    """Read a file, or give the refusal."""
    try:
        return rtf_reading(Asked(name="letter.rtf", data=data))
    except Unreadable as refusal:
        return refusal


def mutated(chance: random.Random) -> bytes:
    """Give the letter with a few bytes changed, taken out, put in, or cut short."""
    data = bytearray(WHOLE)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(6, len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.choice(CONTROL)
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case 2:
                data[at:at] = bytes(chance.choices(CONTROL, k=chance.randint(1, 20)))
            case _:
                other = chance.randrange(6, len(data))
                data[at:at] = data[other : other + chance.randint(1, 60)]
        if len(data) < 20:
            break
    return bytes(data[: chance.randrange(6, len(data))] if chance.random() < 0.1 else data)


def all_end_well(seed: int, count: int) -> None:
    """Read many broken letters: each gives a document or a refusal, and nothing else."""
    chance = random.Random(seed)
    for _ in range(count):
        data = mutated(chance)
        answer = read(data)
        assert isinstance(answer, Unreadable) or answer.document.lines
        html_in_rtf(data.replace(rb"\ansi", rb"\ansi\fromhtml1", 1))


def test_broken_letters_end_well() -> None:
    """A few hundred broken letters."""
    all_end_well(3, 300)


@pytest.mark.campaign
def test_thousands_of_broken_letters_end_well() -> None:
    """Ten thousand more."""
    all_end_well(5, 10_000)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "unread.damaged", id="nothing"),
        pytest.param(b"Dear Ms Hale", "unread.damaged", id="no RTF"),
        pytest.param(rb"{\rtf1" + b"{" * 100_000, "unread.damaged", id="nested 100,000 deep"),
        pytest.param(
            rb"{\rtf1" + rb"{\shp{\*\shpinst{\shptxt x" * 600 + b"}" * 1_801,
            "unread.damaged",
            id="text boxes in one another",
        ),
        pytest.param(rb"{\rtf1 " + b"\\par" * 3_000 + b"}", "unread.too-large", id="many lines"),
        pytest.param(rb"{\rtf1 " + rb"\b" * 20_001, "unread.too-large", id="many words"),
    ],
)
def test_what_cannot_be_read_is_refused(
    data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code says which finding it is."""
    monkeypatch.setattr(sheet, "MAX_LINES", 2_000)
    monkeypatch.setattr(tokens, "MOST_TOKENS", 20_000)
    with ends():
        answer = read(data)

    assert isinstance(answer, Unreadable)
    assert answer.code == code


def test_a_letter_that_is_cut_short_is_read_and_said_to_be() -> None:
    """What is there is read; that something is missing is told."""
    answer = read(rtf(lines("Dear Ms Hale"))[:-1])

    assert isinstance(answer, Reading)
    assert answer.document.read is Read.PARTLY
    assert [gap.code for gap in answer.document.gaps] == ["unread.damaged"]


def test_what_follows_the_end_is_not_passed_over() -> None:
    """Bytes after the last brace are no part of the letter, and are told of."""
    answer = read(rtf(lines("Dear Ms Hale")) + b"Flat 3, 17 Larkspur Lane")

    assert isinstance(answer, Reading)
    assert [gap.code for gap in answer.document.gaps] == ["unread.unsupported"]
