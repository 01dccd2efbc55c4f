"""The letter that lay on the desk when the program ended by itself."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from checker.desk.desk import Desk
from checker.desk.letter.unfinished import FILE
from checker.model import CaseId, Channel, WhoId
from tests.builders.readers import demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Open the demo's desk."""
    made = demo_desk(tmp_path / "demo")
    yield made
    made.close()


def test_what_was_kept_comes_back_for_whoever_left_it(desk: Desk, tmp_path: Path) -> None:
    """Its files and its answers, at the same desk or the next one; for nobody else."""
    unfinished, file = desk.rooms.unfinished, tmp_path / "a letter.docx"
    unfinished.keep((file,), CaseId("C-0001"), (WhoId("P2"),), Channel.POST)

    left = unfinished.left()

    assert left is not None
    assert (left.paths, left.of_case, left.whom, left.channel) == (
        (file,),
        CaseId("C-0001"),
        (WhoId("P2"),),
        Channel.POST,
    )
    assert (tmp_path / "demo" / FILE).stat().st_mode & 0o077 == 0
    desk.become(desk.actors()[1].id)
    assert unfinished.left() is None
    desk.become(desk.actors()[0].id)
    assert unfinished.left() == left
    unfinished.forget()
    assert unfinished.left() is None
    assert not (tmp_path / "demo" / FILE).exists()


def test_what_is_old_damaged_or_strange_is_not_offered(desk: Desk, tmp_path: Path) -> None:
    """A letter of last month, half a file, another shape, a file of gigabytes."""
    unfinished, file = desk.rooms.unfinished, tmp_path / "demo" / FILE
    unfinished.keep((tmp_path / "letter.docx",))
    written = file.read_text(encoding="utf-8")
    left = unfinished.left()
    assert left is not None
    month_ago = (left.at - timedelta(days=31)).isoformat()

    for odd in (
        written.replace(left.at.isoformat().replace("+00:00", "Z"), month_ago),
        written[:-9],
        '{"files": 3}',
        "[" * 2_000_000,
        "\x00",
    ):
        assert odd != written
        file.write_text(odd, encoding="utf-8")
        assert unfinished.left() is None


def test_a_disk_that_cannot_be_written_does_not_stop_a_letter(desk: Desk, tmp_path: Path) -> None:
    """It is not kept, and nothing is said of it: the letter goes on."""
    (tmp_path / "demo" / FILE).mkdir()

    desk.rooms.unfinished.keep((tmp_path / "letter.docx",))

    assert desk.rooms.unfinished.left() is None
    desk.rooms.unfinished.forget()
