"""Smaller words that stand beside larger ones, on the same line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import Theme
from ui.widgets.text import Text


class BesideText(Text):
    """Words in a smaller letter, to be put beside others in a row in which all begin at its top.

    They are pushed down by as much as the letters of the others are larger.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        other: QWidget,
        *,
        kind: str = "muted",
        wrap: bool = True,
        below: int = 0,
    ) -> None:
        """Show words on the line of `other`: of its first words, where it has more lines.

        Args:
            theme: tells when the text becomes larger.
            words: what is said.
            other: a text, a radio button or a check box.
            kind: a look of the sheet.
            wrap: whether they may go on in a second line.
            below: how much is left free below them.
        """
        super().__init__(words, kind, wrap=wrap)
        self._other, self._below = other, below
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Push the words down to the line."""
        self.ensurePolished()  # else the words are measured in another size
        lower = _line_of(self._other) - self.fontMetrics().ascent()
        self.setContentsMargins(0, max(0, lower), 0, self._below)


def _line_of(widget: QWidget) -> int:
    """Give how far below its top the letters of a widget's first line stand."""
    widget.ensurePolished()
    letters = widget.fontMetrics()
    if isinstance(widget, QAbstractButton):
        return (widget.sizeHint().height() - letters.height()) // 2 + letters.ascent()
    return widget.contentsMargins().top() + letters.ascent()
