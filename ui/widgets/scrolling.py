"""A page that scrolls, and never leaves what has the focus out of sight."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

_ROOM = 24
_FROM_BAR = 12
_SETTLED_MS = 60


class Inside(QWidget):
    """What scrolls: as high as its lines need at the width it has, and not as if it were narrow."""

    resized = Signal()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for width alone; the scroll area finds the height for it."""
        return QSize(super().minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that what stands in it may stand elsewhere now."""
        super().resizeEvent(event)
        self.resized.emit()


class Scrolling(QScrollArea):
    """A column in a scroll area: add to `column`."""

    def __init__(
        self,
        margins: tuple[int, int, int, int] = (28, 22, 28, 22),
        spacing: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.inside = Inside()
        self.inside.setProperty("kind", "ground")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(*margins)
        self._margins = margins
        self.column.setSpacing(spacing)
        self.setWidget(self.inside)
        self._followed, self._least = False, 0
        self._begins = self._turned = False
        self.inside.resized.connect(self._follow_on)
        self.verticalScrollBar().actionTriggered.connect(self._let_scroll)
        self.verticalScrollBar().rangeChanged.connect(self._part_from_bar)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _part_from_bar(self, _least: int, most: int) -> None:
        """Keep the words off the scroll bar, where one shows."""
        left, top, right, bottom = self._margins
        self.column.setContentsMargins(
            left, top, max(right, _FROM_BAR) if most > 0 else right, bottom
        )

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into view (WCAG 2.2, 2.4.11)."""
        self._followed = now is not None and self.inside.isAncestorOf(now)
        if now is not None and self._followed and self._begins and self._is_enough(now):
            # The keys came after the page had turned back, or come before: its top still shows.
            self._followed, self._begins = False, not self._turned
        elif now is not None and self._followed:
            self.bring(now)
            # Once more when the page has its new height: what took the focus may have grown.
            QTimer.singleShot(0, now, lambda: self.bring(now))

    def _follow_on(self) -> None:
        """Follow the focus when the page grows above it, until somebody scrolls elsewhere."""
        now = QApplication.focusWidget()
        if self._followed and now is not None and self.inside.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self.bring(now))

    def _let_scroll(self, _action: int) -> None:
        """Leave the page where somebody scrolled it."""
        self._followed = self._begins = False

    def begin_at_the_top(self, *, least: int = 0) -> None:
        """Show the top once the page has its width, as far as what has the keys allows.

        It has to show whole; where `least` is given, so many pixels of its head are enough.
        """
        self._least, self._begins, self._turned = least, least > 0, False
        QTimer.singleShot(_SETTLED_MS, self, self._turn_back)

    def _turn_back(self) -> None:
        """Turn back what was scrolled while everything stood elsewhere."""
        self.verticalScrollBar().setValue(0)
        self._turned = True
        now = QApplication.focusWidget()
        if now is None or not self.inside.isAncestorOf(now):
            return
        self._begins = False
        if self._is_enough(now):
            self._followed = False
        else:
            self.bring(now)

    def _is_enough(self, now: QWidget) -> bool:
        """Say whether the head of what has the keys shows below the top of the page."""
        head = now.mapTo(self.inside, QPoint(0, self._least)).y()
        return self._least > 0 and head <= self.viewport().height()

    def bring(self, widget: QWidget) -> None:
        """Bring a widget into view, its bottom first and then its top."""
        area = QRect(widget.mapTo(self.inside, QPoint(0, 0)), widget.size())
        self.ensureVisible(area.left(), area.bottom(), 0, _ROOM)
        self.ensureVisible(area.left(), area.top(), 0, _ROOM)
