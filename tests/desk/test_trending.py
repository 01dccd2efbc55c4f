"""The trends of a desk: what was checked here, counted as letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.audit.entry import Act, Body, read_body
from checker.desk import Answers, Opened
from checker.desk.demo import open_demo
from checker.desk.desk import Desk
from checker.model import CaseId, Channel, Result, WhoId

MOTHER = WhoId("P2")
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n20 November 2026\n\n"
    "Our reference: KT24P00817\n\nDear Ms Pritchard\n\nThank you for your letter.\n\n"
    "Yours sincerely\nPriya Nair\n"
)
RIGHT = Answers(recipients=(MOTHER,), typed="hx983ld", held=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk."""
    desk = open_demo(tmp_path)
    yield desk
    desk.close()


def bodies(desk: Desk) -> list[tuple[str, Body]]:
    """Give the hashes and bodies of what was recorded of letters."""
    trail = desk.rooms.seat.recorder().trail()
    read = [(one.hash.hex(), read_body(one.body)) for one in trail.entries(most=100)]
    return [one for one in read if one[1].act in (Act.CHECK, Act.RELEASE)]


def test_a_letter_mended_and_checked_again_is_the_same_letter(desk: Desk, tmp_path: Path) -> None:
    """Its second check says which one it goes on from; the next letter in that file says none."""
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    file = tmp_path / "letter.txt"
    file.write_text(LETTER.replace("6 Weir", "9 Weir"), encoding="utf-8")
    _check(desk, case, file)
    file.write_text(LETTER, encoding="utf-8")

    opened, result = _check(desk, case, file)
    desk.confirm(opened, result, [], RIGHT)
    _check(desk, case, file)

    told = bodies(desk)
    assert [one.act.value for _, one in told] == ["check", "check", "release", "check"]
    assert [one.about for _, one in told] == [None, told[0][0], told[1][0], None]


def _check(desk: Desk, case: CaseId, file: Path) -> tuple[Opened, Result]:
    """Open a letter and check it as post to the mother."""
    opened = desk.open([file])
    return opened, desk.check(opened, case, [MOTHER], Channel.POST)
