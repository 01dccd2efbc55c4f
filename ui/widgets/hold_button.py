"""A button that has to be held, so that a double click or a stray key confirms nothing."""

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button

HOLD_MS = 1200


class HoldButton(Button):
    """Hold it with the mouse or the Space bar until it fills. Letting go early does nothing."""

    held = Signal()

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        """Say what will be confirmed."""
        super().__init__(theme, words, icon="hand", kind="primary", parent=parent)
        self.setAccessibleDescription(
            say(
                "Hold for one second, with the mouse or the Space bar. Alt+C does the same at once."
            )
        )
        self._filling = QVariantAnimation(self)
        self._filling.setStartValue(0.0)
        self._filling.setEndValue(1.0)
        self._filling.setDuration(HOLD_MS)
        self._filling.setEasingCurve(QEasingCurve.Type.Linear)
        self._filling.valueChanged.connect(lambda _share: self.update())
        self._filling.finished.connect(self._full)

    @property
    def share(self) -> float:
        """How far it has filled, from 0 to 1."""
        running = self._filling.state() == QVariantAnimation.State.Running
        return float(self._filling.currentValue()) if running else 0.0

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to fill."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._filling.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        super().mouseReleaseEvent(event)
        self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to fill with Space. Enter does nothing here: it is too easily pressed twice."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._filling.start()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._let_go()
            return
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Let go when something else takes the keys."""
        super().focusOutEvent(event)
        self._let_go()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw how far it has filled, under a line of the same length for the colour-blind."""
        super().paintEvent(event)
        share = self.share
        if not share:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._filled()
        shape = QPainterPath()
        shape.addRoundedRect(area, 4, 4)
        painter.setClipPath(shape)
        filled = QRectF(area.left(), area.top(), area.width() * share, area.height())
        shade = self._theme.colour("action_held")
        shade.setAlphaF(0.35)
        painter.fillRect(filled, shade)
        filled.setTop(area.bottom() - self._theme.px(4))
        painter.fillRect(filled, self._theme.colour("on_action"))

    def _let_go(self) -> None:
        """Empty it."""
        if self._filling.state() == QVariantAnimation.State.Running:
            self._filling.stop()
            self.update()

    def _full(self) -> None:
        """It was held to the end."""
        self.setDown(False)
        self.update()
        self.held.emit()
