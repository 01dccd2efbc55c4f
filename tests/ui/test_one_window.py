"""A later start hands its files to the window that is open, and nobody else can."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.one_window import OneWindow, lock_in
from ui.pipe import MOST_BYTES, MOST_FILES, Answer, Handed, Listener, hand_over, name_of, understood

STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from ui.one_window import OneWindow
from ui.pipe import Answer
here = OneWindow(Path(sys.argv[1]))
what = sys.argv[2]
answer = here.hand_over([Path(one) for one in sys.argv[3:]], patience=float(what))
if answer is not None or not here.is_ours:
    print("handed", answer)
    sys.exit()
qt = QCoreApplication([])
got = [len(sys.argv) - 3]
def take(handed):
    got.append(len(handed.files))
    if len(got) == 5:
        QTimer.singleShot(100, qt.quit)
    return Answer.OPENED
assert here.listen(take)
print("window", flush=True)
QTimer.singleShot(30_000, qt.quit)
qt.exec()
here.leave()
print(sum(got))
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.one_window import OneWindow
from ui.pipe import Answer
qt = QCoreApplication([])
here = OneWindow(Path(sys.argv[1]))
assert here.hand_over([]) is None and here.listen(lambda handed: Answer.OPENED)
os.kill(os.getpid(), signal.SIGKILL)
"""
NOT_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the socket is a file on Linux")


class _Taken:
    """Stands for the window: remembers what it was handed."""

    def __init__(self, answer: Answer = Answer.OPENED) -> None:
        self.got: list[Handed] = []
        self._answer = answer

    def __call__(self, handed: Handed) -> Answer:
        self.got.append(handed)
        return self._answer


def _start(folder: Path, *files: Path, patience: float = 20) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", STARTED, str(folder), str(patience), *map(str, files)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _told(qtbot: QtBot, process: "subprocess.Popen[str]") -> str:
    """Wait for a process while this one goes on with its own window, and give what it said."""
    with process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
        assert process.stdout is not None
        return process.stdout.read().strip()


