"""A person who has a keyboard and nothing else: every key goes the way a real one goes."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QScrollArea, QWidget

from tests.builders.desktop import PATIENCE_MS, Desktop

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
MOST_STOPS = 120


def spoken(widget: QWidget) -> str:
    """Give what a screen reader says of a control."""
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def hidden_part(widget: QWidget) -> str:
    """Say what of a control is out of sight, or nothing (WCAG 2.2, 2.4.11).

    What is higher than the part of the page that scrolls has to show its top or its bottom.
    """
    if not widget.isVisible():
        return "not shown at all"
    above = widget.parentWidget()
    while above is not None and not widget.isWindow():
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is above:
            shown = QRect(QPoint(0, 0), above.size())
            place = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
            seen = shown.intersected(place).height()
            if seen < min(place.height(), shown.height()) - 1:
                return f"{seen} of {place.height()} pixels show"
        above = area if above.isWindow() is False else None
    return ""


@dataclass
class Keyboard:
    """Presses keys; after each, something in sight has the keys."""

    desktop: Desktop

    @property
    def focus(self) -> QWidget | None:
        """What has the keys."""
        return QApplication.focusWidget()

    def at(self) -> str:
        """Say where the keys are, as a screen reader would."""
        focus = self.focus
        return "nowhere" if focus is None else spoken(focus)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key, and look that the keys went somewhere in sight."""
        QTest.keyClick(self._window(), key, modifier)
        self.look(f"{modifier.name} {key.name}")

    def press_in(self, dialog: QWidget, key: Qt.Key) -> None:
        """Press a key in a window above the page, which it may close."""
        QTest.keyClick(dialog, key)

    def look(self, after: str) -> None:
        """Wait until what was pressed is done; something in sight has the keys then."""
        window, jobs = self.desktop.app.window, self.desktop.app.jobs
        self.desktop.qtbot.waitUntil(lambda: not jobs.busy(), timeout=3 * PATIENCE_MS)

        def in_sight() -> bool:
            focus = self.focus
            return focus is not None and focus is not window and not hidden_part(focus)

        try:
            self.desktop.qtbot.waitUntil(in_sight, timeout=3_000)
        except Exception as error:
            focus = self.focus
            why = "" if focus is None else f"{type(focus).__name__}: {hidden_part(focus)}"
            raise AssertionError(f"after {after}, the keys are at {self.at()!r} {why}") from error

    def type(self, words: str) -> None:
        """Type words."""
        for letter in words:
            QTest.keyClick(self._window(), Qt.Key(ord(letter.upper())), _case(letter))
        self.look("typing")

    def tab_to(self, start: str, *, back: bool = False) -> QWidget:
        """Press Tab until the keys are at something that is called so."""
        met = []
        for _stop in range(MOST_STOPS):
            focus = self.focus
            if focus is not None and self.at().startswith(start):
                return focus
            met.append(self.at())
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else PLAIN)
        raise AssertionError(f"Tab does not come to {start!r}; it comes to {sorted(set(met))}")

    def arrow_to(self, start: str) -> None:
        """Press Down within a list or a group until the keys are at something called so."""
        met = []
        for _stop in range(MOST_STOPS):
            if self.at().startswith(start):
                return
            met.append(self.at())
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"The arrows do not come to {start!r}; they come to {met[:20]}")

    def choose_file(self, file: Path) -> None:
        """Press Ctrl+O, type where a file lies into the window that opens, and press Enter."""
        tries = 0

        def type_it() -> None:
            nonlocal tries
            dialog = QApplication.activeModalWidget()
            focus = self.focus
            if isinstance(dialog, QFileDialog) and focus is not None and focus.window() is dialog:
                tries += 1
                if tries == 1:
                    QApplication.clipboard().setText(str(file))
                    QTest.keyClick(self._window(), Qt.Key.Key_V, CTRL)
                elif tries > MOST_STOPS:
                    dialog.reject()
                else:  # the first may only close the list of names that begin so
                    QTest.keyClick(self._window(), Qt.Key.Key_Return)
            if tries == 0 or isinstance(QApplication.activeModalWidget(), QFileDialog):
                QTimer.singleShot(100, type_it)

        QTimer.singleShot(100, type_it)
        QTest.keyClick(self._window(), Qt.Key.Key_O, CTRL)
        self.desktop.activate()  # a real desktop does this when a dialog closes
        self.look("a file was chosen")
        assert 0 < tries <= MOST_STOPS, "the window that asks for a file did not take it"

    def sit_down(self, name: str) -> None:
        """Choose in the menu of the bar who sits at the desk now."""
        self.tab_to("Signed in as")

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(50, choose)
                return
            for _row in menu.actions():
                QTest.keyClick(self._window(), Qt.Key.Key_Down)
                at: QAction | None = menu.activeAction()
                if at is not None and at.text().startswith(name):
                    break
            QTest.keyClick(self._window(), Qt.Key.Key_Return)

        QTimer.singleShot(50, choose)
        self.press(Qt.Key.Key_Space)
        self.desktop.qtbot.waitUntil(lambda: self._signed_in().endswith(name), timeout=PATIENCE_MS)
        self.look("somebody else sat down")

    def _signed_in(self) -> str:
        """Give what the bar says of who sits here."""
        return next(
            spoken(one)
            for one in self.desktop.app.window.bar.findChildren(QWidget)
            if spoken(one).startswith("Signed in as")
        )

    def until(self, screen: QWidget) -> None:
        """Wait until a screen shows, with the keys in it."""
        self.desktop.until_screen(screen)
        self.look("the next screen came")
        focus = self.focus
        assert focus is not None
        assert screen.isAncestorOf(focus), f"the keys stayed at {self.at()!r}"

    def _window(self) -> QWindow:
        """Give the window that has the keys: the one in front, as on a real display."""
        qtbot, window = self.desktop.qtbot, self.desktop.app.window
        if QGuiApplication.focusWindow() is None:
            window.activateWindow()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None, timeout=PATIENCE_MS)
        found = QGuiApplication.focusWindow()
        assert found is not None
        return found


def _case(letter: str) -> Qt.KeyboardModifier:
    """Give the key that is held for a capital."""
    return SHIFT if letter.isupper() else PLAIN
