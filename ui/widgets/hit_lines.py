"""The lines of a list of what was found: a title in bold, and below it the words around."""

import re

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import Theme

_BESIDE, _ABOVE = 10, 6
"""The room round a line of the list, as the style sheet has it."""
_WRAP = Qt.TextFlag.TextWordWrap.value
_IN_A_NAME = re.compile(r"(?<=\w)-(?=[A-Z\d])")
"""The hyphen of a licence's name, such as CC-BY-4.0."""
_JOINED = "\N{WORD JOINER}-\N{WORD JOINER}"


class HitLines(QStyledItemDelegate):
    """Draws what stands above the break of a line in bold; a line without one as ever."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Draw in a list."""
        super().__init__(parent)
        self._theme = theme

    def height(self, words: str, font: QFont, wide: int) -> int:
        """Give the height of a line, with the room round it, at a width without it."""
        room = QRect(0, 0, max(1, wide), 10_000)
        title, _, around = with_whole_names(words).partition("\n")
        high = QFontMetrics(_bold(font) if around else font).boundingRect(room, _WRAP, title)
        below = QFontMetrics(font).boundingRect(room, _WRAP, around) if around else QRect()
        return high.height() + below.height() + self._theme.px(2 * _ABOVE) + 4

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:  # noqa: N802 - Qt's name
        """Give a line without a break as it is drawn."""
        return with_whole_names(super().displayText(value, locale))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        words = with_whole_names(str(index.data(Qt.ItemDataRole.DisplayRole)))
        title, broken, around = words.partition("\n")
        if not broken:
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        drawn.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget
        )
        beside, above = self._theme.px(_BESIDE), self._theme.px(_ABOVE)
        area = drawn.rect.adjusted(beside, above, -beside, 0)
        painter.save()
        painter.setPen(self._theme.colour("text"))
        painter.setFont(_bold(drawn.font))
        used = painter.boundingRect(area, _WRAP, title)
        painter.drawText(area, _WRAP, title)
        chosen = QStyle.StateFlag.State_Selected in drawn.state
        painter.setPen(self._theme.colour("text" if chosen else "muted"))
        painter.setFont(drawn.font)
        painter.drawText(area.adjusted(0, used.height(), 0, 0), _WRAP, around)
        painter.restore()


def with_whole_names(words: str) -> str:
    """Give words as they are drawn: a line ends before the name of a licence, not in it."""
    return _IN_A_NAME.sub(_JOINED, words)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