@pytest.mark.parametrize("answer", list(Answer))
def test_files_reach_the_window_that_is_open(qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    """They come with their whole path, and the later start hears what became of them."""
    here, taken = OneWindow(tmp_path), _Taken(answer)
    assert here.hand_over([]) is None
    assert here.listen(taken)
    letter = tmp_path / "Llythyr \xe9 \udcff.docx"

    said = _told(qtbot, _start(tmp_path, letter, Path("relative.pdf")))

    here.leave()
    assert said == f"handed {answer.value}"
    assert [one.files for one in taken.got] == [(letter, Path.cwd() / "relative.pdf")]


def test_the_next_window_of_the_same_program_hears_what_comes(qtbot: QtBot, tmp_path: Path) -> None:
    """As when somebody chooses another language: the one that closed takes nothing more."""
    here, closed, opened = OneWindow(tmp_path), _Taken(), _Taken(Answer.WAITS)
    here.hand_over([])
    here.listen(closed)
    here.deafen()
    here.listen(opened)

    said = _told(qtbot, _start(tmp_path, tmp_path / "letter.docx"))

    here.leave()
    assert said == "handed waits"
    assert (len(closed.got), len(opened.got)) == (0, 1)


def test_another_desk_has_a_window_of_its_own(tmp_path: Path) -> None:
    """The demo's letters are not handed to one's own desk."""
    here, other = OneWindow(tmp_path / "own"), OneWindow(tmp_path / "demo")

    assert here.hand_over([]) is None
    assert other.hand_over([tmp_path / "letter.docx"]) is None
    assert name_of(tmp_path / "own") != name_of(tmp_path / "demo")

    here.leave()
    other.leave()


def test_of_starts_at_the_same_time_one_becomes_the_window(tmp_path: Path) -> None:
    """The others hand it every file that they were given."""
    starts = [_start(tmp_path, *[tmp_path / f"{n}-{k}.pdf" for k in range(n)]) for n in range(1, 6)]

    said = sorted(one.communicate(timeout=60)[0].split() for one in starts)

    assert said == [["handed", "opened"]] * 4 + [["window", "15"]]
    assert not lock_in(tmp_path).exists()


@NOT_LINUX
def test_what_a_killed_window_left_behind_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    """Neither its lock nor its socket keeps the next one from opening."""
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert lock_in(tmp_path).exists()

    here = OneWindow(tmp_path)

    assert here.hand_over([]) is None
    assert here.listen(lambda _handed: Answer.WAITS)
    assert _told(qtbot, _start(tmp_path, tmp_path / "letter.docx")) == "handed waits"
    here.leave()


def test_a_window_that_stands_still_keeps_nobody_from_working(tmp_path: Path) -> None:
    """The later start gives up after a while; nothing that it asked for is done later."""
    here, taken = OneWindow(tmp_path), _Taken()
    here.hand_over([])
    here.listen(taken)

    stuck = _start(tmp_path, tmp_path / "letter.docx", patience=0.1)  # nobody turns our events

    assert stuck.communicate(timeout=60)[0].split() == ["handed", "None"]
    here.leave()
    assert taken.got == []


def test_a_window_on_another_computer_holds_nobody_up(tmp_path: Path) -> None:
    """A home that several computers share has a window on each: nobody waits for one elsewhere."""
    mine = lock_in(tmp_path)
    host = mine.stem.removeprefix("window-")
    mine.with_name("window-elsewhere.lock").write_text("1\npython\nelsewhere\n", encoding="utf-8")

    here = OneWindow(tmp_path)

    assert host
    assert here.hand_over([tmp_path / "letter.docx"], patience=0) is None
    assert here.is_ours
    here.leave()


def test_a_folder_that_cannot_be_written_costs_no_window(tmp_path: Path) -> None:
    """Where no lock can be kept, every start opens its own."""
    (tmp_path / "file").write_text("x", encoding="utf-8")

    here = OneWindow(tmp_path / "file" / "home")

    assert here.hand_over([tmp_path / "letter.docx"]) is None
    assert here.listen(lambda _handed: Answer.OPENED) == ""


@NOT_LINUX
def test_nobody_else_gets_in_and_a_flood_is_cut_off(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The socket is its owner's alone; whoever runs as somebody else is not even greeted."""
    taken = _Taken()
    here = Listener(name_of(tmp_path), taken)
    assert Path(here.place).stat().st_mode & 0o077 == 0
    message = json.dumps({"files": [str(tmp_path)], "token": ""}).encode() + b"\n"

    with monkeypatch.context() as change:
        change.setattr("ui.pipe.os.getuid", lambda: 4_242)
        assert _heard(qtbot, here.place, message) == b""
    assert b"opened" not in _heard(qtbot, here.place, b"x" * (MOST_BYTES + 4_096))
    assert taken.got == []
    assert _heard(qtbot, here.place, message).endswith(b"opened\n")
    place = Path(here.place)
    here.close()
    assert not place.exists()


@NOT_LINUX
def test_files_are_handed_to_no_stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else who listens at the name is not told what anybody's letters are called."""
    name = name_of(tmp_path)
    with _start(tmp_path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "window\n"
        with monkeypatch.context() as change:
            change.setattr("ui.pipe.os.getuid", lambda: 4_242)
            assert hand_over(name, Handed(files=(tmp_path / "letter.docx",))) is None

        for _turn in range(4):  # then it ends by itself
            assert hand_over(name, Handed()) is Answer.OPENED


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        b'{"files": []}',
        b'{"files": [], "token": 1}',
        b'{"files": [], "token": "a\\u0000b"}',
        b'{"files": [], "token": "", "more": 1}',
        b'{"files": "/a", "token": ""}',
        b'{"files": ["relative.docx"], "token": ""}',
        b'{"files": ["/a\\u0000b"], "token": ""}',
        b'{"files": [1], "token": ""}',
        json.dumps({"files": ["/a"] * (MOST_FILES + 1), "token": ""}).encode(),
    ],
)
def test_what_is_not_such_a_message_is_refused(message: bytes) -> None:
    """It comes from outside, and is no request until it is understood."""
    assert understood(message) is None


def test_a_path_too_long_for_a_socket_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the pipe stands among the temporary files."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    short = name_of(tmp_path)
    (tmp_path / ("x" * 90)).mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("x" * 90)))

    assert os.sep not in name_of(tmp_path)
    assert Path(short).name == name_of(tmp_path)


def _heard(qtbot: QtBot, place: str, sent: bytes) -> bytes:
    """Say something at a socket by hand, and give all that comes back until it is closed."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(place)
        line.settimeout(0)
        rest, heard = memoryview(sent), b""
        for _turn in range(600):
            qtbot.wait(5)
            try:
                rest = rest[line.send(rest) :] if rest else rest
            except BlockingIOError:
                pass
            except OSError:
                return heard
            try:
                more = line.recv(64)
            except BlockingIOError:
                continue
            except OSError:
                return heard
            if not more:
                return heard
            heard += more
    raise AssertionError(heard)
