"""Where one can go: buttons in a row, and "More" for those that there is no room for."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button

_GAP = 2


class Navigation(QWidget):
    """The places of whoever sits here."""

    went = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without places."""
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, Button] = {}
        self._titles: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._here = ""
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        self._more = Button(theme, say("More"), icon="chevron-down", kind="nav")
        self._more.setCheckable(True)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._box.addWidget(self._more)
        self._box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._fit)

    @property
    def here(self) -> str:
        """Where one is."""
        return self._here

    def show_places(self, places: tuple[tuple[str, str], ...]) -> None:
        """Show these places: a name for the program, a title for the person."""
        if tuple(self._titles.items()) == places:
            return
        for button in self._buttons.values():
            self._box.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()
        self._titles = dict(places)
        for place, (name, _) in enumerate(places):
            button = Button(self._theme, "", kind="nav")
            button.setCheckable(True)
            button.clicked.connect(partial(self._go, name))
            self._buttons[name] = button
            self._box.insertWidget(place, button)
        for name in self._titles:
            self._say(name)
        self.stand_at(self._here)

    def stand_at(self, name: str) -> None:
        """Mark where one is."""
        self._here = name
        for place, button in self._buttons.items():
            button.setChecked(place == name)
        self._fit()

    def count(self, name: str, waiting: int) -> None:
        """Say beside a place how many wait there."""
        if self._counts.get(name, 0) != waiting:
            self._counts[name] = waiting
            self._say(name)
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need room for what says where one is, and for the rest behind "More"."""
        own = super().minimumSizeHint()
        here = self._buttons.get(self._here)
        needed = self._more.sizeHint().width() + (here.sizeHint().width() if here else 0) + _GAP
        return QSize(needed, own.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _go(self, name: str, _on: object = None) -> None:
        self.stand_at(self._here)  # the button stays where one is until one is there
        self.went.emit(name)

    def _words(self, name: str) -> str:
        waiting = self._counts.get(name, 0)
        return f"{self._titles[name]}   {waiting}" if waiting else self._titles[name]

    def _say(self, name: str) -> None:
        button = self._buttons.get(name)
        if button is not None:
            button.setText(self._words(name))
            waiting = self._counts.get(name, 0)
            button.setAccessibleName(
                say("{place}, {count} waiting", place=self._titles[name], count=waiting)
                if waiting
                else self._titles[name]
            )

    def _fit(self) -> None:
        """Show what fits, where one is in any case, and put the rest behind "More"."""
        for name, button in self._buttons.items():
            button.setText(self._words(name))
        widths = {name: one.sizeHint().width() + _GAP for name, one in self._buttons.items()}
        room = self.width()
        shown = set(widths)
        if sum(widths.values()) > room:
            room -= self._more.sizeHint().width() + _GAP + widths.get(self._here, 0)
            shown = {self._here}
            for name, width in widths.items():
                if name == self._here:
                    continue
                if width > room:
                    break
                shown.add(name)
                room -= width
            if room < 0 and self._here in self._buttons:
                self._shorten(self._buttons[self._here], -room)
        for name, button in self._buttons.items():
            button.setVisible(name in shown)
        hidden = [name for name in self._buttons if name not in shown]
        self._more.setVisible(bool(hidden))
        self._more.setChecked(False)
        self._menu.clear()
        for name in hidden:
            act = QAction(self._words(name), self._menu)
            act.triggered.connect(partial(self._go, name))
            self._menu.addAction(act)

    @staticmethod
    def _shorten(button: Button, over: int) -> None:
        """Leave out the end of a name that is too wide, and say that something is left out."""
        words, metrics = button.text(), button.fontMetrics()
        width = max(0, metrics.horizontalAdvance(words) - over)
        button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
