"""A letter from the scanner at the desk: its case is found, and it is judged as any other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.desk.desk import Desk
from checker.model import Channel, Verdict, WhoId
from tests.builders.readers import demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with its key in a file."""
    desk = demo_desk(tmp_path)
    yield desk
    desk.close()


def test_a_scan_is_read_before_its_case_is_asked_for_and_ends_clear(desk: Desk) -> None:
    """Nobody has to find the case by hand; the reading can be seen; the check settles."""
    told: list[str] = []
    files = next(one.files for one in desk.ready() if "scanned" in one.name)

    opened = desk.open(files, progress=lambda one: told.append(one.words))
    result = desk.check(opened, opened.suggestions[0].id, [WhoId("P2")], Channel.POST)

    assert opened.suggestions[0].reference == "KT24P00817"
    assert any("page 1 of 1" in one for one in told)
    assert opened.documents[0].pages[0].scan
    assert result.settled
    assert result.verdict is Verdict.CLEAR, result.findings
