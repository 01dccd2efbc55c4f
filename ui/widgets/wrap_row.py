"""A row of buttons that goes on in the next line where there is too little room for it in one."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrapRow(QLayout):
    """Things side by side, each as wide as it wants to be; lines as many as are needed.

    With `ends_right` the last of them stands at the right end of its line.
    """

    def __init__(
        self,
        *things: QWidget,
        spacing: int = 8,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        ends_right: bool = False,
    ) -> None:
        """Put things side by side."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._ends_right = ends_right
        self.setContentsMargins(*margins)
        self.setSpacing(spacing)
        for thing in things:
            self.addWidget(thing)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take one more thing."""
        self._items.append(item)

    def count(self) -> int:
        """Say how many things there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Give a thing, None after the last."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take a thing out."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Take no more height than is needed."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Be higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Say how high it is at a width."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:  # noqa: N802 - Qt's name
        """Put everything in its place."""
        super().setGeometry(area)
        self._lay(area, place=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line."""
        sizes = [one.sizeHint() for one in self._shown()]
        wide = sum(one.width() for one in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(wide, max((one.height() for one in sizes), default=0)).grownBy(
            self.contentsMargins()
        )

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for the widest of them."""
        sizes = [one.sizeHint() for one in self._shown()]
        return QSize(
            max((one.width() for one in sizes), default=0),
            max((one.height() for one in sizes), default=0),
        ).grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [one for one in self._items if not one.isEmpty()]

    def _lay(self, area: QRect, *, place: bool) -> int:
        """Break into lines for an area, put them there if wanted, and give the height."""
        inner = area.marginsRemoved(self.contentsMargins())
        x, y, high = inner.x(), inner.y(), 0
        shown = self._shown()
        for item in shown:
            size = item.sizeHint()
            if x > inner.x() and x + size.width() > inner.right() + 1:
                x, y, high = inner.x(), y + high + self.spacing(), 0
            if self._ends_right and item is shown[-1]:
                x = max(x, inner.right() + 1 - size.width())
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, high = x + size.width() + self.spacing(), max(high, size.height())
        return y + high - area.y() + self.contentsMargins().bottom()
