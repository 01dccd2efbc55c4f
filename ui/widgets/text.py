"""Words on a screen: titles, sentences, labels, each in a look of the style sheet."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from checker.desk.letter.unbroken import unbroken
from ui.theme import restyle

_ROUNDED_PX: Final = 2
"""Words may be wider by a part of a pixel at each end than their digits alone tell."""


class Text(QLabel):
    """A piece of plain text. It is never read as markup: what a letter says stays text."""

    def __init__(
        self, words: str = "", kind: str = "", *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        """Show words in one of the sheet's looks."""
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if kind:
            self.setProperty("kind", kind)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show other words; a postcode in them is not broken over two lines."""
        self._words = text
        super().setText(unbroken(text))

    def text(self) -> str:
        """Give the words as they were told."""
        return self._words

    def say(self, words: str, kind: str | None = None) -> None:
        """Show other words, and perhaps another look."""
        self.setText(words)
        if kind is not None and kind != self.property("kind"):
            restyle(self, kind)


class SteadyText(Text):
    """Words in one row with a time in them: as wide at every minute, so that nothing moves."""

    def __init__(self, words: str = "", kind: str = "", *, parent: QWidget | None = None) -> None:
        """Show words in one of the sheet's looks."""
        super().__init__(words, kind, wrap=False, parent=parent)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give the room that the words need when every digit is the widest."""
        return QSize(self._widest(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give the same: the words are never cut."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def _widest(self) -> int:
        letters, around = self.fontMetrics(), self.contentsMargins()
        digit = max("0123456789", key=letters.horizontalAdvance)
        steady = "".join(digit if one.isdigit() else one for one in self.text())
        beside = around.left() + around.right() + 2 * self.margin() + _ROUNDED_PX
        return letters.horizontalAdvance(steady) + beside
