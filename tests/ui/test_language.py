"""The window speaks the language of whoever sits before it, in Qt's own words too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checker.desk.computer.language import language_of
from tests.builders.desktop import Desktop
from tests.ui.conftest import Open
from ui.widgets.bar import Bar

CHOICE = "Cymraeg: Letterlock starts again"


def test_another_language_is_chosen_in_the_bar_and_kept(
    desktop: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window closes, the next one speaks it, and so does the one of tomorrow."""
    monkeypatch.setenv("LETTERLOCK_HOME", str(tmp_path / "home"))
    running = desktop()

    _act(running, CHOICE).trigger()

    assert running.app.asked_language == "cy"
    assert not running.app.window.isVisible()
    assert language_of(tmp_path / "home", ("en-GB",)) == "cy"


def test_the_next_window_is_as_the_last_one_was(desktop: Open) -> None:
    """Colours, text size and the window's size do not start again."""
    running = desktop(percent=125)
    running.app.window.resize(1300, 800)
    running.app.theme.step_text(1)

    options = running.app.options()

    assert (options.percent, options.size, options.files) == (150, (1300, 800), ())


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
@pytest.mark.usefixtures("welsh")
def test_the_menu_of_a_field_has_no_english(
    make: Callable[[], QLineEdit | QPlainTextEdit], qtbot: QtBot
) -> None:
    """Qt ships no Welsh for undo, cut, copy and paste."""
    field = make()
    qtbot.addWidget(field)

    menu = field.createStandardContextMenu()
    texts = [one.text().partition("\t")[0] for one in menu.actions() if not one.isSeparator()]

    assert len(texts) >= 6
    assert not set(texts) & {"&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"}


@pytest.mark.usefixtures("welsh")
def test_choosing_a_file_has_no_english(qtbot: QtBot) -> None:
    """Where the system has no dialog of its own, Qt's is shown."""
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.show()

    words = {_words(one) for kind in (QLabel, QPushButton) for one in dialog.findChildren(kind)}

    assert len(words) >= 4
    assert not words & {"Look in:", "File &name:", "Files of type:", "&Open", "Open", "Cancel"}


def _words(one: QWidget) -> str:
    return str(one.property("text") or "")


def _act(running: Desktop, words: str) -> QAction:
    bar = running.app.window.findChild(Bar)
    assert bar is not None
    return next(one for one in bar.findChildren(QAction) if one.text() == words)
