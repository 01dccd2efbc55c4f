"""What lies in the folder "To be checked" is listed when it is whole, and is left as it is."""

import os
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.desk.letter.watched_folder import EMPTY_S, MOST_LISTED, STEADY_S, WatchedFolder


@dataclass(kw_only=True)
class _Watch:
    """A watched folder whose time passes when it is told to."""

    folder: Path
    at: float = 0.0
    watched: WatchedFolder = field(init=False)

    def __post_init__(self) -> None:
        self.watched = WatchedFolder(
            folder=self.folder, now=lambda: datetime.now(UTC), passed=lambda: self.at
        )

    def names(self, after: float = STEADY_S) -> list[str]:
        """Look, wait, look again, and give what is listed then."""
        self.watched.look()
        self.at += after
        return [one.name for one in self.watched.look().letters]


@pytest.fixture
def watch(tmp_path: Path) -> _Watch:
    """An empty folder, watched."""
    folder = tmp_path / "To be checked"
    folder.mkdir()
    return _Watch(folder=folder)


def test_a_letter_is_listed_with_where_it_is_and_when_it_came(watch: _Watch) -> None:
    """The oldest first, and each opens by its own path."""
    for name in ("b.docx", "a.pdf"):
        (watch.folder / name).write_bytes(b"x")
        os.utime(watch.folder / name, (1, 1))  # when it was written says nothing of when it came

    watch.names()
    first, second = watch.watched.look().letters

    assert (first.name, first.files) == ("b.docx", (watch.folder / "b.docx",))
    assert second.name == "a.pdf"
    assert first.note.startswith("In the folder To be checked since ")
    assert ":" in first.note


def test_a_file_that_grows_is_not_listed_before_it_is_whole(watch: _Watch) -> None:
    """Half a letter is not offered; it is said that one is coming."""
    file = watch.folder / "letter.pdf"
    with file.open("wb") as writing:
        for _part in range(3):
            writing.write(b"x" * 1_000)
            writing.flush()
            assert watch.names(after=STEADY_S - 0.1) == []
        assert watch.watched.look().coming == 1

    assert watch.names() == ["letter.pdf"]
    assert watch.watched.look().coming == 0


def test_a_file_that_is_listed_and_written_again_leaves_the_list_meanwhile(watch: _Watch) -> None:
    """Somebody saves it once more."""
    file = watch.folder / "letter.pdf"
    file.write_bytes(b"x")
    assert watch.names() == ["letter.pdf"]

    file.write_bytes(b"other")

    assert watch.watched.look().letters == ()
    assert watch.names() == ["letter.pdf"]


def test_an_empty_file_waits_longer_and_is_not_forgotten(watch: _Watch) -> None:
    """Most files begin empty; one that stays so is shown, and checking it says what is wrong."""
    (watch.folder / "empty.docx").touch()

    assert watch.names() == []
    assert watch.watched.look().coming == 1
    assert watch.names(after=EMPTY_S) == ["empty.docx"]


@pytest.mark.parametrize(
    "name",
    [
        "~$tter.docx",
        "~WRL0003.tmp",
        ".~lock.letter.odt#",
        ".hidden.pdf",
        "letter.pdf.part",
        "letter.pdf.crdownload",
        "letter.TMP",
        "letter.docx~",
        "Thumbs.db",
        "desktop.ini",
    ],
)
def test_what_programs_put_beside_files_is_passed_over(watch: _Watch, name: str) -> None:
    """It is no letter, and is not said to be coming either."""
    (watch.folder / name).write_bytes(b"x")

    assert watch.names(after=EMPTY_S) == []
    assert watch.watched.look().coming == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are files on Unix")
def test_a_pipe_that_nobody_writes_to_holds_nothing_up(watch: _Watch) -> None:
    """Opening it would wait for ever."""
    os.mkfifo(watch.folder / "letter.pdf")

    assert watch.names() == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root opens anything")
def test_a_file_that_cannot_be_opened_is_said_to_be_there(watch: _Watch) -> None:
    """It is not listed as if it could be checked, and not passed over in silence."""
    file = watch.folder / "letter.pdf"
    file.write_bytes(b"x")
    file.chmod(0)

    assert watch.names() == []
    assert watch.watched.look().coming == 1


