"""Every key of the sheet does what the sheet says, and no screen has a key that nobody hears."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from tests.builders.desktop import Desktop
from tests.builders.keyboard import CTRL, Keyboard
from ui.widgets.keys_sheet import KeysSheet, keys
from ui.window import SCREEN_KEYS, WINDOW_KEYS

Open = Callable[..., Desktop]
Key = Qt.Key
AGREED = (
    *("Ctrl+O", "Ctrl+V", "F8", "Shift+F8", "Enter", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+E"),
    *("Ctrl+R", "F5", "Ctrl+Enter", "Alt+C", "Esc", "Ctrl+P", "Ctrl+N", "Ctrl+F", "F1", "F6"),
    *("Ctrl++", "Ctrl+-", "Ctrl+/"),
)
"""What was agreed for the whole program."""


def listed() -> set[str]:
    """Give every key of the sheet by itself."""
    found: set[str] = set()
    for words, _act in keys():
        one, *more = words.split(", ")
        found |= {one, *(f"Ctrl+{key}" if key.isdigit() else key for key in more)}
    return found


def test_the_sheet_lists_every_key() -> None:
    """What is agreed is listed, and nothing else."""
    assert listed() == set(AGREED)


def test_the_window_hears_every_key_that_a_screen_answers(desktop: Open) -> None:
    """A key that the window does not listen to would do nothing on any screen."""
    run = desktop()
    answered: set[str] = set()
    for place in ("check", "past", "guidance", "report", "practice", "policies", "trends"):
        run.app.window.went.emit(place)
        run.calm()
    for widget in run.app.window.findChildren(QWidget):
        answered |= set(getattr(widget, "keys", {}) or {})

    assert answered - set(SCREEN_KEYS) == set()
    assert {"Ctrl+O", "F8", "Alt+C", "Ctrl+P", "Ctrl+E"} <= answered
    spelled = {"Ctrl+Return": "Ctrl+Enter", "Ctrl+=": "Ctrl++"}
    assert {spelled.get(one, one) for one in (*SCREEN_KEYS, *WINDOW_KEYS)} | {"Enter"} == listed()


def test_each_key_of_the_check_does_what_the_sheet_says(desktop: Open) -> None:
    """Tabs, finding words, parts of the window, the file's own program, checking again."""
    run = desktop()
    person, check = Keyboard(run), run.journey.check
    (file,) = run.letter("Mr Jones")
    run.open((file,), case="KT24P00817")
    run.check("Pritchard")
    person.look("the check")
    opened: list[Path] = []
    checking = run.journey._checking

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    checking.open = open_it

    person.press(Key.Key_2, CTRL)
    assert check.pane._tabs.checkedId() == 1
    person.press(Key.Key_1, CTRL)
    assert check.pane._tabs.checkedId() == 0
    person.press(Key.Key_F, CTRL)
    assert person.at() == "Words to find in the letter"
    person.press(Key.Key_Escape)
    places = []
    for _part in range(3):
        person.press(Key.Key_F6)
        places.append(person.at())
    assert any(one.startswith("The letter") for one in places)
    assert any(one.startswith("Finding 1 of") for one in places)
    assert "Continue to confirm" in places

    person.press(Key.Key_E, CTRL)
    assert opened == [file]
    assert "press F5" in check.verdict_words()
    checking.open = lambda _path: False
    person.press(Key.Key_E, CTRL)
    assert "Open it yourself" in check.errors.words()
    file.write_text(file.read_text("utf-8").replace("Mr Jones", "Ms Pritchard"), "utf-8")
    person.press(Key.Key_F5)
    run.settled()
    assert not [one for one in check.findings.cards if "Jones" in one.finding.title]


def test_help_text_size_and_the_sheet_itself(desktop: Open) -> None:
    """From any screen; the sheet has the keys while it is open and gives them back."""
    run = desktop()
    person, window, theme = Keyboard(run), run.app.window, run.app.theme

    person.press(Key.Key_Plus, CTRL)
    assert theme.percent == 125
    person.press(Key.Key_Minus, CTRL)
    assert theme.percent == 100
    person.press(Key.Key_Slash, CTRL)
    sheet = window.findChild(KeysSheet)
    assert isinstance(sheet, QDialog)
    run.qtbot.waitUntil(sheet.isActiveWindow, timeout=20_000)
    assert person.at() == "Close"
    person.press_in(sheet, Key.Key_Escape)
    run.activate()
    person.look("the sheet was closed")
    QTest.keyClick(window, Key.Key_F1)
    run.qtbot.waitUntil(lambda: window.manual is not None and window.manual.isActiveWindow())
