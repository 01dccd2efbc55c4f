"""A locked file: its password is asked for, tried, and kept nowhere."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.desk import Opened
from checker.desk.desk import Desk
from checker.model import Channel, Read, Result, Verdict, WhoId
from tests.builders.desktop import PLAIN_LETTER
from tests.builders.locked_files import PASSWORD, locked_docx, locked_pdf
from tests.builders.readers import demo_desk

LETTER = PLAIN_LETTER.format(name="Ms Pritchard")
MAKERS = [
    pytest.param(locked_docx, "letter.docx", id="Word"),
    pytest.param(locked_pdf, "letter.pdf", id="PDF"),
]
Maker = Callable[[str], bytes]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with its key in a file."""
    desk = demo_desk(tmp_path)
    yield desk
    desk.close()


def checked(desk: Desk, opened: Opened) -> Result:
    """Check as post to Sian Pritchard."""
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    return desk.check(opened, case, [WhoId("P2")], Channel.POST)


def put(tmp_path: Path, name: str, data: bytes) -> Path:
    """Write a file, and give its path."""
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("make", "name"), MAKERS)
def test_a_locked_letter_is_held_until_the_right_password_is_given(
    desk: Desk, tmp_path: Path, make: Maker, name: str
) -> None:
    """Asked for; a wrong one says so; the right one opens the letter for every later look."""
    locked = desk.open([put(tmp_path, name, make(LETTER))])
    held = checked(desk, locked)
    wrong = desk.open_again(locked, "guess")
    right = desk.open_again(wrong, PASSWORD)
    result = checked(desk, right)

    assert [one.code for one in held.findings] == ["unread.encrypted"]
    assert "locked with a password" in locked.documents[0].gaps[0].why
    assert "does not open this file" in wrong.documents[0].gaps[0].why
    assert right.documents[0].read is Read.WHOLE
    assert "6 Weir Cottages" in right.documents[0].text()
    assert result.settled
    assert "unread.encrypted" not in {one.code for one in result.findings}
    assert result.verdict is not Verdict.STOP
    assert right.files[0].sha256 == locked.files[0].sha256


def test_the_page_of_a_locked_letter_can_be_drawn(desk: Desk, tmp_path: Path) -> None:
    """The password that opened the letter also draws it."""
    locked = desk.open([put(tmp_path, "letter.pdf", locked_pdf(LETTER))])
    opened = desk.open_again(locked, PASSWORD)

    assert desk.draw(opened, opened.documents[0], 1, 300).startswith(b"\x89PNG")


@pytest.mark.parametrize(("make", "name"), MAKERS)
def test_a_password_is_written_nowhere(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture, make: Maker, name: str
) -> None:
    """Not into the log, the trail or any file beside it, as text or as bytes of text."""
    caplog.set_level(logging.DEBUG)
    locked = desk.open([put(tmp_path, name, make(LETTER))])
    opened = desk.open_again(desk.open_again(locked, "a-wrong-guess"), PASSWORD)
    checked(desk, opened)
    desk.close()

    written = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    for password in (PASSWORD, "a-wrong-guess"):
        assert password not in caplog.text
        for coded in (password.encode(), password.encode("utf-16-le")):
            assert not any(coded in data for data in written)
