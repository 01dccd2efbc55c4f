"""The development sayings are as many, as different and as filled as their README says."""

import re
from collections import Counter
from itertools import combinations
from typing import Final

import pytest

from checker.checks import RULES
from tests.benchmark.development_sayings.sayings import (
    DATA,
    RECORD,
    Reader,
    Saying,
    Sayings,
    Voice,
    all_sayings,
    sayings_of,
)

CODES: Final = {
    "birth-date.mismatch",
    "document.draft",
    "parties.transposed",
    "person.not-in-case",
    "pronoun.mismatch",
    "protected.location-clue",
    "restricted.material",
    "source.identified",
}
MOST_ALIKE: Final = 0.4
EACH: Final = pytest.mark.parametrize("sayings", all_sayings(), ids=lambda one: str(one.code))


def words(saying: Saying) -> frozenset[str]:
    """The words that a saying has, whoever it speaks of."""
    return frozenset(re.findall(r"[a-z0-9']+", re.sub(r"{\w+}", " ", saying.text).lower()))


def plain(saying: Saying) -> str:
    """A saying without case, signs and names."""
    return " ".join(re.findall(r"[a-z0-9{}_]+", saying.text.lower()))


def test_every_code_that_was_asked_for_has_its_file() -> None:
    """A file is named for its code, and its code is a rule's."""
    assert {one.code for one in all_sayings()} == CODES
    assert {file.stem for file in DATA.glob("*.toml")} == CODES
    assert {str(rule.code) for rule in RULES} >= CODES
    assert all(sayings_of(code).code == code for code in CODES)


@EACH
def test_a_code_has_sixty_wrong_sayings_and_forty_right_ones(sayings: Sayings) -> None:
    """Fewer would be one person's habit."""
    assert len(sayings.wrong) >= 60
    assert len(sayings.right) >= 40


@EACH
def test_all_five_people_write_about_every_code(sayings: Sayings) -> None:
    """No list is in one voice."""
    assert min(Counter(one.voice for one in sayings.wrong)[voice] for voice in Voice) >= 8
    assert min(Counter(one.voice for one in sayings.right)[voice] for voice in Voice) >= 5


def test_every_kind_of_reader_is_written_to() -> None:
    """A wording that is only tried on a parent says nothing of a school."""
    assert {one.to for code in all_sayings() for one in code.wrong} == set(Reader)
    assert {one.to for code in all_sayings() for one in code.right} == set(Reader)


def test_no_two_sayings_are_the_same() -> None:
    """Nor is a right one anywhere a wrong one for the same reader."""
    told = Counter(
        (plain(one), one.to) for code in all_sayings() for one in (*code.wrong, *code.right)
    )

    assert not [saying for saying, times in told.items() if times > 1]


@EACH
def test_no_two_sayings_of_a_list_are_much_alike(sayings: Sayings) -> None:
    """Another name in the same sentence is no other wording."""
    alike = [
        (one.text, other.text)
        for several in (sayings.wrong, sayings.right)
        for one, other in combinations(several, 2)
        if len(words(one) & words(other)) > MOST_ALIKE * len(words(one) | words(other))
    ]

    assert not alike


@EACH
def test_the_placeholders_are_known_and_nothing_is_left_open(sayings: Sayings) -> None:
    """A saying that cannot be filled is no letter."""
    for one in (*sayings.wrong, *sayings.right):
        assert one.placeholders() <= RECORD.keys(), one.text
        assert not {"{", "}"} & set(one.filled()), one.text
        assert one.filled().strip() == one.filled()


def test_every_placeholder_is_used() -> None:
    """One that no saying has would only be noise."""
    used = {
        name
        for code in all_sayings()
        for one in (*code.wrong, *code.right)
        for name in one.placeholders()
    }

    assert used == RECORD.keys()


@EACH
def test_every_saying_says_why(sayings: Sayings) -> None:
    """Whoever doubts a saying can see what its author meant."""
    for one in (*sayings.wrong, *sayings.right):
        assert len(one.why) >= 4
        assert one.why.endswith(".")


def test_others_can_be_named() -> None:
    """The same saying does for another family whose people have the same sexes."""
    saying = next(one for one in sayings_of("pronoun.mismatch").wrong if "{child}" in one.text)

    assert "Nell" in saying.filled({"child": "Nell"})
    assert "Elsie" in saying.filled()
