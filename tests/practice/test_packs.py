"""Packs: right ones that hold nothing wrong, and the same every time."""

import json
from datetime import UTC, datetime
from random import Random

import pytest

from checker.cases.record import to_case
from checker.model import Case, Channel
from checker.practice.caseload import make_cases
from checker.practice.packs.making import make_packs
from checker.practice.packs.ours import OURS
from checker.practice.packs.pack import Pack
from checker.practice.packs.right import right_packs
from checker.practice.packs.wrong import SCENARIOS, Wanted, wrong_packs
from checker.practice.record import to_record

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CASES = make_cases(5, 45, now=NOW)


@pytest.fixture(scope="module")
def right() -> tuple[Pack, ...]:
    """Give right packs of every kind."""
    return tuple(right_packs(Random(3), CASES, OURS, 60, today=NOW.date()))


def test_the_same_seed_makes_the_same_packs() -> None:
    """A figure over packs can be had again."""
    wanted = Wanted(right=8, wrong=8)
    one = tuple(make_packs(7, CASES, OURS, wanted, today=NOW.date()))
    other = tuple(make_packs(7, CASES, OURS, wanted, today=NOW.date()))

    assert one == other


def test_right_packs_are_of_every_kind(right: tuple[Pack, ...]) -> None:
    """To parents, solicitors and others, in Word, PDF, OpenDocument and as messages."""
    assert {pack.kind for pack in right} == {"docx", "pdf", "odt", "eml"}
    assert len({pack.scenario for pack in right}) > 15
    assert {"FIRM", "P1", "P2"} < {pack.recipient for pack in right}
    assert all(pack.right for pack in right)


def test_every_place_of_a_sentence_is_filled(right: tuple[Pack, ...]) -> None:
    """No letter says "{other}"."""
    assert not [pack.text for pack in right if "{" in pack.text or "}" in pack.text]


def test_the_record_of_every_pack_keeps_the_schema(right: tuple[Pack, ...]) -> None:
    """What a pack does to a record can be written down and loaded."""
    for pack in right:
        assert pack.case is not None
        loaded = to_case(json.loads(json.dumps(to_record(pack.case))))

        assert isinstance(loaded, Case), loaded
        assert loaded.people == pack.case.people


def test_a_message_names_its_recipients_and_a_letter_is_told(right: tuple[Pack, ...]) -> None:
    """Somebody is written to in each pack."""
    for pack in right:
        assert (pack.recipient is None) == (pack.channel is Channel.EMAIL)


def test_every_scenario_can_be_made() -> None:
    """A caseload has room for each of them, and each says what must be found."""
    wanted = Wanted(right=0, wrong=len(SCENARIOS))

    made = tuple(wrong_packs(Random(5), CASES, OURS, wanted, today=NOW.date()))

    assert {pack.scenario for pack in made} == {one.title for one in SCENARIOS}
    assert all(pack.expects for pack in made)
    codes = {expected.code for pack in made for expected in pack.expects}
    assert len(codes) == 82
