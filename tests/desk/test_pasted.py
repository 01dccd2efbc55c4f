"""An email that was pasted is a file of its own for a day, and is checked like any other."""

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.office import open_desk
from checker.errors import CallError
from checker.worker.parent import MOST_FILE_BYTES
from tests.builders.readers import shared_readers

MESSAGE = (
    b"From: Priya Nair <priya.nair@nfas.example>\r\nTo: Sian Pritchard <sian@mail.example>\r\n"
    b"Subject: KT24P00817\r\n\r\nDear Ms Pritchard\r\n\r\nThank you.\r\n"
)


def test_it_is_kept_as_it_came_for_its_owner_alone(tmp_path: Path) -> None:
    """The same bytes; two of one second are two files; it opens as an email."""
    desk = Desk(demo_setting(tmp_path / "demo"), shared_readers())

    first, second = (desk.rooms.pasted.keep(MESSAGE) for _ in range(2))
    opened = desk.open([first])
    desk.close()

    assert first != second
    assert first.read_bytes() == second.read_bytes() == MESSAGE
    assert stat.S_IMODE(first.stat().st_mode) & 0o077 == 0
    assert opened.addressed


def test_after_a_day_it_is_deleted_and_nothing_else_is(tmp_path: Path) -> None:
    """What was pasted just now stays, and so does the draft beside it."""
    at = datetime.now(UTC)
    desk = Desk(
        replace(demo_setting(tmp_path / "demo"), clock=lambda: at + timedelta(hours=1)),
        shared_readers(),
    )
    pasted = desk.rooms.pasted
    pasted.tidy()
    old, new = pasted.keep(MESSAGE), pasted.keep(MESSAGE)
    draft = desk.rooms.seat.setting.drafts / "older.eml"
    draft.parent.mkdir()
    draft.write_bytes(MESSAGE)
    for one in (old, draft):
        os.utime(one, ((at - timedelta(days=2)).timestamp(),) * 2)

    pasted.tidy()
    desk.close()

    assert not old.exists()
    assert new.exists()
    assert draft.exists()


def test_one_that_is_too_large_or_has_no_place_says_so(tmp_path: Path) -> None:
    """The sentence says what to do."""
    desk = Desk(demo_setting(tmp_path / "demo"), shared_readers())
    pasted = desk.rooms.pasted

    with pytest.raises(CallError, match="larger than can be checked"):
        pasted.keep(b"x" * (MOST_FILE_BYTES + 1))
    pasted.folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(CallError, match="cannot be kept"):
        pasted.keep(MESSAGE)
    desk.close()


@pytest.mark.parametrize(
    ("written", "watched"),
    [
        ("", None),
        ('to_be_checked = "{folder}"', "{folder}"),
        ('to_be_checked = "~/In"', "{home}/In"),
    ],
)
def test_the_settings_name_the_watched_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, watched: str | None
) -> None:
    """Without the key no folder is watched; `~` is each person's own home."""
    monkeypatch.setenv("LETTERLOCK_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    names = {"folder": (tmp_path / "To be checked").as_posix(), "home": str(tmp_path / "home")}
    (tmp_path / "cases").mkdir()
    (tmp_path / "letterlock.toml").write_text(
        f'cases = "{(tmp_path / "cases").as_posix()}"\n{written.format(**names)}\n',
        encoding="utf-8",
    )

    desk = open_desk()
    folder = desk.rooms.to_be_checked
    desk.close()

    found = None if folder is None else folder.folder
    assert found == (None if watched is None else Path(watched.format(**names)))