def test_what_cannot_even_be_looked_at_is_said_to_be_there(watch: _Watch) -> None:
    """Such as a link that leads to itself: nothing is passed over in silence."""
    (watch.folder / "round.pdf").symlink_to(watch.folder / "round.pdf")

    assert watch.names() == []
    assert watch.watched.look().coming == 1


def test_a_link_to_nothing_and_a_file_that_goes_are_no_trouble(watch: _Watch) -> None:
    """A file that is gone leaves the list."""
    (watch.folder / "letter.pdf").write_bytes(b"x")
    (watch.folder / "lost.pdf").symlink_to(watch.folder / "nowhere.pdf")
    assert watch.names() == ["letter.pdf"]

    (watch.folder / "letter.pdf").unlink()

    assert watch.watched.look().letters == ()


def test_a_folder_in_it_is_one_letter_with_its_enclosures(watch: _Watch) -> None:
    """As in a batch; it is listed when all of it is whole, and nobody works in it."""
    letter = watch.folder / "Ms Pritchard"
    (letter / "more").mkdir(parents=True)
    (watch.folder / "empty").mkdir()
    for name in ("letter.docx", "more/leaflet.pdf", "~$tter.docx"):
        (letter / name).write_bytes(b"x")
    assert watch.names() == []
    assert watch.watched.look().coming == 1

    (letter / "~$tter.docx").unlink()

    assert watch.names() == ["Ms Pritchard"]
    assert watch.watched.look().letters[0].files == (letter,)


def test_what_was_confirmed_leaves_the_list_until_it_is_another_file(watch: _Watch) -> None:
    """The file stays where it is; written anew, it is to be checked anew."""
    letter, other = watch.folder / "letter.docx", watch.folder / "two"
    letter.write_bytes(b"x")
    other.mkdir()
    for name in ("a.pdf", "b.pdf"):
        (other / name).write_bytes(b"x")
    assert watch.names() == ["letter.docx", "two"]

    watch.watched.finished([letter, other / "a.pdf"])
    assert watch.names() == ["two"]
    watch.watched.finished([other / "a.pdf", other / "b.pdf"])
    assert watch.names() == []

    letter.write_bytes(b"changed")
    assert watch.names() == ["letter.docx"]


def test_a_folder_that_cannot_be_looked_at_is_never_taken_for_an_empty_one(watch: _Watch) -> None:
    """It says so with its name and why, and lists again when it is back."""
    (watch.folder / "letter.pdf").write_bytes(b"x")
    assert watch.names() == ["letter.pdf"]
    away = watch.folder.with_name("away")
    watch.folder.rename(away)

    found = watch.watched.look()

    assert found.letters == ()
    assert str(watch.folder) in found.trouble
    assert "not listed" in found.trouble
    away.rename(watch.folder)
    assert watch.names() == ["letter.pdf"]
    assert watch.watched.look().trouble == ""


def test_of_very_many_the_oldest_are_listed_and_it_is_said(watch: _Watch) -> None:
    """Nobody reads a list of a thousand."""
    for number in range(MOST_LISTED + 5):
        (watch.folder / f"{number:03}.pdf").write_bytes(b"x")

    assert len(watch.names()) == MOST_LISTED
    assert watch.watched.look().more


def test_nothing_in_the_folder_is_ever_changed(watch: _Watch) -> None:
    """Looking leaves names, bytes and times as they were."""
    (watch.folder / "two").mkdir()
    for name in ("letter.docx", "~$tter.docx", "two/a.pdf"):
        (watch.folder / name).write_bytes(b"x")
    before = {one: one.stat() for one in watch.folder.rglob("*")}
    kept = shutil.copytree(watch.folder, watch.folder.with_name("kept"))

    watch.names()
    watch.watched.finished(list(before))
    watch.names()

    told = ("st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
    for one, stat in before.items():
        assert [getattr(one.stat(), name) for name in told] == [
            getattr(stat, name) for name in told
        ]
    assert len(list(kept.rglob("*"))) == len(list(watch.folder.rglob("*"))) == 4
