"""The frame round every screen: the bar, the notices, the letter's strip, and the screen in it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from checker.words import later, say
from ui.focus import FocusKeeper, put_in_order
from ui.screens.guidance import GuidanceScreen
from ui.screens.home import HomeScreen
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.keys_sheet import KeysSheet
from ui.widgets.letter_strip import Heading, LetterStrip
from ui.widgets.panel import empty, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.answers import Notice
    from ui.screens.reading import ReadingWindow

NARROW = 1000
SCREEN_KEYS = (
    "Ctrl+O",
    "Ctrl+V",
    "F8",
    "Shift+F8",
    "Ctrl+R",
    "Ctrl+E",
    "F5",
    "Ctrl+Return",
    "Ctrl+Enter",
    "Alt+C",
    "Esc",
    "Ctrl+N",
    "Ctrl+P",
    "Ctrl+F",
    "F6",
    "Ctrl+1",
    "Ctrl+2",
    "Ctrl+3",
)
"""Keys that are passed to the screen that shows."""
WINDOW_KEYS = ("F1", "Ctrl+/", "Ctrl++", "Ctrl+=", "Ctrl+-")
"""Keys that the window answers itself, on every screen."""

_RAISING = ("windows", "xcb", "cocoa")
"""Where a window may put itself above others; elsewhere the desktop does, at its activation."""
_ACTS = {"enrol": later("Enrol this desk")}
"""What a notice may offer to do, by the place where it is done."""


class Screen(Protocol):
    """What the window knows of a screen: which keys it answers."""

    keys: dict[str, Callable[[], None]]


class Window(QMainWindow):
    """The one window. It shows screens and passes keys to the one that shows."""

    went = Signal(str)
    became = Signal(str)
    another = Signal()
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the window with the home screen in it."""
        super().__init__()
        self.theme = theme
        self.manual: ReadingWindow | None = None
        self.about: ReadingWindow | None = None
        self.setWindowTitle(say("Letterlock"))
        self.setWindowIcon(QIcon(theme.pixmap("shield-check", "action", 32)))
        self.setMinimumSize(640, 480)
        self.bar, self.strip = Bar(theme), LetterStrip(theme)
        self.strip.hide()
        self._banners = QVBoxLayout()
        self._banners.setSpacing(0)
        self._told: set[str] = set()
        self._stack = QStackedWidget()
        self.home, self._guidance = HomeScreen(theme), GuidanceScreen(theme)
        for screen in (self.home, self._guidance):
            self._stack.addWidget(screen)
        whole = QWidget()
        whole.setProperty("kind", "ground")
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addLayout(self._banners)
        box.addWidget(self.strip)
        box.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self._stack.currentChanged.connect(lambda _place: self._fit_banners())
        self.bar.went.connect(self.went)
        self.bar.became.connect(self.became)
        self.bar.helped.connect(self.show_help)
        self.bar.keys_wanted.connect(self._show_keys)
        theme.changed.connect(self._fit)
        self._keeper = FocusKeeper(self, self.shown)
        self._listen()

    def add(self, screen: QWidget) -> None:
        """Take in one more screen."""
        self._stack.addWidget(screen)

    def remove(self, screen: QWidget) -> None:
        """Let go of a screen; home shows when it was the one that showed."""
        if screen is self.shown():
            self.show_screen(self.home)
        self._stack.removeWidget(screen)

    def come_to_front(self) -> None:
        """Show itself to somebody who works elsewhere, as far as the desktop lets it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        if QApplication.platformName() in _RAISING:
            self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def show_screen(self, screen: QWidget, place: str = "check") -> None:
        """Turn to a screen; the keys go with it, unless they are on the bar that led there."""
        turned = screen is not self.shown()
        self._stack.setCurrentWidget(screen)
        self.bar.stand_at(place)
        if turned and not self.bar.isAncestorOf(self.focusWidget()):
            self._keeper.enter(screen)

    def show_guidance(self) -> None:
        """Turn to the guidance."""
        self.show_heading(None)
        self.show_screen(self._guidance, "guidance")

    def show_help(self) -> None:
        """Open the manual, in a window of its own, at the section of the screen that shows."""
        from ui.screens.help import manual_window, section_of  # noqa: PLC0415 - loaded when asked

        if self.manual is None:
            self.manual = manual_window(self.theme, self)
            self.manual.about_wanted.connect(self.show_about)
        self.manual.open_at(*section_of(self.shown()))

    def show_about(self) -> None:
        """Open what this program is, and the licences of what others made for it."""
        from ui.screens.help import about_window  # noqa: PLC0415 - loaded when asked for

        if self.about is None:
            self.about = about_window(self.theme, self)
        self.about.open_at("about")

    def shown(self) -> QWidget | None:
        """Give the screen that shows."""
        return self._stack.currentWidget()

    def show_heading(self, heading: Heading | None) -> None:
        """Show the letter's strip, or leave it out."""
        self.strip.setVisible(heading is not None)
        if heading is not None:
            self.strip.show_heading(heading)

    def show_notices(self, notices: "tuple[Notice, ...]") -> None:
        """Show what everybody here should know, and read out what was not there before."""
        before, self._told = self._told, {one.text for one in notices}
        empty(self._banners)
        for notice in notices:
            banner = QFrame()
            banner.setProperty("kind", "gravebanner" if notice.grave else "banner")
            banner.setAccessibleName(notice.text)
            icon = "octagon-alert" if notice.grave else "info"
            hue = "stop" if notice.grave else "check"
            line = row(Icon(self.theme, icon, hue, 16), spacing=10, margins=(22, 6, 20, 6))
            line.addWidget(Text(notice.text), 1)
            if notice.act in _ACTS:
                button = Button(self.theme, say(_ACTS[notice.act]), kind="small")
                button.clicked.connect(partial(self.went.emit, notice.act))
                button.setProperty("act", notice.act)
                line.addWidget(button)
            banner.setLayout(line)
            self._banners.addWidget(banner)
            if notice.text not in before:
                announce(banner, notice.text, at_once=notice.grave)
        self._fit_banners()

    def _fit_banners(self) -> None:
        """Leave out what a banner offers while the screen shows where that is done."""
        here = getattr(self.shown(), "act", "")
        for button in self.findChildren(Button):
            act = button.property("act")
            if act is not None:
                button.setVisible(act != here)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out of the bar what a narrow window has no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fit the bar to the width and the text size."""
        self.bar.narrow(small=self.width() < NARROW * self.theme.percent / 100)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Go at once: what was being checked stays unsent."""
        self.hide()
        for reading in filter(None, (self.manual, self.about)):
            reading.close()
        self.closing.emit()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's
        """Go on with Tab as the page is read."""
        put_in_order(self)
        return super().focusNextPrevChild(forward)

    def _listen(self) -> None:
        """Listen to the keys."""
        for key in SCREEN_KEYS:
            self._on(key, partial(self._press, key))
        acts = (
            self.show_help,
            self._show_keys,
            lambda: self.theme.step_text(1),
            lambda: self.theme.step_text(1),
            lambda: self.theme.step_text(-1),
        )
        for key, act in zip(WINDOW_KEYS, acts, strict=True):
            self._on(key, act)

    def _on(self, key: str, act: Callable[[], None]) -> None:
        """Do something at a key."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def _press(self, key: str) -> None:
        """Let the screen that shows answer a key; Ctrl+N belongs to the window."""
        keys: dict[str, Callable[[], None]] = getattr(self.shown(), "keys", {})
        if key in keys:
            keys[key]()
        elif key == "Ctrl+N":
            self.another.emit()

    def _show_keys(self) -> None:
        """Show the sheet of keys."""
        KeysSheet(self.theme, self).open()
