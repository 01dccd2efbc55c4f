"""A page that scrolls, and never leaves what has the focus out of sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

_ROOM = 24


class Scrolling(QScrollArea):
    """A column in a scroll area: add to `column`."""

    def __init__(
        self, margins: tuple[int, int, int, int] = (28, 22, 28, 22), spacing: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.inside = QWidget()
        self.inside.setProperty("kind", "ground")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(spacing)
        self.setWidget(self.inside)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into view (WCAG 2.2, 2.4.11)."""
        if now is not None and self.inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, _ROOM, _ROOM)
