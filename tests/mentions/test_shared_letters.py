"""Addresses and people in twenty made-up letters, each marked by hand: how many are found."""

from pathlib import Path

import msgspec
import pytest

from checker.mentions import find
from checker.model import MentionKind
from tests.builders.cases import policy
from tests.builders.plain_text import text_document

_LETTERS = Path(__file__).parents[1] / "data" / "letters.jsonl"


class Marked(msgspec.Struct):
    """One marked stretch of a letter."""

    type: str
    start: int
    end: int


class Letter(msgspec.Struct):
    """One letter with its marks."""

    text: str
    spans: list[Marked]


LETTERS = [msgspec.json.decode(line, type=Letter) for line in _LETTERS.read_bytes().splitlines()]


def found_and_right(kind: MentionKind, mark: str) -> tuple[float, float]:
    """Give recall and precision: half of the mark found, half of the find inside a mark."""
    wanted = hit = made = right = 0
    for letter in LETTERS:
        marks = [(one.start, one.end) for one in letter.spans if one.type == mark]
        document = text_document(letter.text)
        spans = [one.span for one in find(document, case=None, policy=policy()) if one.kind is kind]
        wanted, made = wanted + len(marks), made + len(spans)
        hit += sum(any(_half(one, span) for span in spans) for one in marks)
        right += sum(any(_half(span, one) for one in marks) for span in spans)
    return hit / wanted, right / made


def _half(whole: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(whole[1], other[1]) - max(whole[0], other[0])
    return shared * 2 >= whole[1] - whole[0]


@pytest.mark.parametrize(
    ("kind", "mark", "recall", "precision"),
    [
        pytest.param(MentionKind.ADDRESS, "ADDRESS", 0.99, 0.96, id="addresses"),
        pytest.param(MentionKind.NAME, "PERSON", 0.97, 0.98, id="people, by grammar alone"),
        pytest.param(MentionKind.EMAIL, "EMAIL", 1.0, 1.0, id="emails"),
        pytest.param(MentionKind.PHONE, "PHONE", 1.0, 1.0, id="phones"),
        pytest.param(MentionKind.REFERENCE, "CASEREF", 1.0, 1.0, id="case numbers"),
    ],
)
def test_enough_is_found_and_little_else(
    kind: MentionKind, mark: str, recall: float, precision: float
) -> None:
    """Of what the letters hold, at least so much is found; of what is found, so much is right."""
    found, right = found_and_right(kind, mark)

    assert found >= recall
    assert right >= precision


def test_two_addresses_on_one_line_are_both_the_readers() -> None:
    """Two columns without a table: each address is whole, and both are recipients."""
    letter = next(one for one in LETTERS if "Ashfield Park" in one.text)

    found = find(text_document(letter.text), case=None, policy=policy())

    assert [(one.lines[0], one.role) for one in found if one.kind is MentionKind.ADDRESS] == [
        ("6 Norfolk Square", "sender"),
        ("25 Fore Street", "recipient"),
        ("4 Ashfield Park", "recipient"),
    ]


def test_an_indented_block_is_told_from_the_column_beside_it() -> None:
    """The letterhead on the right of the name is no part of the reader's address."""
    letter = next(one for one in LETTERS if "Wojcik-Hall" in one.text)

    found = find(text_document(letter.text), case=None, policy=policy())
    address = next(one for one in found if one.kind is MentionKind.ADDRESS)

    assert address.lines == ("7 Albion Place", "Margate", "CT9 1PN")
    assert address.addressee == ("Mrs Agnieszka Wojcik-Hall",)
    assert address.text == "7 Albion Place\nMargate\nCT9 1PN"
