"""One letter in every format, and the letters of the demo, checked from their bytes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.model import Severity
from checker.practice.caseload import make_cases
from checker.practice.demo import CASES, write_demo
from checker.practice.draft import Attachment
from checker.practice.letters import MadeLetter, make_twins
from tests.benchmark.measuring import NOW, World, check, opened

MADE = make_cases(1, 45, now=NOW)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Open the caseload once."""
    with opened(MADE) as one:
        yield one


@pytest.mark.parametrize(
    "code",
    [
        "",
        "address.near-miss",
        "address.other-person",
        "address.previous",
        "address.written-differently",
        "channel.mismatch",
        "copies.exposed",
        "protected.address",
        "protected.contact",
        "protected.location-clue",
        "reference.other-case",
        "salutation.mismatch",
        "template.gap",
    ],
)
def test_one_letter_raises_the_same_in_every_kind_of_file(world: World, code: str) -> None:
    """Word, PDF, OpenDocument and a scan: how it was saved does not change what it says."""
    twins = make_twins(25, MADE, code, today=NOW.date())

    raised = [
        {one.code for one in check(letter, world) if one.severity is not Severity.NOTE}
        for letter in twins
    ]

    assert raised == [raised[0]] * len(twins)
    assert set(twins[0].expects) <= raised[0]
    assert bool(raised[0]) is bool(code)


def test_the_letters_of_the_demo_raise_what_they_are_there_for(tmp_path: Path) -> None:
    """Each shows its own mistakes and nothing else; the ordinary ones show nothing to act on."""
    demo = write_demo(tmp_path, now=NOW)

    with opened(make_cases(1, CASES, now=NOW)) as world:
        raised = {
            letter.name: {
                one.code
                for one in check(
                    MadeLetter(
                        name=letter.name,
                        data=letter.files[0].read_bytes(),
                        kind=letter.files[0].suffix[1:],
                        case=letter.case,
                        recipient=letter.recipient,
                        channel=letter.channel,
                        expects=letter.expects,
                        text="",
                        enclosures=tuple(
                            Attachment(name=path.name, data=path.read_bytes())
                            for path in letter.files[1:]
                        ),
                    ),
                    world,
                )
                if one.severity is not Severity.NOTE
            }
            for letter in demo.letters
        }

    assert raised == {letter.name: set(letter.expects) for letter in demo.letters}
