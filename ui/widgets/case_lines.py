"""The lines of a list of cases: the numbers in one column, whose they are in another."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme

_APART = 14
"""Between the two columns."""
_BETWEEN = "  "
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex


def case_line(reference: str, title: str) -> str:
    """Give the words of a line, as a screen reader says them."""
    return f"{reference}{_BETWEEN}{title}"


class CaseLines(QStyledItemDelegate):
    """Draws lines that `case_line` gave; the second column begins beside the longest number."""

    def __init__(self, theme: Theme, cases: QListWidget) -> None:
        """Draw in a list."""
        super().__init__(cases)
        self._theme, self._cases, self._widest = theme, cases, 0
        cases.model().rowsInserted.connect(self._forget)
        cases.model().modelReset.connect(self._forget)
        theme.changed.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Give the room of a line: its names may begin further to the right than in its words."""
        size = super().sizeHint(option, index)
        reference, between, _title = _parts(index)
        letters = QFontMetrics(option.font)
        began = letters.horizontalAdvance(f"{reference}{between}")
        return size + QSize(max(0, self.second(letters) - began), 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        style = drawn.widget.style()
        part, frame = QStyle.SubElement.SE_ItemViewItemText, QStyle.PixelMetric.PM_FocusFrameHMargin
        beside = style.pixelMetric(frame, drawn, drawn.widget) + 1
        area = style.subElementRect(part, drawn, drawn.widget)
        area.setRight(drawn.rect.right() - (area.left() - drawn.rect.left()))
        area.adjust(beside, 0, -beside, 0)
        drawn.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        painter.save()
        painter.setPen(self._theme.colour("text"))
        painter.setFont(drawn.font)
        reference, _, title = _parts(index)
        painter.drawText(area, _ONE_LINE, reference)
        area.setLeft(area.left() + self.second(drawn.fontMetrics))
        cut = drawn.fontMetrics.elidedText(title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _ONE_LINE, cut)
        painter.restore()

    def second(self, letters: QFontMetrics) -> int:
        """Give how far from the first column the second begins."""
        if not self._widest:
            model = self._cases.model()
            numbers = (_parts(model.index(line, 0))[0] for line in range(model.rowCount()))
            self._widest = max(map(letters.horizontalAdvance, numbers), default=0)
        return self._widest + self._theme.px(_APART)

    @Slot()
    def _forget(self) -> None:
        """Measure anew: there are other cases, or other letters."""
        self._widest = 0


def _parts(index: Index) -> tuple[str, str, str]:
    """Give the number of a case, what parts it from the names, and these."""
    return str(index.data(Qt.ItemDataRole.DisplayRole)).partition(_BETWEEN)
