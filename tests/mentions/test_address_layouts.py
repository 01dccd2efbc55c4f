"""Addresses in letters of many layouts and kinds: in printed lists, in quotes, broken off."""

import pytest

from checker.mentions import find
from checker.model import Document, Line, Mention, MentionKind
from tests.benchmark.address_blocks import measure
from tests.builders.cases import policy
from tests.builders.letters import document
from tests.builders.plain_text import text_document


def addresses(text: str) -> list[Mention]:
    """Give the addresses found in a text, without a case."""
    return _found(text_document(text))


def test_addresses_of_every_layout_are_found_whole() -> None:
    """Of forty-four letters in Word, PDF and mail, nearly every address is found word for word."""
    figures = measure(44, seed=402, kinds=("docx", "pdf", "eml"))
    count = sum(one.addresses for one in figures.values())

    assert sum(one.found for one in figures.values()) >= 0.99 * count
    assert sum(one.exact for one in figures.values()) >= 0.95 * count
    assert sum(one.extra for one in figures.values()) <= 0.01 * count


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(
            "> Ida Quayle\n> 9 Alma Road\n> Ormley\n> XX1 4AB",
            "9 Alma Road, Ormley, XX1 4AB",
            id="quoted",
        ),
        pytest.param(
            "We last wrote to you in May of this year at 9 Alma Road, Ormley, XX1\n4AB and waited.",
            "9 Alma Road, Ormley, XX1 4AB",
            id="broken within its postcode",
        ),
        pytest.param(
            "You told us that he has moved again and lives at 9 Alma Road, Newcastle\n"
            "upon Tyne, XX1 4AB with his mother.",
            "9 Alma Road, Newcastle upon Tyne, XX1 4AB",
            id="broken within its town",
        ),
        pytest.param(
            "Mr Pike is 34 and lives at The Barn, Mill Lane, Ormley, XX1 4AB.",
            "The Barn, Mill Lane, Ormley, XX1 4AB",
            id="a sentence that begins with a title",
        ),
        pytest.param(
            "Mrs Bell, Fairview, Little Norton, Ormley XX1 4AB",
            "Fairview, Little Norton, Ormley XX1 4AB",
            id="a name and a house without a street",
        ),
        pytest.param(
            "You told me that you live at OF1, 9 Alma Road, St lves, XX1 4AB, with him.",
            "OF1, 9 Alma Road, St lves, XX1 4AB",
            id="a nought and a capital I that a scan misread",
        ),
        pytest.param(
            "We last wrote to Fairview, Little Norton, Ormley, XX1 4AB.",
            "Fairview, Little Norton, Ormley, XX1 4AB",
            id="a house without a street in a sentence",
        ),
    ],
)
def test_an_address_is_found_whole(text: str, value: str) -> None:
    """Neither the marks of a quoted message nor the end of a line part an address."""
    assert [one.value for one in addresses(text)] == [value]


def _list(*rows: tuple[str, str], blocks: bool) -> list[Mention]:
    """Find the addresses of a printed list: addresses on the left, postcodes on the right."""
    lines = []
    for column, (left, width) in enumerate(((60.0, 80.0), (160.0, 20.0))):
        for row, texts in enumerate((("Address", "Postcode"), *rows)):
            top = 40.0 + 7.0 * row
            lines.append(
                Line(
                    text=texts[column],
                    page=1,
                    block=column if blocks else column * 10 + row,
                    box=(left, top, left + width, top + 4.0),
                )
            )
    return _found(document("", also=tuple(lines)))


@pytest.mark.parametrize("blocks", [True, False])
def test_a_postcode_in_a_column_of_its_own_belongs_to_its_row(blocks: bool) -> None:
    """A printed list of parties has every address whole."""
    found = _list(
        ("9 Alma Road, Ormley", "XX1 4AB"),
        ("Flat 2, 14 Mill Lane, Ormley", "XX1 7GH"),
        blocks=blocks,
    )

    assert [one.lines[-1] for one in found] == ["XX1 4AB", "XX1 7GH"]
    assert found[0].value == "9 Alma Road, Ormley, XX1 4AB"


def _found(letter: Document) -> list[Mention]:
    found = find(letter, case=None, policy=policy())
    return [one for one in found if one.kind is MentionKind.ADDRESS]
