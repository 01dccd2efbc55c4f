"""People: the record's in any form, others by the grammar of a letter and by nothing less."""

import pytest

from checker.mentions import find
from checker.model import Case, MentionKind
from tests.builders.cases import case as made_up_case
from tests.builders.cases import policy
from tests.builders.plain_text import text_document

CASE = made_up_case()


def names(text: str, case: Case | None = None) -> list[tuple[str, str]]:
    """Give text and value of every name found."""
    found = find(text_document(text), case=case, policy=policy())
    return [(one.text, one.value) for one in found if one.kind is MentionKind.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "said Mr Neville Onslow.", ("Mr Neville Onslow", "Neville Onslow"), id="title"
        ),
        pytest.param(
            "with Mr. & Mrs. J. Singh-Gill",
            ("Mr. & Mrs. J. Singh-Gill", "J. Singh-Gill"),
            id="a couple",
        ),
        pytest.param(
            "Rev. Canon Michael Ames came",
            ("Rev. Canon Michael Ames", "Michael Ames"),
            id="two titles",
        ),
        pytest.param("told Dr Gwen ap Rhys that", ("Dr Gwen ap Rhys", "Gwen ap Rhys"), id="ap"),
        pytest.param("by Ms O'Neill's sister", ("Ms O'Neill", "O'Neill"), id="possessive"),
        pytest.param("Uncle Stu shouts", ("Uncle Stu", "Stu"), id="an uncle"),
        pytest.param("to Judge Osei", ("Judge Osei", "Osei"), id="a judge"),
        pytest.param("Dear Xavier", ("Xavier", "Xavier"), id="a greeting"),
        pytest.param(
            "Yours sincerely\n\nK Brannigan\nManager",
            ("K Brannigan", "K Brannigan"),
            id="signature",
        ),
        pytest.param(
            "Kind regards\nGill Pember, Services",
            ("Gill Pember", "Gill Pember"),
            id="up to a comma",
        ),
        pytest.param("From: Holt, Thomas", ("Holt, Thomas", "Holt, Thomas"), id="surname first"),
        pytest.param("your niece Bozena, who", ("Bozena", "Bozena"), id="a niece"),
        pytest.param("social worker, Fatou Diallo.", ("Fatou Diallo", "Fatou Diallo"), id="a post"),
        pytest.param(
            "WAYNE CUTHBERT          Second Respondent",
            ("WAYNE CUTHBERT", "WAYNE CUTHBERT"),
            id="a party",
        ),
        pytest.param("we saw Mr\nSmith today", ("Mr\nSmith", "Smith"), id="over a line break"),
    ],
)
def test_grammar_shows_a_name(text: str, expected: tuple[str, str]) -> None:
    """A title, a greeting, a closing or a relation shows a name; its value has no title."""
    assert names(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam",
        "Dear Parent",
        "Yours faithfully\n\nBusiness Support Team",
        "Kind regards\nFamily Advice Service",
        "From: Business Support",
        "her solicitor Monday",
        "the guardian. Court said",
        "The Family Court at Ormley made a Child Arrangements Order",
        "his mother and father",
        "Miss a day",
        "your client Legal Aid",
    ],
)
def test_words_are_not_taken_for_people(text: str) -> None:
    """Bodies, posts and the words of a letter are nobody."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Erin Hale came", ["Erin Hale"], id="as recorded"),
        pytest.param("ERIN HALE came", ["ERIN HALE"], id="capitals"),
        pytest.param("about Hale, Erin", ["Hale, Erin"], id="surname first"),
        pytest.param("E. Hale came", ["E. Hale"], id="an initial"),
        pytest.param("she is Erin\nHale", ["Erin Hale"], id="over a line break"),
        pytest.param("I told Ms Hale", ["Hale"], id="title and surname"),
        pytest.param("and Robin drew a house", ["Robin"], id="a forename alone"),
        pytest.param("the Davies papers", ["Davies"], id="a surname alone"),
        pytest.param("Mr Owen Davies left", ["Owen Davies"], id="with title"),
        pytest.param("a robin sang and the hale old man", [], id="words, in small letters"),
        pytest.param("the robin.hale file", [], id="inside another word"),
    ],
)
def test_the_records_people_are_found_in_any_form(text: str, expected: list[str]) -> None:
    """The record comes first: its people need no title."""
    assert [value for _, value in names(text, CASE)] == expected


def test_a_longer_name_is_another_persons() -> None:
    """Ms Erin Hale-Jones is not the record's Erin Hale."""
    assert [value for _, value in names("Ms Erin Hale-Jones wrote", CASE)] == ["Erin Hale-Jones"]


def test_a_name_in_an_address_is_a_streets() -> None:
    """Hale Road is where somebody lives, and nobody."""
    assert names("at 4 Hale Road, Ormley XX1 4AB", CASE) == []
