"""A walk through the whole desktop, as somebody works: letters, findings, confirming, rooms."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from checker.desk import Role
from checker.desk.desk import Desk
from tests.builders.heartbeat import Heartbeat
from ui.app import App, Options
from ui.journey import Journey
from ui.rooms.places import places_of
from ui.theme import Scheme

PATIENCE_S = 60.0
_STEP_MS = 4
_PAINT_MS = 30


class TookTooLong(AssertionError):
    """Something that was waited for did not come."""


def until(holds: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    ends = time.monotonic() + PATIENCE_S
    loop, turn = QEventLoop(), QTimer()

    def look() -> None:
        if holds():
            loop.exit(1)
        elif time.monotonic() > ends:
            loop.exit(0)

    turn.timeout.connect(look)
    turn.start(_STEP_MS)
    if loop.exec() != 1:
        raise TookTooLong


def rest(ms: int = _PAINT_MS) -> None:
    """Let the window live for a moment, so that it paints."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Walk:
    """One start of the desktop on the demo, and one way through it, with its heart listened to."""

    def __init__(
        self, qt: QApplication, demo: Path, desk: Callable[[], Desk] | None = None
    ) -> None:
        """Start the desktop, on the demo or on another desk."""
        self.heart = Heartbeat()
        self.heart.begin("start")
        self.app = App(qt, Options(demo=demo, scheme=Scheme.LIGHT, size=(1440, 900), desk=desk))
        self.app.show()
        self.heart.begin("first paint")
        self.app.window.activateWindow()
        until(lambda: self.app.journey is not None)
        self._calm()

    @property
    def journey(self) -> Journey:
        """The letter's way."""
        assert self.app.journey is not None
        return self.app.journey

    def go(self) -> None:
        """Walk all of it."""
        self.held_letter()
        self.right_letter()
        self.rooms(*Role)

    def close(self) -> None:
        """Close the window."""
        self.heart.stop()
        self.app.window.close()
        self.app.window.deleteLater()
        rest(1)

    def held_letter(self) -> None:
        """A letter with several findings: every one is looked at, and every file."""
        check = self.journey.check
        self._open("Letter to Mr D Okafor")
        self._check("Daniel Okafor")
        for number, _card in enumerate(check.findings.cards):
            self._key(f"F8, {number + 1}", Qt.Key.Key_F8)
        for number in (1, 2, 0):
            self._begin(f"file {number + 1}")
            check.pane.show_tab(number)
            self._calm()
        self._key("continue, held", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._begin("another letter")
        self.app.window.another.emit()
        self._calm()

    def right_letter(self) -> None:
        """A letter with nothing to change, from the drop to the record."""
        journey = self.journey
        self._open("Letter to Ms S Pritchard")
        self._check("Pritchard")
        self._begin("continue")
        journey.check.go_on.emit()
        until(lambda: self.app.window.shown() is journey.confirm)
        self._calm()
        self._begin("answer")
        journey.confirm.answer_rightly()
        self._calm()
        self._begin("confirm")
        journey.confirm.go(held=True)
        until(lambda: self.app.window.shown() is journey.confirmed)
        self._calm()
        self._begin("another letter")
        self.app.window.another.emit()
        self._calm()

    def rooms(self, *roles: Role) -> None:
        """Every room of some roles, twice: the first time it is made."""
        window, desk = self.app.window, self.app.desk
        assert desk is not None
        first = {one.role: one.id for one in reversed(desk.actors())}
        for role in roles:
            self._begin(f"{role.value} sits down")
            window.became.emit(first[role])
            self._calm()
            for place in (*places_of(role), *places_of(role)):
                self._begin(f"{role.value}, {place.name}")
                window.went.emit(place.name)
                self._calm()

    def _open(self, name: str) -> None:
        desk, choose = self.app.desk, self.journey.choose
        assert desk is not None
        files = next(one.files for one in desk.ready() if one.name.startswith(name))
        self._begin("drop")
        self.journey.open_files(files)
        until(lambda: self.app.window.shown() is choose)
        self._calm()
        self._begin("case")
        if not choose.case_list.chosen():
            choose.case_list.choose(*choose.case_list.ids()[:1])
        self._calm()

    def _check(self, name: str) -> None:
        journey, choose = self.journey, self.journey.choose
        until(lambda: bool(choose.to_list.ids()))
        self._begin("recipient")
        choose.to_list.choose(next(one.id for one in journey.people if name in one.name))
        choose.way_list.choose(*choose.way_list.ids()[:1])
        self._calm()
        self._begin("check")
        choose.go()
        until(lambda: journey.result is not None and journey.result.settled)
        self._calm()

    def _key(
        self,
        step: str,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self._begin(step)
        window = self.app.window
        focus: QWidget | None = window.focusWidget()
        QTest.keyClick(window if focus is None else focus, key, modifier)
        self._calm()

    def _begin(self, step: str) -> None:
        rest(2)
        self.heart.begin(step)

    def _calm(self) -> None:
        until(lambda: not self.app.jobs.busy())
        rest()
