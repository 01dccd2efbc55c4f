"""A link whose words go on in the next line where there is too little room for them in one."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.button import Button

_KIND = "stoplink"


class WrappedLink(Button):
    """A link in a panel: a finding's title may be as long as a sentence."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        """Say the act."""
        super().__init__(theme, words, kind=_KIND, parent=parent)
        self._label = self.text()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the width of one line, and for the height of those that there are."""
        return QSize(self._around() + self._wide(self._label), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for the longest word at least."""
        longest = max(self._label.split(), key=self._wide, default="")
        return QSize(self._around() + self._wide(longest), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the words anew for the width there is."""
        super().resizeEvent(event)
        room = self.width() - self._around()
        text = "\n".join(lines_of(self._label, room, self.fontMetrics()))
        if text != self.text():
            self.setText(text)

    def _around(self) -> int:
        """Give how much wider the link is than its words."""
        return super().sizeHint().width() - max(map(self._wide, self.text().split("\n")))

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words.replace("&&", "&"))


def lines_of(words: str, room: int, metrics: QFontMetrics) -> list[str]:
    """Break words into lines of at most so many pixels; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer.replace("&&", "&")) > room:
            lines.append(word)
        else:
            lines[-1:] = [longer]
    return lines
