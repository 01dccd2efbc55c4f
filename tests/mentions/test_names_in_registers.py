"""Forenames that are words as well, as schools, contact centres and case notes write them."""

from pathlib import Path

import pytest

from checker.mentions import find
from checker.model import Cell, Line, MentionKind
from checker.settings import Policy
from tests.benchmark.people import by_grammar, score, written_out
from tests.builders.cases import policy
from tests.builders.plain_text import text_document

REGISTERS = Path(__file__).parents[1] / "data" / "people" / "registers.txt"


def names(text: str, *more: Line, rules: Policy | None = None) -> list[str]:
    """Give the value of every name found."""
    found = find(text_document(text, *more), case=None, policy=rules or policy())
    return [one.value for one in found if one.kind is MentionKind.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Summer (aged 9), Rose (6) and Jet (3)", ["Summer", "Rose", "Jet"], id="row"),
        pytest.param("Ivy and Olive both have asthma.", ["Ivy", "Olive"], id="two words"),
        pytest.param("Zara/Otis contact log", ["Zara", "Otis"], id="a stroke"),
        pytest.param("Pupil | Year\nIfeanyi | 2A\nWill | 6C", ["Ifeanyi", "Will"], id="a column"),
        pytest.param("RE: AVA AND KIT", ["AVA", "KIT"], id="a heading in capitals"),
        pytest.param(
            "IN THE MATTER OF SUMMER AND ROSE (CHILDREN)",
            ["SUMMER", "ROSE"],
            id="words in capitals",
        ),
        pytest.param("REPORT FOR BODHI'S REVIEW", ["BODHI"], id="a possessive in capitals"),
        pytest.param("OTIS: I want to see both.", ["OTIS"], id="who speaks, in capitals"),
        pytest.param("Child's name: Poppy", ["Poppy"], id="a label"),
        pytest.param("Kit's school rang.", ["Kit"], id="what is somebody's"),
        pytest.param("Robin did not want to talk.", ["Robin"], id="a word that needs an article"),
        pytest.param("Iris wears glasses.", ["Iris"], id="what people do"),
        pytest.param("Faith has a cold. She slept.", ["Faith"], id="goes on with she"),
        pytest.param(
            "Faith has done well. Faith should read more.", ["Faith", "Faith"], id="twice"
        ),
        pytest.param("Cash broke his arm.", ["Cash"], id="his arm"),
        pytest.param("April will be nine in April.", ["April"], id="a birthday"),
        pytest.param("Is Flora safe?", ["Flora"], id="a question"),
        pytest.param("Hazel, you asked me that.", ["Hazel"], id="spoken to"),
        pytest.param("We met Qwern Owens there.", ["Qwern Owens"], id="before a known surname"),
        pytest.param("AJ is nine.", ["AJ"], id="two letters"),
        pytest.param("I spoke to Summer at school.", ["Summer"], id="spoken to"),
        pytest.param("Name | Year\nJuniper | 1\nHunter | 3", ["Juniper", "Hunter"], id="a head"),
        pytest.param("Bedtimes: Forest 7pm, Meadow 6.30pm", ["Forest", "Meadow"], id="a time"),
        pytest.param("Mae Emlyn a Rhian yn byw yma.", ["Emlyn", "Rhian"], id="a Welsh and"),
        pytest.param("To Grace on her birthday", ["Grace"], id="a gift"),
        pytest.param("Kingston is with his aunt.", ["Kingston"], id="a place that has an aunt"),
        pytest.param("Sunny walks to school with his cousin.", ["Sunny"], id="with his"),
        pytest.param("Children: Poppy, Daisy and Basil", ["Poppy", "Daisy", "Basil"], id="three"),
    ],
)
def test_a_word_that_is_a_name_shows_by_what_stands_around_it(
    text: str, expected: list[str]
) -> None:
    """A row, a column, a label or what people do makes a name of a word."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hope is not enough. Grace is given. Art makes us whole.",
        "May is a busy month. In May, June and July we are closed.",
        "See https://example.example/Amelia for more.",
        "Last Summer, Autumn and Winter were wet.",
        "Holly Class and Willow Class swap rooms. Robin Group meets on Mondays.",
        "We wrote to Dale Vaughan Family Law.",
        "Maths: secure. Reading: good. Science: fair.",
        "Kingston is in Surrey. Chelsea is near the river.",
        "We moved it from May to June. Swimming is at Jubilee Pool.",
        "Gave Calpol and Nurofen. See the Charity website.",
        "Faith matters to many families in this area.",
    ],
)
def test_a_word_that_is_none_stays_a_word(text: str) -> None:
    """Without such signs a word with a capital is nobody."""
    assert names(text) == []


def test_a_table_s_cell_is_a_name_below_another() -> None:
    """A cell that holds but a word is a name where the column has a forename nearby."""

    def cell(row: int, text: str) -> Line:
        return Line(text=text, cell=Cell(table=0, row=row, column=0, columns=2), block=row + 5)

    assert names("Seen:", cell(0, "Child"), cell(1, "Amelia"), cell(2, "Jet")) == ["Amelia", "Jet"]


def test_registers_are_read() -> None:
    """Of 380 short notes in many registers, 94 in 100 names are found without the model."""
    found = score(written_out(REGISTERS), by_grammar)
    assert found.children_hit >= 0.94 * found.children
    assert found.right >= 0.97 * found.made
