"""What an older spreadsheet hides is found and named, and its twin is quiet."""

import struct

import pytest

from checker.model import Document, TraceKind
from checker.reading import read as read_file
from tests.builders.xls_files import (
    CHART,
    EOF,
    begin,
    column,
    font,
    formula,
    label,
    name,
    note,
    number,
    number_format,
    record,
    row,
    said,
    shared,
    shared_texts,
    style,
    text,
    xls,
)

CONCEALED = "Hazel Thorn of 9 Quince Row"
FRONT = label(0, 0, "Payments") + label(1, 0, "Rent") + number(1, 1, 120)
THIRD = label(2, 0, CONCEALED)
OUTSIDE = struct.pack("<HH", 0, len(CONCEALED)) + b"\x01" + CONCEALED.encode("utf-16-le")
COPY = bytes((0, 0)) + struct.pack("<H", 0) + b"\x02" + text(CONCEALED)
AREA = struct.pack("<B5H", 0x3B, 0, 0, 1, 0, 1)
WHOLE = struct.pack("<B5H", 0x3B, 0, 0, 9, 0, 9)
WEB = bytes.fromhex("D0C9EA79F9BACE118C8200AA004BA90B")
MONIKER = bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B")
TARGET = "https://quince.example/row\0".encode("utf-16-le")


def in_list(words: str) -> bytes:
    """Give a drop-down list of some words."""
    tokens = said(words)
    prompts = text("\0") * 4
    return record(
        0x1BE, struct.pack("<I", 3) + prompts + struct.pack("<HH", len(tokens), 0) + tokens
    )


def prompting(words: str) -> bytes:
    """Give a prompt on a cell."""
    prompts = text("\0") * 2 + text(words) + text("\0")
    return record(0x1BE, struct.pack("<I", 3) + prompts + struct.pack("<HH", 0, 0))


def chart(words: str) -> bytes:
    """Give a chart with a series of a name."""
    return begin(CHART) + record(0x100D, struct.pack("<H", 0) + text(words, "<B")) + record(EOF)


def link() -> bytes:
    """Give a link on a cell."""
    head = struct.pack("<4H", 0, 0, 0, 0) + WEB + struct.pack("<II", 2, 3)
    return record(0x1B8, head + MONIKER + struct.pack("<I", len(TARGET)) + TARGET)


MERGED = record(0xE5, struct.pack("<5H", 1, 0, 0, 0, 1))
PALE = font(ink=9)
SMALL = font(twips=20)
NOTHING = number_format(170, ";;;")

