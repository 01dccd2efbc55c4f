"""What an old Word file holds and its conversion has lost is told, and nothing else."""

import random
import struct
from pathlib import Path

import pytest

from checker import reading
from checker.model import Concealment, Document, Part, Read, TraceKind
from checker.reading.word97 import Instruction, UntakenError, held_in, taken_apart
from checker.worker.converting import convert, libreoffice
from tests.builders.doc_files import doc, pieces, written
from tests.builders.docx_files import docx, lines, paragraph, run
from tests.builders.ole_files import compound

KEPT = "Dear Ms Hale\rThe hearing is on Tuesday.\r"
LETTER = docx(lines("Dear Ms Hale", "The hearing is on Tuesday."))
HIDDEN = "14 Orchard Close, Exampletown"
UNUSED = Path(__file__).parents[2] / "data/unused-header-and-field.doc"
"""A header for even pages where all are headed alike, and a field that fetches a letter."""
CONVERTED = Path(__file__).parents[2] / "data/corpus/doc_c1ed32d5b2.doc"
office = pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed here")


def read(text: str, made: bytes = LETTER, *, wide: bool = False) -> Document:
    """Read an old file with this text, of which LibreOffice makes this."""
    data = doc(text=text, wide=wide)
    return reading.read("old.doc", data, convert=lambda _kind, _data: made)[0]


def lost(document: Document) -> list[str]:
    """Give the hidden lines that a conversion left behind."""
    return [line.text for line in document.lines if line.part is Part.OTHER]


def active(document: Document) -> list[tuple[str, str]]:
    """Give what would be fetched."""
    return [(one.name, one.text) for one in document.traces if one.kind is TraceKind.ACTIVE]


@pytest.mark.parametrize("wide", [False, True])
def test_a_header_that_the_conversion_drops_is_a_hidden_line(*, wide: bool) -> None:
    """It goes through every check, and a trace quotes it and says where it stands."""
    document = read(f"{KEPT}\r{HIDDEN}\r", wide=wide)
    (line,) = (one for one in document.lines if one.part is Part.OTHER)
    (trace,) = (one for one in document.traces if one.kind is TraceKind.HIDDEN_TEXT)

    assert (line.text, line.hidden) == (HIDDEN, Concealment.UNUSED)
    assert (trace.text, trace.name, trace.part) == (HIDDEN, "unused", Part.OTHER)
    assert trace.span is not None
    assert document.text(Part.OTHER)[slice(*trace.span)] == HIDDEN
    assert document.read is Read.WHOLE


@pytest.mark.parametrize(
    "text",
    [
        KEPT,
        "dear  ms\thale\r\rthe hearing\x0bis on tuesday\r",
        "Dear Ms Ha\x1fle\r\x13 DATE \x143 March 2021\x15\r\x13PAGE\x1417\x15\r",
        "Dear \x13MERGEFIELD N\x14Ms Hale\x15\rThe \x01hearing\x02 is \x13REF\x14on\x15 Tuesday\r",
        "Dear Ms Hale\x07\x07The hearing is on Tuesday.\x0c",
        '\x13 HYPERLINK "https://a.example/help" \\l "part" \\t "_blank" \x14Dear Ms Hale\x15\r',
        '\x13 TOC \\o "1-3" \\h \x14Dear Ms Hale\rThe hearing is on Tuesday.\x15\r',
        "\x13 CONTROL Forms.TextBox.1 \\s \x14\x01\x15\r\x13 EMBED Package \x14\x01\x15\r",
        "",
    ],
)
def test_what_the_conversion_holds_in_another_form_is_no_finding(text: str) -> None:
    """Spaces, marks, cells, worked-out fields and ordinary links are not lost words."""
    document = read(text)

    assert lost(document) == []
    assert document.gaps == ()
    assert not [one for one in document.traces if one.kind is not TraceKind.METADATA]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dear Ms Hale, Tuesday\rMs Nair\r", ["Dear Ms Hale, Tuesday", "Ms Nair"]),
        ("14 hearing\r", ["14 hearing"]),
        ("Dear Ms Hale\r\x13 never ended 14 Orchard Close\r", ["never ended 14 Orchard Close"]),
        (
            "Dear \x13MERGEFIELD x\x14Mr Nair\x15, the hearing\r",
            ["Mr Nair"],
        ),
        (f'\x13 IF 1 = 2 "{HIDDEN}" "" \x14\x15\r', [HIDDEN]),
        (
            '\x13 HYPERLINK "mailto:p.nair@letters.example" \x14Dear Ms Hale\x15\r',
            ["p.nair@letters.example"],
        ),
        (
            '\x13 HYPERLINK "file:///H:/Nair/old.doc" \x14Dear Ms Hale\x15\r',
            ["file:///H:/Nair/old.doc"],
        ),
        (
            '\x13 HYPERLINK "https://a.example" \\o "For P Nair" \x14Dear Ms Hale\x15\r',
            ["For P Nair"],
        ),
    ],
)
def test_words_that_are_lost_are_told(text: str, told: list[str]) -> None:
    """Also short ones, those of a field's result, and those that a field is told."""
    assert lost(read(text)) == told


