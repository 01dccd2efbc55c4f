"""A row of buttons that goes on in the next line where there is too little room for it in one."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_COUNTS = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class WrapRow(QWidget):
    """Things side by side, each as wide as it wants to be; lines as many as are needed.

    The last does not go into a line alone, where another can go with it. With `ends_right` the
    last of all stands at the right end of its line, and where it is hidden no other takes its
    place. With `fills` those of a line share the room that is left in it, as fields do. It is a
    widget, and no layout: Qt takes the items of a layout away without a word to Python.
    """

    def __init__(
        self,
        *things: QWidget,
        spacing: int = 8,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        ends_right: bool = False,
        fills: bool = False,
    ) -> None:
        """Put things side by side."""
        super().__init__()
        self._things, self._spacing, self._ends_right = things, spacing, ends_right
        self._fills, self._closed = fills, False
        self.setProperty("kind", "clear")
        self.setContentsMargins(*margins)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for thing in things:
            thing.setParent(self)
            thing.installEventFilter(self)

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close up when one goes, and make room when one comes."""
        if event.type() in _COUNTS:
            self._close()
            self._arrange()
        return super().eventFilter(thing, event)

    def event(self, event: QEvent) -> bool:
        """Lay out anew when one wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break into other lines."""
        super().resizeEvent(event)
        self._lay(self.rect(), place=True)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Say how high it is at a width."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line."""
        sizes = [one.sizeHint() for one in self._shown()]
        wide = sum(one.width() for one in sizes) + self._spacing * max(0, len(sizes) - 1)
        return QSize(wide, _highest(sizes)).grownBy(self.contentsMargins())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for the widest of them."""
        sizes = [one.sizeHint() for one in self._shown()]
        wide = max((one.width() for one in sizes), default=0)
        return QSize(wide, _highest(sizes)).grownBy(self.contentsMargins())

    def _close(self) -> None:
        """Go where nothing is left in it, with the room around it, and come again with the first.

        Without a parent it would come as a window.
        """
        closed = not self._shown()
        if closed != self._closed and self.parentWidget() is not None:
            self._closed = closed
            self.setVisible(not closed)

    def _arrange(self) -> None:
        self.updateGeometry()
        self._lay(self.rect(), place=True)

    def _shown(self) -> list[QWidget]:
        return [one for one in self._things if not one.isHidden()]

    def _lay(self, area: QRect, *, place: bool) -> int:
        """Break into lines for an area, put them there if wanted, and give the height."""
        inner = area.marginsRemoved(self.contentsMargins())
        y = inner.y()
        for line in self._lines(inner.width()):
            x, high = inner.x(), _highest([size for _thing, size in line])
            for thing, size in line:
                if self._ends_right and thing is self._things[-1]:
                    x = max(x, inner.right() + 1 - size.width())
                if place:
                    thing.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._spacing
            y += high + self._spacing
        return max(y - self._spacing, inner.y()) - area.y() + self.contentsMargins().bottom()

    def _lines(self, room: int) -> list[list[tuple[QWidget, QSize]]]:
        """Give what stands in each line, with its size, where there is so much room."""
        lines: list[list[tuple[QWidget, QSize]]] = []
        taken = 0
        for thing in self._shown():
            size = thing.sizeHint()
            if not lines or taken + size.width() > room:
                lines.append([])
                taken = 0
            lines[-1].append((thing, size))
            taken += size.width() + self._spacing
        if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) > 1:
            (_one, last), (_other, before) = lines[-1][0], lines[-2][-1]
            if before.width() + self._spacing + last.width() <= room:
                lines[-1].insert(0, lines[-2].pop())
        return [self._filled(line, room) for line in lines] if self._fills else lines

    def _filled(self, line: list[tuple[QWidget, QSize]], room: int) -> list[tuple[QWidget, QSize]]:
        """Give a line whose things reach together from its left end to its right."""
        taken = sum(size.width() for _thing, size in line) + self._spacing * (len(line) - 1)
        share, over = divmod(max(0, room - taken), len(line))
        return [
            (thing, QSize(size.width() + share + (at < over), size.height()))
            for at, (thing, size) in enumerate(line)
        ]


def _highest(sizes: list[QSize]) -> int:
    return max((one.height() for one in sizes), default=0)
