"""Older spreadsheets are read as they look, opened with their password, and survived."""

import contextlib
import random
import struct
from pathlib import Path

import pytest

from checker.model import Document, Part, Read
from checker.reading import draw
from checker.reading import read as read_file
from checker.reading.asking import Asked
from checker.reading.refusal import Unreadable
from checker.reading.xls import xls_reading
from tests.builders.ending import ends
from tests.builders.ole_files import compound
from tests.builders.xls_files import (
    formula,
    label,
    locked,
    number,
    number_format,
    properties,
    record,
    said,
    shared,
    shared_texts,
    style,
    text,
    uncounted,
    xls,
)

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
GIVES_RENT = record(0x207, text("Rent"))
ROW = label(0, 0, "14 Orchard Close") + label(0, 1, "Ormley") + label(0, 2, "XX1 4AB")


def book(data: bytes, passwords: tuple[str, ...] = ()) -> Document:
    """Read an older spreadsheet."""
    return read_file("payments.xls", data, passwords=passwords)[0]


@pytest.mark.parametrize(
    ("content", "before", "shown"),
    [
        pytest.param(number(0, 0, 1632960123), b"", "1632960123", id="plain number"),
        pytest.param(
            number(0, 0, 1632960123, 1),
            number_format(170, "00000 000000") + style(code=170),
            "01632 960123",
            id="telephone number",
        ),
        pytest.param(number(0, 0, 45000, 1), style(code=14), "15/03/2023", id="date"),
        pytest.param(
            record(0x27E, struct.pack("<3Hi", 0, 0, 0, (1234 << 2) | 3)), b"", "12.34", id="packed"
        ),
        pytest.param(
            record(0x205, struct.pack("<3HBB", 0, 0, 0, 1, 0)), b"", "TRUE", id="yes or no"
        ),
        pytest.param(
            record(0x205, struct.pack("<3HBB", 0, 0, 0, 0x2A, 1)), b"", "#N/A", id="error"
        ),
        pytest.param(shared(0, 0, 0), shared_texts("R\u00fd"), "R\u00fd", id="shared text"),
        pytest.param(
            shared(0, 0, 0),
            record(0xFC, struct.pack("<IIHB", 1, 1, 4, 0) + b"ab") + record(0x3C, b"\x01c\0d\0"),
            "abcd",
            id="text over a seam, narrow then wide",
        ),
        pytest.param(label(0, 0, "x" * 300), b"", "x" * 300, id="long text"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(content: bytes, before: bytes, shown: str) -> None:
    """What a person sees in the cell is what every check sees."""
    found = book(xls(content, before=before))

    assert found.text(Part.CELL) == shown
    assert found.read is Read.WHOLE


@pytest.mark.parametrize(
    ("content", "count"),
    [
        pytest.param(uncounted(1, 0, said("Rent")), 1, id="nothing for a text"),
        pytest.param(uncounted(1, 0, said("Rent")) + uncounted(2, 0, said("Rent")), 2, id="two"),
        pytest.param(
            formula(1, 0, said("Rent"), "Rent").removesuffix(GIVES_RENT),
            1,
            id="the text never comes",
        ),
        pytest.param(uncounted(1, 0, said("")), 0, id="nothing on purpose"),
        pytest.param(
            uncounted(1, 0, said("Rent")) + formula(2, 0, said("Rent"), "Rent"), 0, id="counted"
        ),
        pytest.param(formula(1, 0, said("Rent"), "Rent"), 0, id="its text"),
    ],
)
def test_a_formula_without_a_result_is_said(content: bytes, count: int) -> None:
    """What a program wrote without counting it shows another sheet than the reader saw."""
    gaps = [gap.why for gap in book(xls(content)).gaps]

    assert len(gaps) == (count > 0)
    assert all(why.startswith(f"{count} formula") for why in gaps)


def test_a_locked_workbook_is_opened_with_its_password() -> None:
    """Without the password it is held, a wrong one is said to be wrong, the right one opens it."""
    data = locked(ROW, "quince")

    assert [gap.code for gap in book(data).gaps] == ["unread.encrypted"]
    assert [gap.code for gap in book(data, passwords=("no",)).gaps] == ["unread.encrypted"]
    assert book(data, passwords=("no", "quince")).text(Part.CELL) == (
        "14 Orchard Close\nOrmley\nXX1 4AB"
    )


def test_a_workbook_that_is_only_protected_against_writing_needs_no_password() -> None:
    """Programs keep it under a password of everybody's."""
    assert book(locked(ROW, "VelvetSweatshop")).text(Part.CELL).startswith("14 Orchard")


def test_its_pages_are_drawn() -> None:
    """Every cell has a page and a box, and the page can be looked at."""
    found = book(xls(ROW))

    assert draw("payments.xls", xls(ROW), "payments.xls", 1, 600).startswith(b"\x89PNG")
    assert [page.label for page in found.pages] == ["Front"]
    assert all(line.page == 1 and line.box for line in found.lines if line.part is Part.CELL)


@pytest.mark.parametrize(
    ("name", "words"),
    [("xls_777a5b870a.xls", "Price Down"), ("xls_f40c23244d.xls", "1.23456789E+22")],
)
def test_files_of_other_programs_are_read_whole(name: str, words: str) -> None:
    """The values that another reader sees are all there."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - an oracle, for this test alone

    path = CORPUS / name

    found = book(path.read_bytes())

    assert found.read is Read.WHOLE
    shown = found.text(Part.CELL).split("\n")
    assert words in shown
    workbook = CalamineWorkbook.from_path(str(path))
    texts = [
        value.split("\n")[0].strip()
        for sheet in workbook.sheet_names
        for row in workbook.get_sheet_by_name(sheet).to_python()
        for value in row
        if isinstance(value, str) and value.strip()
    ]
    assert [one for one in texts if one not in shown] == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(compound({"Workbook": b""}), id="empty stream"),
        pytest.param(compound({"Workbook": b"\x09\x08\x10\x00"}), id="cut after the first head"),
        pytest.param(b"\x09\x04\x06\x00\x00\x00\x10\x00", id="older than the container"),
        pytest.param(compound({"Workbook": record(0x809, struct.pack("<HH", 0x500, 5))}), id="old"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    """It is said, and in a sentence."""
    [gap] = book(data).gaps

    assert gap.code in ("unread.damaged", "unread.unsupported")
    assert gap.why.endswith(".")


def test_what_the_file_says_of_itself_is_told() -> None:
    """Who wrote it, who saved it, for which company."""
    found = book(
        xls(
            ROW,
            streams={
                "\x05SummaryInformation": properties({4: "Kit Moss", 8: "Nia Reed"}),
                "\x05DocumentSummaryInformation": properties({15: "Quince and Thorn"}),
            },
        )
    )

    assert [(one.name, one.text) for one in found.traces] == [
        ("author", "Kit Moss"),
        ("last editor", "Nia Reed"),
        ("company", "Quince and Thorn"),
    ]


@pytest.mark.parametrize(
    "stream",
    [
        pytest.param(properties({4: "Kit Moss"}, kind=0x101E), id="a list without an end"),
        pytest.param(properties({4: "Kit Moss"}, count=0xFFFFFFFF), id="more than there are"),
        pytest.param(properties({4: "Kit Moss"})[:60], id="cut short"),
    ],
)
def test_properties_that_never_end_are_survived(stream: bytes) -> None:
    """A library that reads them spends minutes and a gigabyte on thirty bytes."""
    with ends():
        assert book(xls(ROW, streams={"\x05SummaryInformation": stream})).read is Read.WHOLE


def _survive(seed: int, rounds: int) -> None:
    chance = random.Random(seed)
    files = [
        xls(ROW, before=shared_texts("a", "b") + record(0x5C, text("Kit Moss").ljust(112))),
        (CORPUS / "xls_777a5b870a.xls").read_bytes(),
        (CORPUS / "xls_f40c23244d.xls").read_bytes(),
        locked(ROW, "quince"),
    ]
    for _ in range(rounds):
        data = bytearray(chance.choice(files))
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        with ends(), contextlib.suppress(Unreadable):
            xls_reading(Asked(name="a.xls", data=bytes(data), passwords=("quince",)))


def test_damaged_files_are_survived() -> None:
    """Flipped and missing bytes end in a document or a refusal, never in anything else."""
    _survive(seed=11, rounds=400)


@pytest.mark.campaign
def test_thousands_of_damaged_files_are_survived() -> None:
    """The same, for longer."""
    _survive(seed=12, rounds=8_000)