def test_an_address_that_the_conversion_keeps_is_told_once() -> None:
    """A link of the new file is told by its own reader."""
    link = ("rId9", "hyperlink", "mailto:p.nair@letters.example")
    shown = f'<w:hyperlink r:id="rId9">{run("Dear Ms Hale")}</w:hyperlink>'
    made = docx(paragraph(shown), links=(link,))
    told = '\x13 HYPERLINK "mailto:p.nair@letters.example" \x14Dear Ms Hale\x15\r'

    assert lost(read(told, made)) == []


@pytest.mark.parametrize(
    ("instruction", "name", "path"),
    [
        ('INCLUDETEXT "H:\\\\Nair\\\\old.doc"', "field that fetches a file", "H:\\Nair\\old.doc"),
        (
            'INCLUDEPICTURE "https://a.example/x.png"',
            "picture from the internet",
            "https://a.example/x.png",
        ),
        (
            'LINK Excel.Sheet.8 "H:\\\\x.xls"',
            "field that fetches a file",
            "Excel.Sheet.8 H:\\x.xls",
        ),
        ('DDEAUTO excel "x.xls" R1', "DDE field", "excel x.xls R1"),
    ],
)
def test_a_field_that_fetches_something_is_told(instruction: str, name: str, path: str) -> None:
    """As in a new file: it is active, and where it leads goes through every check."""
    document = read(f"Dear Ms Hale\x13 {instruction} \x14\x15\r")

    assert active(document) == [(name, path)]
    assert path in document.text(Part.METADATA)


def test_pieces_of_both_kinds_are_put_together_and_fields_are_taken_apart() -> None:
    """A piece of one byte a character, a wide one, a field inside a field."""
    head = bytearray(2048)
    struct.pack_into("<HHHHHH", head, 0, 0xA5EC, 0xC1, 0, 0, 0, 0)
    first, second = "Dear \u2019Ms", " Ha\u0142e\rx"
    table = pieces((2048, first, False), (2100, second, True))
    struct.pack_into("<II", head, 0x01A2, 16, len(table))
    word = bytes(head) + written(first, wide=False).ljust(52, b"\0") + written(second, wide=True)
    data = compound({"WordDocument": word, "0Table": bytes(16) + table})

    assert held_in(data).paragraphs == (("Dear \u2019Ms Ha\u0142e",), ("x",))
    nested = taken_apart("a\x13IF \x13REF n\x141\x15=1 \x14yes\x15b\r")
    assert nested.paragraphs == (("a", "yes", "b"),)
    assert nested.instructions == (Instruction("REF n", "1"), Instruction("IF 1=1 ", "yes"))


def test_the_entries_that_a_template_carries_are_text_too() -> None:
    """They have a head of their own further on, and no page shows them."""
    text = HIDDEN + "\r"
    whole = bytearray(8192)
    for at in (0, 4096):
        struct.pack_into("<HHHHHH", whole, at, 0xA5EC, 0xC1, 0, 0, 0 if at else 8, 0x0200)
    empty, entries = pieces((0, "", False)), pieces((6000, text, False))
    struct.pack_into("<II", whole, 0x01A2, 0, len(empty))
    struct.pack_into("<II", whole, 4096 + 0x01A2, 100, len(entries))
    whole[6000 : 6000 + len(text)] = text.encode()
    data = compound({"WordDocument": bytes(whole), "1Table": empty.ljust(100, b"\0") + entries})

    assert held_in(data).paragraphs == ((HIDDEN,),)


