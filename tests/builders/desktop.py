"""Steps that a person takes in the desktop, for tests that walk through it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from checker.model import Result
from ui.app import App
from ui.journey import Journey

PATIENCE_MS = 60_000
PLAIN_LETTER = """Northern Family Advisory Service
2 Assize Row, Harrowfield HX97 1AB

Ms Sian Pritchard
6 Weir Cottages
Bramwick
HX98 3LD

Our reference: KT24P00817

Dear {name}

Your appointment is on 4 December 2026 at 10am.

Yours sincerely
Gareth Lowe
"""


@dataclass(frozen=True, kw_only=True)
class Desktop:
    """A running desktop, and what a person does with it."""

    app: App
    qtbot: QtBot
    folder: Path

    @property
    def journey(self) -> Journey:
        """The letter's way through the screens."""
        assert self.app.journey is not None
        return self.app.journey

    @property
    def screen(self) -> QWidget:
        """What shows."""
        shown = self.app.window.shown()
        assert shown is not None
        return shown

    def files(self, name: str) -> tuple[Path, ...]:
        """Give the files of one of the demo's letters."""
        assert self.app.desk is not None
        return next(one.files for one in self.app.desk.ready() if one.name.startswith(name))

    def letter(self, name: str = "Ms Pritchard") -> tuple[Path, ...]:
        """Write a plain letter to Ms Pritchard that greets somebody."""
        file = self.folder / "letter.txt"
        file.write_text(PLAIN_LETTER.format(name=name), encoding="utf-8")
        return (file,)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the keys are."""
        self.activate()
        focus: QWidget | None = self.app.window.focusWidget()
        target = self.app.window if focus is None else focus
        QTest.keyClick(target, key, modifier)

    def activate(self) -> None:
        """Bring the window to the front, so that it has the keys."""
        self.qtbot.waitUntil(self._in_front, timeout=PATIENCE_MS)

    def _in_front(self) -> bool:
        """Say whether the window has the keys; ask for them when it has not."""
        if not self.app.window.isActiveWindow():
            self.app.window.activateWindow()
        return bool(self.app.window.isActiveWindow())

    def open(self, files: tuple[Path, ...], case: str = "") -> None:
        """Open files and choose the case (the first offered, or by its number)."""
        self.journey.open_files(files)
        self.until_screen(self.journey.choose)
        choose = self.journey.choose
        if not choose.case_list.chosen():
            wanted = case or choose.case_list.ids()[0]
            choose.case_list.choose(wanted)
        self.calm()

    def check(self, name: str, way: str = "post") -> Result:
        """Choose the recipient and the way, and wait for the end of the check."""
        choose = self.journey.choose
        choose.to_list.choose(next(one.id for one in self.journey.people if name in one.name))
        choose.way_list.choose(way)
        choose.go()
        return self.settled()

    def settled(self) -> Result:
        """Wait for the end of a check."""
        journey = self.journey
        self.qtbot.waitUntil(
            lambda: journey.result is not None and journey.result.settled, timeout=PATIENCE_MS
        )
        self.calm()
        assert journey.result is not None
        return journey.result

    def to_confirm(self) -> None:
        """Go on to confirm."""
        self.journey.check.go_on.emit()
        self.until_screen(self.journey.confirm)

    def until_screen(self, screen: QWidget) -> None:
        """Wait until a screen shows."""
        self.qtbot.waitUntil(lambda: self.screen is screen, timeout=PATIENCE_MS)
        self.calm()

    def calm(self) -> None:
        """Wait until no work is left."""
        self.qtbot.waitUntil(lambda: not self.app.jobs.busy(), timeout=PATIENCE_MS)
