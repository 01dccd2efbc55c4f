"""Tables kept as text are told from letters by their bytes, and read as sheets."""

import pytest

from checker.mentions import find
from checker.model import Document, FileKind, MentionKind, Part, TraceKind
from checker.reading import draw
from checker.reading import read as read_file
from checker.reading.sniff import kind_of
from tests.builders.cases import policy
from tests.builders.ending import ends

PEOPLE = (
    "Name,Address,,Town,Postcode\n"
    "Ms Erin Hale,14 Orchard Close,,Ormley,XX1 4AB\n"
    'Mr Owen Davies,"12 Marlow Road, Flat 2",,Otherton,XX3 1AB\n'
)


def table(data: bytes) -> Document:
    """Read a table."""
    return read_file("people.csv", data)[0]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PEOPLE.encode(), id="commas"),
        pytest.param(PEOPLE.replace(",,", ";;").replace(",", ";").encode(), id="semicolons"),
        pytest.param(b"Name\tTown\nErin\tOrmley\nOwen\tOtherton\n", id="tabs"),
        pytest.param(b"Name|Town\nErin|Ormley\nOwen|Otherton\n", id="bars"),
        pytest.param("Name,Town\nErin,R\u00fd\nOwen,X\n".encode("utf-16"), id="two bytes a letter"),
        pytest.param(b"sep=;\nName;Town\n", id="said at the start"),
        pytest.param(b'Name,Note\nErin,"two\nlines"\nOwen,one\n', id="line in a field"),
        pytest.param(b"Name,Town\r\nErin,Ormley\r\nOwen,Otherton\r\n\r\n", id="empty at the end"),
    ],
)
def test_a_table_is_told_by_its_bytes(data: bytes) -> None:
    """The same separator, equally often, in every line."""
    assert kind_of(data) is FileKind.CSV


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ms Erin Hale,\n14 Orchard Close,\nOrmley,\nXX1 4AB\n\nDear Ms Hale,\n\nThank you.\n",
            id="address with commas at the ends",
        ),
        pytest.param("Dear Ms Hale,\nThank you, and sorry.\nYours, Kit\n", id="a comma a line"),
        pytest.param("Ormley, Friday\nDear Ms Hale, and all\nYours, Kit\n", id="spaces after"),
        pytest.param("Tel:\t01632 960123\n\nDear Ms Hale\n", id="one tab"),
        pytest.param("Hale,Erin\nDavies,Owen\n", id="two lines"),
        pytest.param("One line, with commas, and more", id="one line"),
        pytest.param("Dear Ms Hale\nThank you\nYours\n", id="no separator"),
        pytest.param("a,b\n\nc,d\n\ne,f\n", id="blank lines between"),
    ],
)
def test_a_letter_is_no_table(text: str) -> None:
    """Commas in a letter stand unequally often, with a space after each."""
    assert kind_of(text.encode()) is FileKind.TXT


def test_its_cells_are_cells_on_a_page() -> None:
    """An address over the fields of a row is one address, with a place to be pointed at."""
    found = table(PEOPLE.encode())

    told = [
        (one.value, one.page)
        for one in find(found, case=None, policy=policy())
        if one.kind is MentionKind.ADDRESS
    ]
    assert told == [
        ("14 Orchard Close, Ormley, XX1 4AB", 1),
        ("12 Marlow Road, Flat 2, Otherton, XX3 1AB", 1),
    ]
    assert found.kind is FileKind.CSV
    assert draw("people.csv", PEOPLE.encode(), "people.csv", 1, 500).startswith(b"\x89PNG")


def test_a_field_that_runs_something_is_told() -> None:
    """A program that opens the table would start another."""
    found = table(b"Name,Town\nErin,=cmd|'/c calc'!A0\nOwen,Otherton\n")

    assert [one.kind for one in found.traces] == [TraceKind.ACTIVE]


def test_two_hundred_thousand_lines_are_read_within_the_limits() -> None:
    """Every line of it."""
    row = "Erin Hale,14 Orchard Close,Ormley,XX1 4AB,120.00\n"
    data = ("Name,Address,Town,Postcode,Amount\n" + row * 199_999).encode()
    with ends():
        found = table(data)

    assert found.gaps == ()
    assert len(found.text(Part.CELL).split("\n")) == 200_000


def test_fields_that_are_too_long_for_a_table_are_read_as_a_text() -> None:
    """Nothing is lost where it turns out to be none."""
    long = "x" * 200_000
    found = table(f"Name,Town\nErin,Ormley\nOwen,Otherton\nKit,{long}\n".encode())

    assert any(long in line.text for line in found.lines)
