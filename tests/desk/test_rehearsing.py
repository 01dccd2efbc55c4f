"""The first check of a process is rehearsed while the person still chooses."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.desk.desk import Desk
from checker.model import CaseId, Channel, WhoId
from tests.builders.readers import demo_desk

LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n20 November 2026\n\n"
    "Our reference: KT24P00817\n\nDear Ms Pritchard\n\nThank you for your letter. I spoke with "
    "Mr Okafor, and the hearing is on 9 December at 10am.\n\nYours sincerely\nPriya Nair\n"
)
COUNTED = """
import re._compiler, sys
from pathlib import Path
from checker.model import Channel, WhoId
from tests.builders.readers import demo_desk

made, compiled = [], re._compiler.compile
re._compiler.compile = lambda *told: (made.append(1), compiled(*told))[1]
folder = Path(sys.argv[1])
desk = demo_desk(folder / "demo")
opened = desk.open([folder / "letter.txt"])
case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
desk.recipients(case, opened)
if sys.argv[2] == "rehearsed":
    desk.rooms.rehearsal.hold(opened, case)
before = len(made)
desk.check(opened, case, [WhoId("P2")], Channel.POST)
print(len(made) - before)
desk.close()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with a letter beside it."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    desk = demo_desk(tmp_path / "demo")
    yield desk
    desk.close()


def case_of(desk: Desk) -> CaseId:
    """The id of the case that the pictures show."""
    return next(one.id for one in desk.cases() if one.reference == "KT24P00817")


def test_a_rehearsed_check_makes_hardly_a_pattern(tmp_path: Path) -> None:
    """They are what the first letter would otherwise wait a second for."""
    made = {}
    for how in ("rehearsed", "at once"):
        (tmp_path / how).mkdir()
        (tmp_path / how / "letter.txt").write_text(LETTER, encoding="utf-8")
        words = [sys.executable, "-c", COUNTED, str(tmp_path / how), how]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        made[how] = int(done.stdout)

    assert made["at once"] > 100
    assert made["rehearsed"] < made["at once"] / 5


def test_a_rehearsal_leaves_no_trace(desk: Desk, tmp_path: Path) -> None:
    """Nothing of it is recorded, and the check finds what it would have found without."""
    opened = desk.open([tmp_path / "letter.txt"])
    case = case_of(desk)
    plain = desk.check(opened, case, [WhoId("P2")], Channel.POST)
    checks = len(desk.my_checks())

    desk.rooms.rehearsal.hold(opened, case)
    assert len(desk.my_checks()) == checks

    again = desk.check(opened, case, [WhoId("P2")], Channel.POST)
    assert again.findings == plain.findings
    assert again.verdict is plain.verdict


def test_a_letter_of_no_case_and_a_long_one_are_not_rehearsed(desk: Desk, tmp_path: Path) -> None:
    """The check would wait for the long one's end; the next letter is rehearsed."""
    (tmp_path / "long.txt").write_text(LETTER + "I am here.\n" * 2_000, encoding="utf-8")
    opened, long = desk.open([tmp_path / "letter.txt"]), desk.open([tmp_path / "long.txt"])
    rehearsal, case = desk.rooms.rehearsal, case_of(desk)

    rehearsal.hold(opened, CaseId("C-none"))
    rehearsal.hold(long, case)
    assert not rehearsal.held

    rehearsal.hold(opened, case)
    assert rehearsal.held
