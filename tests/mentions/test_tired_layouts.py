"""Addresses as hurried people lay them out: over table cells, with doors told by another door."""

import pytest

from checker.mentions import find
from checker.model import Mention, MentionKind
from checker.reading import read
from tests.builders.cases import policy
from tests.builders.docx_files import docx, lines, table
from tests.builders.plain_text import text_document


def addresses(text: str) -> list[Mention]:
    """Give the addresses found in a text, without a case."""
    found = find(text_document(text), case=None, policy=policy())
    return [one for one in found if one.kind is MentionKind.ADDRESS]


def in_table(*rows: tuple[str, ...]) -> list[Mention]:
    """Give the addresses found in a Word letter that begins with a table."""
    data = docx(table(*rows) + lines("", "Dear Ms Hale", "", "Thank you for coming."))
    [document] = read("letter.docx", data)
    found = find(document, case=None, policy=policy())
    return [one for one in found if one.kind is MentionKind.ADDRESS]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (("Ms Erin Hale",), ("Flat 2",), ("14 Orchard Close",), ("Ormley",), ("XX1 4AB",)),
            "Flat 2, 14 Orchard Close, Ormley, XX1 4AB",
            id="a row a line",
        ),
        pytest.param(
            (("Ms Erin Hale", "Flat 2", "14 Orchard Close", "Ormley", "XX1 4AB"),),
            "Flat 2, 14 Orchard Close, Ormley, XX1 4AB",
            id="a column a line",
        ),
        pytest.param(
            (("Ms Erin Hale", "14 Orchard Close", "", "", "Ormley", "XX1 4AB"),),
            "14 Orchard Close, Ormley, XX1 4AB",
            id="a column a line, some of them empty",
        ),
        pytest.param(
            (("Name", "Ms Erin Hale"), ("Address", "Flat 2, 14 Elm Road"), ("Postcode", "XX1 4AB")),
            "Flat 2, 14 Elm Road, XX1 4AB",
            id="labels on the left",
        ),
        pytest.param(
            (("Name", "Address", "Postcode"), ("Ms Erin Hale", "14 Elm Road, Ormley", "XX1 4AB")),
            "14 Elm Road, Ormley, XX1 4AB",
            id="labels on top",
        ),
        pytest.param(
            (("Ms Erin Hale", "Our ref: AB"), ("14 Elm Road", "Date:"), ("Ormley XX1 4AB", "")),
            "14 Elm Road, Ormley XX1 4AB",
            id="references beside it",
        ),
    ],
)
def test_an_address_over_table_cells_is_one_address(
    rows: tuple[tuple[str, ...], ...], expected: str
) -> None:
    """A mail merge that puts each line into its own cell writes one address."""
    found = [one for one in in_table(*rows) if "XX1" in one.value]

    assert [one.value for one in found] == [expected]


def test_two_people_in_a_table_keep_their_own_postcodes() -> None:
    """A list of people has an address a row, and none takes its neighbour's postcode."""
    found = in_table(
        ("Ms Erin Hale", "14 Elm Road, Ormley", "XX1 4AB"),
        ("Mr Owen Davies", "12 Marlow Road, Otherton", "XX3 1AB"),
    )

    assert [one.value for one in found] == [
        "14 Elm Road, Ormley, XX1 4AB",
        "12 Marlow Road, Otherton, XX3 1AB",
    ]


def test_a_cell_with_two_paragraph_groups_joins_nothing() -> None:
    """Where a cell is more than one run of lines, it is not known which belongs below."""
    found = in_table(("14 Elm Road, Ormley, XX2 7GH", "12 Marlow Road, XX1 4AB"), ("Leeds", ""))

    assert [one.value for one in found] == [
        "14 Elm Road, Ormley, XX2 7GH",
        "12 Marlow Road, XX1 4AB",
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(
            "Mr Gareth ap Rhys\nLlys Awel\n3 Stryd y Castell\nOrmley\nXX1 4AB",
            "Llys Awel, 3 Stryd y Castell, Ormley, XX1 4AB",
            id="a named house before a number",
        ),
        pytest.param(
            "Mr Tom Webb\nTregarth\n3 Castle Street\nOrmley\nXX1 4AB",
            "Tregarth, 3 Castle Street, Ormley, XX1 4AB",
            id="a house of one word",
        ),
        pytest.param(
            "Mrs N Finch\nHarbour Legal\n3 Castle Street\nOrmley\nXX1 4AB",
            "3 Castle Street, Ormley, XX1 4AB",
            id="a firm is no house",
        ),
        pytest.param(
            "Ms Erin Hale\nRear of Flat 2\n14 Orchard Close\nOrmley\nXX1 4AB",
            "Rear of Flat 2, 14 Orchard Close, Ormley, XX1 4AB",
            id="rear of a flat",
        ),
        pytest.param(
            "Ms Erin Hale\nThe Caravan at\n14 Orchard Close\nOrmley\nXX1 4AB",
            "The Caravan at, 14 Orchard Close, Ormley, XX1 4AB",
            id="a caravan at a house",
        ),
        pytest.param(
            "Mr Jo Bloggs\nFlat above the Bakery\n9 High Street\nOrmley\nXX1 4AB",
            "Flat above the Bakery, 9 High Street, Ormley, XX1 4AB",
            id="a flat above a shop",
        ),
        pytest.param(
            "Councillor A Mare\n10 \u2013 12 Market Place\nOrmley\nXX1 4AB",
            "10 \u2013 12 Market Place, Ormley, XX1 4AB",
            id="a range with spaces",
        ),
        pytest.param(
            "Ms N Dale, Flat 7B, Hazel Hse, Juniper Dr, London, XX1 4AB",
            "Flat 7B, Hazel Hse, Juniper Dr, London, XX1 4AB",
            id="Dr for Drive before a comma",
        ),
        pytest.param(
            "Mr I Jones\nT\u0177 Newydd, Llanddewi, Ormley, XX1 4AB",
            "T\u0177 Newydd, Llanddewi, Ormley, XX1 4AB",
            id="a Welsh farm on one line below a name",
        ),
        pytest.param(
            "Mr Dean Davies\nPrison number A1234BC\nHMP Fernbridge\nOrmley\nXX1 4AB",
            "HMP Fernbridge, Ormley, XX1 4AB",
            id="a prison number on its own line",
        ),
        pytest.param(
            "To the parent of Robin Hale\n14 Elm Road\nOrmley\nXX1 4AB",
            "14 Elm Road, Ormley, XX1 4AB",
            id="to the parent of a child",
        ),
    ],
)
def test_a_block_keeps_every_line_that_says_which_door(block: str, expected: str) -> None:
    """Nobody's house, flat or caravan is cut off their address, and nobody's address is lost."""
    [found] = addresses(f"{block}\n\nDear neighbour")

    assert (found.value, found.role.value) == (expected, "recipient")
