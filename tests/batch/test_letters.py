"""What is in a folder: each letter once, by a name that can be shown, and nothing passed over."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.batch.jobs import Held, Job, Outcome
from checker.batch.letters import Waiting, letters_in, taken_in
from checker.errors import CallError

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def taken(letter: Waiting) -> Job | Outcome:
    """Take a letter in."""
    return taken_in(letter, via=None, now=NOW)


def test_letters_whose_names_look_the_same_are_two(tmp_path: Path) -> None:
    """Signs that cannot be shown must not make one of them count as done."""
    for name in ("a\u202e.txt", "a\u202d.txt", ".hidden"):
        (tmp_path / name).write_bytes(b"Dear Ms Hale")

    letters = letters_in(tmp_path)

    assert len(letters) == len({one.name for one in letters}) == 2
    assert len({taken(one).key for one in letters}) == 2


def test_a_letter_is_another_when_any_of_its_files_is(tmp_path: Path) -> None:
    """A changed enclosure, or one that came later."""
    folder = tmp_path / "letter"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"Dear Ms Hale")
    (waiting,) = letters_in(tmp_path)
    keys = [taken(waiting).key]
    (folder / "b.txt").write_bytes(b"Visits")
    keys.append(taken(waiting).key)
    (folder / "b.txt").write_bytes(b"visits")
    keys.append(taken(waiting).key)

    assert len(set(keys)) == 3
    assert taken(waiting).key == keys[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_what_cannot_be_opened_is_held(tmp_path: Path) -> None:
    """A pipe that would never end, a link to nothing, a folder with nothing in it."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()

    held = [taken(one) for one in letters_in(tmp_path)]

    assert [(one.name, isinstance(one, Outcome) and one.held) for one in held] == [
        ("empty", Held.UNREAD), ("gone.txt", Held.UNREAD), ("pipe.txt", Held.UNREAD),
    ]  # fmt: skip


def test_a_folder_without_letters_is_a_wrong_call(tmp_path: Path) -> None:
    """Nothing checked must not look like everything clear."""
    with pytest.raises(CallError, match="no letter"):
        letters_in(tmp_path)
    with pytest.raises(CallError, match="no folder"):
        letters_in(tmp_path / "nowhere")
