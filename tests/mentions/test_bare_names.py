"""People whom no title shows: by a forename, or by a name that stands elsewhere in the letter."""

import pytest

from checker.mentions import find
from checker.model import Case, Line, MentionKind, Organisation, Part, WhoId
from checker.settings import Policy
from tests.builders.cases import case as made_up_case
from tests.builders.cases import policy
from tests.builders.plain_text import text_document


def names(text: str, case: Case | None = None, rules: Policy | None = None) -> list[str]:
    """Give the value of every name found."""
    found = find(text_document(text), case=case, policy=rules or policy())
    return [one.value for one in found if one.kind is MentionKind.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Amelia and Noah told me that they like school.", ["Amelia", "Noah"], id="two children"
        ),
        pytest.param("I saw Oluwaseun at home.", ["Oluwaseun"], id="Nigerian"),
        pytest.param("we met Si\u00e2n ap Rhys today", ["Si\u00e2n ap Rhys"], id="Welsh"),
        pytest.param("by Bo\u017cena Kowalczyk", ["Bo\u017cena Kowalczyk"], id="Polish"),
        pytest.param("Yesterday Zainab bint Yusuf rang", ["Zainab bint Yusuf"], id="Arabic"),
        pytest.param("and Gracie-Mae was there", ["Gracie-Mae"], id="a double forename"),
        pytest.param("told Padraig O\u2019Shea that", ["Padraig O\u2019Shea"], id="Irish"),
        pytest.param("her aunt Amelia\u2019s flat", ["Amelia"], id="a possessive"),
        pytest.param("when Dilnoza James came", ["Dilnoza James"], id="only the second is known"),
        pytest.param("I spoke with Grace on Monday", ["Grace"], id="a word, inside a sentence"),
        pytest.param("Grace told me about it", ["Grace"], id="a word, before a verb of speech"),
        pytest.param("We asked May about it", ["May"], id="a month that was asked"),
        pytest.param("Noah and Will are brothers", ["Noah", "Will"], id="a word, after a name"),
        pytest.param("that Uncle Will had a dog", ["Will"], id="an uncle"),
        pytest.param("We met Grace Okonkwo there", ["Grace Okonkwo"], id="a word with a surname"),
        pytest.param(
            "Ms Arjeta Hoxha came. I told Hoxha that Arjeta was late.",
            ["Arjeta Hoxha", "Hoxha", "Arjeta"],
            id="found elsewhere with a title",
        ),
        pytest.param("PC 4471 Oldroyd arrived", ["Oldroyd"], id="a constable"),
        pytest.param("District Judge van der Heijden", ["van der Heijden"], id="particles"),
    ],
)
def test_a_forename_shows_a_name(text: str, expected: list[str]) -> None:
    """A forename needs no title; one that is a word as well needs to stand as a name does."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The hearing in May 2024 is at St Mary's Church.",
        "It is on 3 April and again in June. We will write in August.",
        "Elizabeth House, near Victoria Park, is closed in the Summer Term.",
        "We asked Amelia's Nursery and the Noah Centre.",
        "Gill and Oyelowo LLP act with Marlow & Finch Solicitors.",
        "Will you come? May I ask? Hope is not enough. Grant that. Mark my words.",
        "She applied under Clare's Law for Christmas Eve.",
        "He moved to Lincoln and lives in Chester, near Preston.",
        "Personal Independence Payment and Universal Credit",
    ],
)
def test_words_bodies_and_places_are_nobody(text: str) -> None:
    """A capital alone makes nobody of a month, a house, a firm, a town or a law."""
    assert names(text) == []


def test_a_body_of_the_case_is_nobody() -> None:
    """What the record calls a body is one, whatever its name looks like."""
    firm = Organisation(id=WhoId("O4"), name="Harcourt Noah", kind="law_firm")

    assert names("So did Harcourt Noah.", made_up_case(organisations=(firm,))) == []


def test_an_organisation_adds_forenames() -> None:
    """A name that no list has is found once the organisation's policy holds it."""
    text = "I saw Qwyneve at home."

    assert names(text) == []
    assert names(text, rules=policy(lists={"forenames": ("Qwyneve",)})) == ["Qwyneve"]


def test_a_files_properties_are_no_sentences() -> None:
    """A forename in a file's name or its properties shows nobody."""
    more = Line(text="Amelia", part=Part.METADATA)

    found = find(text_document("Hello", more), case=None, policy=policy())

    assert [one for one in found if one.kind is MentionKind.NAME] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Amelia " * 20_000, id="one name for ever"),
        pytest.param("O'" * 60_000, id="apostrophes"),
        pytest.param("A. " * 40_000, id="initials"),
        pytest.param("Holt, Thomas; " * 8_000, id="a list"),
    ],
)
def test_a_text_made_to_be_slow_is_gone_through(text: str) -> None:
    """A hundred thousand characters without a line break take no longer than any others."""
    assert names(text) is not None
