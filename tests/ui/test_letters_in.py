"""Letters that come from outside the window: by a later start, a folder, the clipboard."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame
from pytestqt.qtbot import QtBot

from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.worker.parent import Readers
from tests.builders.desktop import PATIENCE_MS, PLAIN_LETTER, Desktop
from tests.ui.conftest import Open
from ui.__main__ import main
from ui.app import App, Options
from ui.one_window import OneWindow
from ui.pipe import Answer, Handed
from ui.widgets.button import Button
from ui.widgets.text import Text

Begin = Callable[[Options], App]
CTRL = Qt.KeyboardModifier.ControlModifier
MESSAGE = (
    b"From: Priya Nair <priya.nair@nfas.example>\r\nTo: Sian Pritchard <sian@mail.example>\r\n"
    b"Subject: KT24P00817\r\n\r\nDear Ms Pritchard\r\n\r\nThank you.\r\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[OneWindow]:
    """The place of the one window, in a home of its own."""
    here = OneWindow(tmp_path / "home")
    assert here.hand_over([]) is None
    yield here
    here.leave()


@pytest.fixture
def begun(qapp: QApplication, qtbot: QtBot) -> Iterator[Begin]:
    """Begin windows whose desks are not open yet; all of them are closed at the end."""
    apps: list[App] = []

    def begin(options: Options) -> App:
        app = App(qapp, options)
        apps.append(app)
        app.show()
        return app

    yield begin
    for app in apps:
        if app.window.isVisible():
            app.window.close()
        app.window.deleteLater()
    apps.clear()
    qtbot.wait(1)
    gc.collect()


@pytest.fixture
def copied(qapp: QApplication) -> Iterator[None]:
    """Copy an email as mail programs do; nothing of it is left for the end of the program."""
    mime = QMimeData()
    mime.setData("message/rfc822", MESSAGE)
    qapp.clipboard().setMimeData(mime)
    yield
    qapp.clipboard().clear()


@pytest.fixture
def watching(begun: Begin, qtbot: QtBot, tmp_path: Path) -> Desktop:
    """The desktop, at a desk that watches a folder."""
    demo, folder = tmp_path / "demo", tmp_path / "To be checked"
    folder.mkdir()

    def desk() -> Desk:
        return Desk(replace(demo_setting(demo), to_be_checked=folder, ready=()), Readers())

    app = begun(Options(desk=desk, size=(1440, 900)))
    qtbot.waitUntil(lambda: app.journey is not None, timeout=60_000)
    return Desktop(app=app, qtbot=qtbot, folder=folder)


def _started(run: Desktop, home: Path, *words: str | Path) -> str:
    """Start Letterlock once more, as a program of its own, and give what it says."""
    command = [sys.executable, "-m", "ui", *map(str, words)]
    surroundings = {**os.environ, "LETTERLOCK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as other:
        run.qtbot.waitUntil(lambda: other.poll() is not None, timeout=60_000)
        assert other.stdout is not None
        return other.stdout.read()


def _letter(folder: Path, name: str, greeted: str = "Ms Pritchard") -> Path:
    file = folder / name
    file.write_text(PLAIN_LETTER.format(name=greeted), encoding="utf-8")
    return file


def _listed(run: Desktop) -> list[str]:
    return [one.name for one in run.app.window.home.ready.shown]


def _notices(run: Desktop) -> str:
    """Give what the lines at the top of the window say."""
    frames = run.app.window.findChildren(QFrame)
    return " ".join(one.accessibleName() for one in frames if one.property("kind") == "banner")


def _check(run: Desktop, name: str) -> None:
    """Press the button of a letter that waits."""
    buttons = run.app.window.home.ready.findChildren(Button)
    next(one for one in buttons if name in one.accessibleName()).click()


@pytest.mark.parametrize("words", [("open",), ()])
def test_a_later_start_hands_its_letter_to_the_open_window(
    desktop: Open, place: OneWindow, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """`letterlock FILE` and `letterlock open FILE` end at once; the window reads the letter."""
    run = desktop()
    place.listen(run.app.take)
    run.app.window.showMinimized()

    said = _started(run, tmp_path / "home", *words, *run.letter())

    assert "opened in the window" in said
    run.until_screen(run.journey.choose)
    assert not run.app.window.isMinimized()


def test_a_later_start_without_a_letter_brings_the_window_to_the_front(
    desktop: Open, place: OneWindow, tmp_path: Path
) -> None:
    """Nothing of what is under way changes."""
    run = desktop()
    place.listen(run.app.take)
    run.open(run.letter())
    run.app.window.showMinimized()

    said = _started(run, tmp_path / "home")

    assert "comes to the front" in said
    assert not run.app.window.isMinimized()
    assert run.screen is run.journey.choose
    assert run.journey.waiting.handed == ()


def test_a_letter_that_comes_while_another_is_under_way_waits_at_home(
    desktop: Open, place: OneWindow, tmp_path: Path
) -> None:
    """It is said calmly, the letter on the desk is not touched, and one press opens it later."""
    run = desktop()
    place.listen(run.app.take)
    run.open(run.letter())
    other = _letter(tmp_path, "Other_letter.txt", "Ms Jones")

    said = _started(run, tmp_path / "home", other)
    again = _started(run, tmp_path / "home", other)

    assert said == again
    assert "busy" in said
    assert run.screen is run.journey.choose
    assert "waits at home" in _notices(run)
    assert _notices(run).index("made-up people") < _notices(run).index("waits at home")
    result = run.check("Pritchard")
    assert result.documents[0].name == "letter.txt"

    run.press(Qt.Key.Key_N, CTRL)
    run.calm()
    assert _listed(run).count("Other_letter.txt") == 1
    assert "waits at home" not in _notices(run)
    assert "Opened with Letterlock at" in run.app.window.home.ready.words()
    _check(run, "Other_letter")
    run.until_screen(run.journey.choose)
    assert "Other_letter.txt" not in _listed(run)


def test_a_letter_does_not_come_under_a_dialog(desktop: Open, tmp_path: Path) -> None:
    """Whoever chooses files in a dialog finds both letters afterwards."""
    run = desktop()
    dialog = QDialog(run.app.window)
    dialog.setModal(True)
    dialog.show()
    files = (_letter(tmp_path, "letter.txt"), _letter(tmp_path, "enclosure.txt"))

    answer = run.app.take(Handed(files=files))

    assert answer is Answer.WAITS
    dialog.close()
    assert run.screen is run.app.window.home
    assert run.app.window.home.ready.shown[0].files == files
    assert "with 1 enclosure" in run.app.window.home.ready.words()


def test_letters_that_come_before_the_desk_is_open_are_kept(
    begun: Begin, qtbot: QtBot, tmp_path: Path
) -> None:
    """The first is opened when it is; the others wait."""
    first, second = _letter(tmp_path, "first.txt"), _letter(tmp_path, "second.txt")
    app = begun(Options(demo=tmp_path / "demo"))

    answers = [app.take(Handed(files=(one,))) for one in (first, second)]

    assert answers == [Answer.OPENED, Answer.WAITS]
    qtbot.waitUntil(lambda: app.journey is not None, timeout=60_000)
    run = Desktop(app=app, qtbot=qtbot, folder=tmp_path)
    run.until_screen(run.journey.choose)
    assert run.journey.waiting.handed == ((second,),)
    assert app.options().waiting == ((second,),)
    app.window.close()

    other = begun(app.options())
    qtbot.waitUntil(lambda: other.journey is not None, timeout=60_000)
    assert "second.txt" in _listed(Desktop(app=other, qtbot=qtbot, folder=tmp_path))


@pytest.mark.usefixtures("copied")
def test_an_email_that_is_pasted_before_the_desk_is_open_is_kept(
    begun: Begin, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nobody has to paste it twice."""
    app = begun(Options(demo=tmp_path / "demo"))
    app.window.home.paste_files()

    qtbot.waitUntil(lambda: app.journey is not None, timeout=60_000)
    run = Desktop(app=app, qtbot=qtbot, folder=tmp_path)
    run.until_screen(run.journey.choose)