KINDS = {
    "hidden sheet": (xls(FRONT, more=THIRD, state=1), xls(FRONT, more=THIRD), "hidden sheet"),
    "very hidden sheet": (
        xls(FRONT, more=THIRD, state=2),
        xls(FRONT, more=THIRD),
        "very hidden sheet",
    ),
    "hidden row": (xls(FRONT + row(2, flags=0x20) + THIRD), xls(FRONT + THIRD), "hidden row"),
    "collapsed row": (
        xls(FRONT + row(2, flags=0x21) + THIRD),
        xls(FRONT + row(2, flags=1) + THIRD),
        "collapsed row",
    ),
    "row without height": (
        xls(FRONT + row(2, height=10, flags=0x40) + THIRD),
        xls(FRONT + row(2, flags=0x40) + THIRD),
        "row without height",
    ),
    "filtered row": (
        xls(record(0x9B) + FRONT + row(2, flags=0x20) + THIRD),
        xls(record(0x9B) + FRONT + THIRD),
        "filtered row",
    ),
    "hidden column": (
        xls(column(0, flags=1) + THIRD),
        xls(column(0) + THIRD),
        "hidden column",
    ),
    "column without width": (
        xls(column(0, width=0) + THIRD),
        xls(column(0) + THIRD),
        "column without width",
    ),
    "remote cell": (
        xls(FRONT + label(60_000, 200, CONCEALED)),
        xls(FRONT + label(20, 9, CONCEALED)),
        "remote cell",
    ),
    "cell outside the print area": (
        xls(FRONT + THIRD, before=name("\x06", AREA, flags=0x20, sheet=1)),
        xls(FRONT + THIRD, before=name("\x06", WHOLE, flags=0x20, sheet=1)),
        "cell outside the print area",
    ),
    "cell under a merged one": (
        xls(
            label(0, 0, "Sum")
            + label(0, 1, CONCEALED)
            + record(0xE5, struct.pack("<5H", 1, 0, 0, 0, 1))
        ),
        xls(label(0, 0, CONCEALED) + record(0xE5, struct.pack("<5H", 1, 0, 0, 0, 1))),
        "cell under a merged one",
    ),
    "white": (
        xls(FRONT + label(2, 0, CONCEALED, 1), before=PALE + style(font_at=1)),
        xls(FRONT + label(2, 0, CONCEALED, 1), before=font() + style(font_at=1)),
        "white",
    ),
    "tiny": (
        xls(FRONT + label(2, 0, CONCEALED, 1), before=SMALL + style(font_at=1)),
        xls(FRONT + label(2, 0, CONCEALED, 1), before=font() + style(font_at=1)),
        "tiny",
    ),
    "invisible": (
        xls(FRONT + label(2, 0, CONCEALED, 1), before=NOTHING + style(code=170)),
        xls(FRONT + label(2, 0, CONCEALED, 1), before=NOTHING + style()),
        "invisible",
    ),
    "note": (xls(FRONT + note((0, 0), CONCEALED)), xls(FRONT), ""),
    "hidden name": (
        xls(FRONT, before=name(CONCEALED, said("Rent"), flags=1)),
        xls(FRONT, before=name(CONCEALED, said("Rent"))),
        "hidden name",
    ),
    "defined name": (
        xls(FRONT, before=name("Thorn", said(CONCEALED))),
        xls(FRONT, before=name("Thorn", said("Rent"))),
        "defined name",
    ),
    "external link": (xls(FRONT, before=record(0x1AE, OUTSIDE)), xls(FRONT), "external link"),
    "copy of another workbook": (
        xls(FRONT, before=record(0x5A, COPY)),
        xls(FRONT),
        "copy of another workbook's cells",
    ),
    "drop-down list": (
        xls(FRONT + in_list(f"Rent\0{CONCEALED}")),
        xls(FRONT + in_list("Rent\0Payments")),
        "drop-down list",
    ),
    "prompt": (xls(FRONT + prompting(CONCEALED)), xls(FRONT + prompting("\0")), "prompt of a cell"),
    "text in a formula": (
        xls(FRONT + formula(2, 0, said(CONCEALED) + said("Rent") + b"\x08", "Rent")),
        xls(FRONT + formula(2, 0, said("Rent") + said("Rent") + b"\x08", "Rent")),
        "text in a formula",
    ),
    "data of a chart": (
        xls(FRONT + chart(CONCEALED)),
        xls(FRONT + chart("Rent")),
        "data of a chart",
    ),
    "left over text": (
        xls(FRONT + shared(2, 0, 0), before=shared_texts("Total", CONCEALED)),
        xls(FRONT + shared(2, 0, 0) + shared(3, 0, 1), before=shared_texts("Total", CONCEALED)),
        "text left over from deleted cells",
    ),
    "pivot cache": (
        xls(FRONT, streams={"_SX_DB_CUR/0001": record(0xCD, text(CONCEALED)) + record(EOF)}),
        xls(FRONT, streams={"_SX_DB_CUR/0001": record(0xCD, text("Rent")) + record(EOF)}),
        "pivot cache",
    ),
    "user": (
        xls(FRONT, before=record(0x5C, text(CONCEALED).ljust(112))),
        xls(FRONT),
        "user",
    ),
}


def book(data: bytes) -> Document:
    """Read an older spreadsheet."""
    return read_file("payments.xls", data)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_hidden_is_found(kind: str) -> None:
    """The trace says what is hidden and quotes it; its words are a hidden line."""
    has, _, name_ = KINDS[kind]

    found = book(has)

    traces = [one for one in found.traces if one.name == name_ and CONCEALED in one.text]
    assert len(traces) == 1
    assert any(line.hidden and CONCEALED in line.text for line in found.lines)
    assert found.gaps == ()


@pytest.mark.parametrize("kind", KINDS)
def test_its_twin_is_quiet(kind: str) -> None:
    """A file that hides nothing has no trace of that name."""
    _, has_not, name_ = KINDS[kind]

    found = book(has_not)

    assert [one for one in found.traces if one.name == name_ and one.name] == []
    assert found.gaps == ()


def test_what_runs_is_told() -> None:
    """Macros and sheets of the old macro language are things that run."""
    macro = book(xls(FRONT, streams={"_VBA_PROJECT_CUR/dir": b"x"}))
    sheet = book(xls(FRONT, more=THIRD, state=0x0101))

    assert [one.kind for one in macro.traces] == [TraceKind.ACTIVE]
    assert [one.kind for one in sheet.traces if one.name == "macro"] == [TraceKind.ACTIVE]


def test_a_link_is_told() -> None:
    """Where a link leads is a property that no cell shows."""
    assert [(one.name, one.text) for one in book(xls(FRONT + link())).traces] == [
        ("link", "https://quince.example/row")
    ]


def test_what_is_not_known_is_a_gap() -> None:
    """A stream that nobody here reads is said."""
    found = book(xls(FRONT, streams={"Strange": b"x"}))

    assert [gap.code for gap in found.gaps] == ["unread.unsupported"]
