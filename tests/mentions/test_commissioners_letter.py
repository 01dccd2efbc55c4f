"""What is found in the letter that the Commissioner published in 2019."""

from pathlib import Path

import pytest

from checker.mentions import find
from checker.model import Mention, MentionKind, Role
from tests.builders.cases import policy
from tests.builders.plain_text import text_document

_LETTER = Path(__file__).parents[1] / "data" / "ico-letter-2019.txt"


@pytest.fixture(scope="module")
def mentions() -> tuple[Mention, ...]:
    """Give everything found in the letter, without a case."""
    return find(text_document(_LETTER.read_text(encoding="utf-8")), case=None, policy=policy())


def of(mentions: tuple[Mention, ...], kind: MentionKind) -> list[Mention]:
    """Give the mentions of one kind."""
    return [one for one in mentions if one.kind is kind]


def test_both_addresses_are_found_and_told_apart(mentions: tuple[Mention, ...]) -> None:
    """The letterhead is the sender's; the address flattened to a line is the reader's."""
    sender, recipient = of(mentions, MentionKind.ADDRESS)

    assert sender.role is Role.SENDER
    assert sender.value == "Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF"
    assert recipient.role is Role.RECIPIENT
    assert recipient.lines == ("3rd Floor", "21 Bloomsbury Street", "London WC1B3HF")
    assert recipient.addressee == ("Ms E Morrison", "Cafcass National Office")


def test_the_instruction_says_email(mentions: tuple[Mention, ...]) -> None:
    """The letter says that it is to travel by email only."""
    assert [one.value for one in of(mentions, MentionKind.INSTRUCTION)] == ["email"]


def test_the_greeting_and_the_reference(mentions: tuple[Mention, ...]) -> None:
    """The greeting's name and the reference after RE: are found, and nothing like them."""
    assert [(one.text, one.value) for one in of(mentions, MentionKind.SALUTATION)] == [
        ("Dear Ms Morrison", "Ms Morrison")
    ]
    assert [one.value for one in of(mentions, MentionKind.REFERENCE)] == ["COM0810140"]


def test_nothing_else_is_taken_for_a_person(mentions: tuple[Mention, ...]) -> None:
    """In three pages about regulations, people are named three times."""
    assert [one.value for one in of(mentions, MentionKind.NAME)] == [
        "E Morrison",
        "Morrison",
        "Emily Knight",
    ]
    assert not of(mentions, MentionKind.POSTCODE)
    assert not of(mentions, MentionKind.DATE_OF_BIRTH)