def test_a_letter_that_waits_leaves_the_list_when_its_file_is_gone(
    desktop: Open, tmp_path: Path
) -> None:
    """There would be nothing to open."""
    run = desktop()
    run.open(run.letter())
    file = _letter(tmp_path, "other.txt")
    assert run.app.take(Handed(files=(file,))) is Answer.WAITS
    assert "other.txt" in _listed(run)
    file.unlink()

    run.press(Qt.Key.Key_N, CTRL)

    run.qtbot.waitUntil(lambda: "other.txt" not in _listed(run), timeout=PATIENCE_MS)


def test_two_programs_started_at_once_become_one_window(tmp_path: Path) -> None:
    """As when somebody opens two letters from a folder: one window, and both are in it."""
    home = tmp_path / "home"
    first, second = _letter(tmp_path, "first.txt"), _letter(tmp_path, "second.txt")
    surroundings = {**os.environ, "LETTERLOCK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    starts = [
        subprocess.Popen(
            [sys.executable, "-m", "ui", "--demo", str(home / "demo"), "--offscreen", str(file)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=surroundings,
        )
        for file in (first, second)
    ]
    try:
        other = None
        while other is None:
            other = next((one for one in starts if one.poll() is not None), None)
        window = next(one for one in starts if one is not other)
        assert other.returncode == 0
        assert other.stdout is not None
        assert "window of Letterlock that is open already" in other.stdout.read()
        assert window.poll() is None
        window.send_signal(2)
        assert window.wait(30) == 0
        assert not list(home.rglob("*.lock"))
    finally:
        for one in starts:
            one.kill()
            one.communicate()


def test_a_file_in_the_watched_folder_waits_and_is_never_opened_by_itself(
    watching: Desktop,
) -> None:
    """It is listed when it is whole, with when it came; it is read when somebody presses Check."""
    run, ready = watching, watching.app.window.home.ready
    run.qtbot.waitUntil(lambda: "Nothing waits" in ready.words(), timeout=PATIENCE_MS)

    with (run.folder / "Letter.txt").open("w", encoding="utf-8") as writing:
        writing.write("Dear")
        writing.flush()
        run.qtbot.wait(1_000)
        assert _listed(run) == []
        writing.write(" all")
    (run.folder / "~$Letter.txt").write_text("owner", encoding="utf-8")
    file = _letter(run.folder, "Letter.txt")

    run.qtbot.waitUntil(lambda: _listed(run) == ["Letter.txt"], timeout=PATIENCE_MS)
    assert "In the folder To be checked since" in ready.words()
    assert run.screen is run.app.window.home
    assert run.journey.result is None

    _check(run, "Letter.txt")
    run.until_screen(run.journey.choose)
    assert file.exists()


def test_a_file_that_is_taken_out_of_the_folder_leaves_the_list(watching: Desktop) -> None:
    """And one that comes is listed, while the keys stay where they were."""
    run = watching
    for name in ("a.txt", "b.txt"):
        _letter(run.folder, name)
    run.qtbot.waitUntil(lambda: _listed(run) == ["a.txt", "b.txt"], timeout=PATIENCE_MS)
    run.activate()
    buttons = run.app.window.home.ready.findChildren(Button)
    next(one for one in buttons if "b.txt" in one.accessibleName()).setFocus()

    (run.folder / "a.txt").unlink()

    run.qtbot.waitUntil(lambda: _listed(run) == ["b.txt"], timeout=PATIENCE_MS)
    assert run.app.window.focusWidget().accessibleName() == "Check b.txt"


def test_a_folder_that_is_away_is_said_and_comes_back(watching: Desktop, tmp_path: Path) -> None:
    """An empty list never stands for one that could not be read."""
    run, home = watching, watching.app.window.home
    _letter(run.folder, "a.txt")
    run.qtbot.waitUntil(lambda: _listed(run) == ["a.txt"], timeout=PATIENCE_MS)

    run.folder.rename(tmp_path / "away")

    run.journey.waiting.look()  # it is looked at every 15 seconds in any case
    run.qtbot.waitUntil(home.ready.trouble.isVisible, timeout=PATIENCE_MS)
    assert _listed(run) == []
    assert "are not listed here" in home.ready.words()
    (tmp_path / "away").rename(run.folder)
    run.journey.waiting.look()
    run.qtbot.waitUntil(lambda: _listed(run) == ["a.txt"], timeout=PATIENCE_MS)
    assert home.ready.trouble.isHidden()


def test_a_confirmed_letter_leaves_the_list_and_stays_in_the_folder(watching: Desktop) -> None:
    """The product moves and deletes nothing of anybody's."""
    run = watching
    file = _letter(run.folder, "a.txt")
    before = file.read_bytes()
    run.qtbot.waitUntil(lambda: _listed(run) == ["a.txt"], timeout=PATIENCE_MS)
    _check(run, "a.txt")
    run.until_screen(run.journey.choose)
    run.calm()
    run.check("Pritchard")
    run.to_confirm()
    run.journey.confirm.answer_rightly()
    run.journey.confirm.go(held=True)
    run.until_screen(run.journey.confirmed)

    run.press(Qt.Key.Key_N, CTRL)

    run.qtbot.waitUntil(lambda: _listed(run) == [], timeout=PATIENCE_MS)
    assert file.read_bytes() == before


@pytest.mark.usefixtures("copied")
def test_an_email_that_was_copied_is_pasted(desktop: Open) -> None:
    """Mail programs copy a message as it is; it is checked as an email."""
    run = desktop()
    run.press(Qt.Key.Key_V, CTRL)

    run.until_screen(run.journey.choose)
    assert run.app.window.strip.isVisible()
    said = " ".join(one.text() for one in run.journey.choose.findChildren(Text))
    assert "sian@mail.example" in said


def test_what_is_dropped_beside_the_zone_is_taken_too(desktop: Open) -> None:
    """The whole of the home screen takes files, and emails as they are."""
    run = desktop()
    mime = QMimeData()
    mime.setData("text/eml", MESSAGE)
    home = run.app.window.home
    about = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    entered = QDragEnterEvent(QPoint(5, 5), *about, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(home.viewport(), entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(5, 5), *about, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(home.viewport(), dropped)

    run.until_screen(run.journey.choose)


@pytest.mark.parametrize("word", ["check", "batch", "--version"])
def test_commands_are_never_taken_for_files(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Also where a file of that name lies in the folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / word).write_text("x", encoding="utf-8")

    try:
        status = main([word])
    except SystemExit as ended:
        status = int(str(ended.code))

    said = "".join(capfd.readouterr())
    assert status in {0, 2}
    assert said