def test_the_text_of_word_95_stands_in_one_piece() -> None:
    """It has no table of pieces unless it was saved fast."""
    head = bytearray(2048)
    struct.pack_into("<HHHHHH", head, 0, 0xA5DC, 0x68, 0, 0, 0, 0)
    struct.pack_into("<II", head, 0x18, 2048, 2048 + len(HIDDEN))
    data = compound({"WordDocument": bytes(head) + HIDDEN.encode()})

    assert held_in(data).paragraphs == ((HIDDEN,),)


@pytest.mark.parametrize(
    ("at", "number"), [(0x01A2, 1 << 30), (0x01A6, 0), (0x01A6, 1 << 30), (0, 0), (0x0A, 0)]
)
def test_a_file_whose_text_cannot_be_taken_is_read_partly(at: int, number: int) -> None:
    """What cannot be compared is said, for something may be lost."""
    data = bytearray(doc(text=KEPT))
    head = data.index(struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x0809, 0, 0x0200))
    struct.pack_into("<I" if at >= 0x100 else "<H", data, head + at, number)
    made = reading.read("old.doc", bytes(data), convert=lambda _kind, _data: LETTER)[0]

    with pytest.raises(UntakenError):
        held_in(bytes(data))
    assert made.read is not Read.WHOLE


def test_fields_nested_without_end_are_refused() -> None:
    """Nobody nests hundreds of them."""
    with pytest.raises(UntakenError):
        taken_apart("\x13" * 10_000)


def test_a_broken_table_of_pieces_gives_text_or_a_refusal() -> None:
    """Flipped bytes of the head and of the table raise nothing else, and make nothing swell."""
    chance = random.Random(97)
    text = f'{KEPT}\x13 IF 1 = 2 "{HIDDEN}" \x14\x13PAGE\x144\x15\x15\r\x07\x0c'
    head = bytearray(struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, 0x0200).ljust(2048, b"\0"))
    table = b"\1\2\0\0\0" + pieces((2048, text, False), (2048 + len(text), text, True))
    struct.pack_into("<II", head, 0x01A2, 0, len(table))
    word = bytes(head) + written(text, wide=False) + written(text, wide=True)
    taken = 0
    for _ in range(600):
        broken = [bytearray(word), bytearray(table)]
        for _ in range(chance.randrange(1, 5)):
            part = chance.choice(broken)
            place = chance.choice((8, 10, *range(0x01A2, 0x01AA), 2060))
            part[place if part is broken[0] else chance.randrange(len(part))] = chance.randrange(
                256
            )
        data = compound({"WordDocument": bytes(broken[0]), "1Table": bytes(broken[1])})
        try:
            held = held_in(data)
        except UntakenError:
            continue
        taken += 1
        assert sum(len(run) for one in held.paragraphs for run in one) <= 4 * len(word)
    assert 0 < taken < 600


@office
def test_an_old_letter_of_another_program_loses_nothing_and_is_told_nothing() -> None:
    """The whole way, with LibreOffice."""
    document = through_libreoffice(CONVERTED.read_bytes())

    assert document.read is Read.WHOLE
    assert lost(document) == []


@office
def test_what_libreoffice_drops_is_told() -> None:
    """The whole way: a header of no page, and the path of a field that fetches a file."""
    document = through_libreoffice(UNUSED.read_bytes())

    assert "Dear Ms Hale" in document.text()
    assert lost(document) == [HIDDEN]
    assert active(document) == [("field that fetches a file", "H:\\Nair\\12 Orchard Close.doc")]


def through_libreoffice(data: bytes) -> Document:
    """Read an old file as the parent lets it be converted."""
    return reading.read("old.doc", data, convert=lambda kind, one: convert(kind, one, bool))[0]
